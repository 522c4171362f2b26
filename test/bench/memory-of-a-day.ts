import {execFile} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {type Figure, megabytes} from './figures.ts';

const goal = 1.7;
const soak = fileURLToPath(new URL('../soak/soak.ts', import.meta.url));

/** The RSS at each hour, out of the table that the soak test prints. */
export function residentByHour(report: string): readonly number[] {
	const rows = report.split('\n').filter((line) => line.startsWith('| '));
	const [head = [], ...samples] = rows.map((line) => line.split('|').map((cell) => cell.trim()));
	const column = head.indexOf('RSS MB');
	return samples.map((cells) => Number(cells[column])).filter((megabytes) => megabytes > 0);
}

/** P6, continued: resident memory after a simulated day of the soak test, against that of its beginning with one page on the screen. */
export async function measureDay(): Promise<Figure[]> {
	const {stdout} = await promisify(execFile)(process.execPath, [soak]);
	const hours = residentByHour(stdout);
	const [first, last] = [hours[0], hours.at(-1)];
	if (first === undefined || last === undefined || hours.length < 2) throw new Error('The soak test printed no table.');
	const figure: Figure = {
		id: 'P6',
		what: 'resident memory: after a simulated day of watching',
		measured: megabytes(last),
		against: `the same when it began: ${megabytes(first)}`,
		ratio: last / first,
		goal,
	};
	return [figure];
}

import process from 'node:process';
import {parseArgs} from 'node:util';
import {measureBytes} from './bytes.ts';
import {measureCpu} from './cpu.ts';
import {type Figure, markdownTable} from './figures.ts';
import {measureFirstFrame} from './first-frame.ts';
import {measureKeys} from './keys.ts';
import {measureMemory} from './memory.ts';
import {measureStart} from './start.ts';

const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
	P1: measureStart,
	P2: measureFirstFrame,
	P3: measureKeys,
	P4: measureBytes,
	P5: measureCpu,
	P6: measureMemory,
};

function fail(exitCode: number, sentence: string): void {
	process.exitCode = exitCode;
	console.error(sentence);
}

function chosenMeasures(): string[] {
	const {values} = parseArgs({options: {only: {type: 'string', multiple: true}}});
	const chosen = values.only?.map((id) => id.toUpperCase()) ?? Object.keys(measures);
	const unknown = chosen.filter((id) => measures[id] === undefined);
	if (unknown.length === 0) return chosen;
	throw new Error(`There is no measure ${unknown.join(', ')}: --only takes ${Object.keys(measures).join(', ')}.`);
}

async function measureAll(ids: readonly string[]): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const id of ids) {
		try {
			figures.push(...((await measures[id]?.()) ?? []));
		} catch (error) {
			fail(1, `${id} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	return figures;
}

function commandLine(): string {
	const args = process.argv.slice(2);
	return ['npm run bench', ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
}

async function run(): Promise<void> {
	const figures = await measureAll(chosenMeasures());
	if (figures.length === 0) return;
	const date = new Date().toISOString().slice(0, 10);
	console.log(`${markdownTable(figures)}\n\nMeasured on ${date} with Node ${process.version}: \`${commandLine()}\``);
}

try {
	await run();
} catch (error) {
	fail(2, error instanceof Error ? error.message : String(error));
}

import process from 'node:process';
import {measureBoard} from './board.ts';
import {measureBytes} from './bytes.ts';
import {measureCpu, measureSettledMinute} from './cpu.ts';
import {measureExport} from './export.ts';
import {measureFailureBudget} from './failure-budget.ts';
import {measureFailures} from './failures.ts';
import {type Figure, tableHead, tableRow} from './figures.ts';
import {measureFirstFrame} from './first-frame.ts';
import {measureHeldKeys} from './held-keys.ts';
import {measureJump} from './jump.ts';
import {measureKeys} from './keys.ts';
import {measureMemory} from './memory.ts';
import {measureDay} from './memory-of-a-day.ts';
import {measureNetwork} from './network.ts';
import {measurePolls} from './polls.ts';
import {missingPackages} from './requirements.ts';
import {measureSandbox} from './sandbox.ts';
import {readSettings, type Settings} from './settings.ts';
import {measureStart} from './start.ts';
import {measureTravel} from './travel.ts';

type Measure = (settings: Settings) => Promise<Figure[]>;

/** Each can fail on its own. */
const measures: Readonly<Record<string, readonly Measure[]>> = {
	P1: [measureStart],
	P2: [measureFirstFrame],
	P3: [measureKeys, measureHeldKeys],
	P4: [measureBytes],
	P5: [measureCpu, measureSettledMinute],
	P6: [measureMemory, measureDay],
	P7: [measureExport],
	P8: [measurePolls, measureFailureBudget, measureBoard],
	P10: [measureJump],
	P11: [measureFailures],
	P12: [measureTravel],
	P13: [measureNetwork],
	P14: [measureSandbox],
};

function fail(exitCode: number, sentence: string): void {
	process.exitCode = exitCode;
	console.error(sentence);
}

function chosenMeasures(only: readonly string[]): readonly string[] {
	const known = Object.keys(measures);
	const unknown = only.filter((id) => measures[id] === undefined);
	if (unknown.length > 0)
		throw new Error(`There is no measure ${unknown.join(', ')}: --only takes ${known.join(', ')}.`);
	return only.length === 0 ? known : only;
}

/** Measures one after the other, and prints each row of the table at once: all of them take a while. */
async function measureAll(ids: readonly string[], settings: Settings): Promise<void> {
	console.log(tableHead);
	for (const [id, measure] of ids.flatMap((id) => (measures[id] ?? []).map((one): [string, Measure] => [id, one]))) {
		try {
			for (const figure of await measure(settings)) console.log(tableRow(figure));
		} catch (error) {
			fail(1, `${id} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
}

function commandLine(): string {
	const args = process.argv.slice(2);
	return ['npm run bench', ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
}

async function run(): Promise<void> {
	const {only, settings} = readSettings(process.argv.slice(2));
	const ids = chosenMeasures(only);
	const missing = missingPackages(ids);
	if (missing !== undefined) throw new Error(missing);
	await measureAll(ids, settings);
	const date = new Date().toISOString().slice(0, 10);
	console.log(`\nMeasured on ${date} with Node ${process.version}: \`${commandLine()}\``);
}

try {
	await run();
} catch (error) {
	fail(2, error instanceof Error ? error.message : String(error));
}

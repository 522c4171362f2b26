import process from 'node:process';
import {temporaryHome} from '../helpers/environment.ts';
import {builtProgram} from '../helpers/program.ts';
import {type Figure, milliseconds} from './figures.ts';
import {timeOfBareNode, timeToExit} from './processes.ts';
import {alternate, median} from './statistics.ts';

/** P1: from spawn to the end of `--version` and `--help`, against a node that does nothing. */
export async function measureStart(): Promise<Figure[]> {
	const home = temporaryHome();
	const program = builtProgram();
	const sendwatch = (flag: string) => () => timeToExit(process.execPath, [program, flag], home.path);
	try {
		const samples = await alternate(
			{rounds: 21},
			{
				bare: () => timeOfBareNode(home.path),
				'--version': sendwatch('--version'),
				'--help': sendwatch('--help'),
			},
		);
		const bareMs = median(samples.bare);
		return (['--version', '--help'] as const).map((flag) => ({
			id: 'P1',
			what: `spawn → end of \`${flag}\``,
			measured: milliseconds(median(samples[flag])),
			against: `\`node -e 0\`: ${milliseconds(bareMs)}`,
			ratio: median(samples[flag]) / bareMs,
			goal: 1.6,
		}));
	} finally {
		home.remove();
	}
}

import {temporaryHome} from '../helpers/environment.ts';
import {isFull, openApp, quit} from './app.ts';
import {type Figure, milliseconds} from './figures.ts';
import {watchFrameEnds} from './frames.ts';
import {timeOfBareNode} from './processes.ts';
import {type Loopback, serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {alternate, median} from './statistics.ts';

async function timeToFirstFrame(send: Loopback): Promise<number> {
	await using terminal = openApp(send);
	const frameEnd = watchFrameEnds(terminal);
	let endedAt: number | undefined;
	await terminal.sees((screen) => {
		if (!isFull(screen)) return false;
		endedAt = frameEnd();
		return true;
	});
	await quit(terminal);
	if (endedAt === undefined) throw new Error('The first frame was not a synchronized one.');
	return endedAt - terminal.startedAtMs;
}

/** P2: from spawn to the first full frame with data, against a node that does nothing. */
export async function measureFirstFrame({dialect}: Settings): Promise<Figure[]> {
	const home = temporaryHome();
	await using send = await serveSend({dialect});
	try {
		const samples = await alternate(
			{rounds: 15},
			{
				bare: () => timeOfBareNode(home.path),
				sendwatch: () => timeToFirstFrame(send),
			},
		);
		const [bareMs, ownMs] = [median(samples.bare), median(samples.sendwatch)];
		return [
			{
				id: 'P2',
				what: 'spawn → first full frame with data, 120×40',
				measured: milliseconds(ownMs),
				against: `\`node -e 0\`: ${milliseconds(bareMs)}`,
				ratio: ownMs / bareMs,
				goal: 5,
			},
		];
	} finally {
		home.remove();
	}
}

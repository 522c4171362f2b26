import type {Terminal} from '../helpers/terminal.ts';
import {loadAll, openApp, pollsOnDemand} from './app.ts';
import {moveCursor} from './cursor.ts';
import {type Figure, limited, milliseconds} from './figures.ts';
import {quiet, timeToQuiet, watchFrameEnds} from './frames.ts';
import {openHtop, openLnav} from './peers.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {alternate, median, quantile} from './statistics.ts';

const rounds = 11;
const keysPerRound = 20;
const keys = Array.from({length: keysPerRound}, (_, index) => (index % 2 === 0 ? 'up' : 'down'));
const limitMs = 16;

// A program that does not mark its frames has drawn one when it falls silent. Both peers answer a key in one burst with
// gaps below 10 ms; five times that joins every burst, and the silence itself is not counted: the last byte's time is.
const silenceMs = 50;

type Press = (key: string) => Promise<number>;

async function timeKeys(press: Press): Promise<number[]> {
	const times: number[] = [];
	for (const key of keys) times.push(await press(key));
	return times;
}

function pressAtPeer(terminal: Terminal): Press {
	return (key) => timeToQuiet(terminal, () => terminal.press(key), silenceMs);
}

function pressAtApp(terminal: Terminal): Press {
	const frameEnd = watchFrameEnds(terminal);
	return async (key) => {
		const tookMs = await moveCursor(terminal, key, frameEnd);
		// The same pause between keys as the peers have.
		await quiet(terminal, silenceMs);
		return tookMs;
	};
}

/** P3: from a key to the complete frame, with every email loaded, against htop and lnav in the same terminal. */
export async function measureKeys({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect});
	await using app = openApp(send, [...pollsOnDemand, '--page-size', '1000']);
	await loadAll(app);
	await app.press('page up');
	await quiet(app, 300);
	await using htop = await openHtop();
	await using lnav = await openLnav();
	const press = {sendwatch: pressAtApp(app), htop: pressAtPeer(htop), lnav: pressAtPeer(lnav)};
	// From the first row only down leads anywhere; all begin with up.
	await htop.press('down');
	const samples = await alternate(
		{rounds},
		{
			sendwatch: () => timeKeys(press.sendwatch),
			htop: () => timeKeys(press.htop),
			lnav: () => timeKeys(press.lnav),
		},
	);
	const p50 = (name: keyof typeof press) => median(samples[name].map(median));
	const p99Ms = quantile(samples.sendwatch.flat(), 0.99);
	const against = (peer: 'htop' | 'lnav'): Figure => ({
		id: 'P3',
		what: `key → frame complete, ${rounds * keysPerRound} keys, p50`,
		measured: milliseconds(p50('sendwatch')),
		against: `${peer}: ${milliseconds(p50(peer))}`,
		ratio: p50('sendwatch') / p50(peer),
	});
	return [
		{...against('htop'), goal: 4},
		against('lnav'),
		limited('P3', `key → frame complete, ${rounds * keysPerRound} keys, p99`, p99Ms, limitMs, milliseconds),
	];
}

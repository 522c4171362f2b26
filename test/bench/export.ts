import {spawn} from 'node:child_process';
import {closeSync, openSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {temporaryHome, userEnvironment} from '../helpers/environment.ts';
import {builtProgram} from '../helpers/program.ts';
import {type Figure, limited, megabytes, milliseconds} from './figures.ts';
import {timeOfBareLoop} from './loop.ts';
import {residentMb} from './processes.ts';
import {recipients, serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {alternate, median} from './statistics.ts';

const rounds = 11;
const budgetMs = 180_000;
const operations = 22;
const goal = 0.7;
const mostMb = 150;
const sampleMs = 20;

type Run = {readonly ms: number; readonly peakMb: number};

/** Exports every email of an account to a CSV file, and looks how much memory that takes meanwhile. */
function exportAll(url: string, home: string): Promise<Run> {
	const args = [builtProgram(), 'emails', '--all', '--format', 'csv', '--page-size', '1000', '--base-url', url];
	const file = join(home, 'emails.csv');
	const output = openSync(file, 'w');
	const startedAt = performance.now();
	const child = spawn(process.execPath, args, {stdio: ['ignore', output, 'ignore'], env: userEnvironment(home)});
	let peakMb = 0;
	const sampler = setInterval(() => {
		if (child.pid !== undefined) peakMb = residentMb(child.pid, 'peak') ?? peakMb;
	}, sampleMs);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => {
			clearInterval(sampler);
			closeSync(output);
			rmSync(file);
			if (code === 0) resolve({ms: performance.now() - startedAt, peakMb});
			else reject(new Error(`The export ended with ${code}.`));
		});
	});
}

async function walkAll(url: string): Promise<number> {
	const startedAt = performance.now();
	await timeOfBareLoop([`${url}/Emails?pageSize=1000`]);
	return performance.now() - startedAt;
}

/** P7: export of 220,000 emails to CSV, against the bare loop that fetches and parses the same pages; and the most memory it takes. */
export async function measureExport({dialect}: Settings): Promise<Figure[]> {
	const home = temporaryHome();
	await using send = await serveSend({dialect, operations});
	try {
		const samples = await alternate(
			{rounds, budgetMs},
			{
				sendwatch: () => exportAll(send.url, home.path),
				loop: () => walkAll(send.url),
			},
		);
		const [ours, theirs] = [median(samples.sendwatch.map(({ms}) => ms)), median(samples.loop)];
		const what = `export of ${(operations * recipients).toLocaleString('en')} emails to CSV, pages of 1,000`;
		return [
			{
				id: 'P7',
				what: `${what}: throughput, median of ${samples.loop.length}`,
				measured: milliseconds(ours),
				against: `bare undici loop that fetches and parses the same pages, spawn → end: ${milliseconds(theirs)}`,
				ratio: theirs / ours,
				goal,
				isFloor: true,
			},
			limited('P7', 'peak RSS of that', median(samples.sendwatch.map(({peakMb}) => peakMb)), mostMb, megabytes),
		];
	} finally {
		home.remove();
	}
}

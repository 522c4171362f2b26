/**
 * How good the time left is: watches every scenario of the sandbox under a clock of its own, and compares what would be shown at 25, 50
 * and 75 % of the send with the time that it took indeed. In the reference's dialect, for in the guide's nobody knows for 30 s how many
 * emails there will be. Prints a Markdown table. `npm run bench:time-left`
 */
import process from 'node:process';
import {Agent, request} from 'undici';
import {decodeOperation} from '../../source/api/decoding/decode.ts';
import {endedRange} from '../../source/core/operation/counts.ts';
import {middleOf, type TimeLeft} from '../../source/core/operation/rate.ts';
import {isScenarioName, SCENARIOS, type ScenarioName, startSandbox} from '../../source/sandbox/sandbox.ts';
import {NOTHING_KNOWN, receiveOperation, type Watch} from '../../source/state/watch/operation.ts';
import {timeLeftOf} from '../../source/state/watch/select/send/pace.ts';
import {meanTimeLeft} from './mean-time-left.ts';

const DURATIONS_MS = [60_000, 600_000] as const;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const INTERVAL_MS = 2000;
const START = Date.parse('2026-04-05T06:20:00Z');
const MARKS = [25, 50, 75] as const;

/** One send as it was polled, until nothing was queued or only sent any more. */
type Send = {readonly total: number; readonly polls: readonly Poll[]};
type Poll = {
	readonly at: number;
	readonly ended: number;
	readonly left: TimeLeft | undefined;
	/** What version 0.1 would have shown. */
	readonly before: TimeLeft | undefined;
};
/** Which of the two estimates. */
type Estimate = 'left' | 'before';
/** What was shown at a mark, if anything, and what was true, in ms. */
type Guess = {readonly left: TimeLeft | undefined; readonly actualMs: number};

const dispatcher = new Agent();

/** Polls a send to its end; undefined if it has none within three times its duration. */
async function watchSend(scenario: ScenarioName, durationMs: number, seed: number): Promise<Send | undefined> {
	let now = START;
	const sandbox = await startSandbox({
		scenario,
		durationMs,
		seed,
		dialect: 'reference',
		now: () => now,
		startedAt: START,
	});
	const polls: Poll[] = [];
	let watch: Watch = NOTHING_KNOWN;
	try {
		for (; now <= START + 3 * durationMs; now += INTERVAL_MS) {
			watch = receiveOperation(watch, await askOperation(sandbox.url, sandbox.operationId), now);
			const {counts, isSettled} = watch;
			const ended = counts === undefined ? 0 : endedRange(counts).least;
			const mean = meanTimeLeft([...polls, {at: now, ended}], (counts?.denominator ?? 0) - ended);
			const before = mean === undefined ? undefined : {leastMs: mean, mostMs: mean};
			polls.push({at: now, ended, left: timeLeftOf(watch), before});
			if (isSettled) return {total: counts?.denominator ?? 0, polls};
		}
	} finally {
		await sandbox.close();
	}
	return undefined;
}

async function askOperation(url: string, id: string) {
	const {body} = await request(`${url}/Emails/Operations/${id}`, {
		dispatcher,
		headers: {authorization: `Basic ${btoa('key:secret')}`},
	});
	const operation = decodeOperation(await body.json());
	if (operation === undefined) throw new Error('The sandbox gave no operation.');
	return operation;
}

/** What was shown when so many percent had ended, unless that was the end. */
function guessAt({total, polls}: Send, mark: number, estimate: Estimate): Guess | undefined {
	const poll = polls.find(({ended}) => ended * 100 >= total * mark);
	const end = polls.at(-1)?.at ?? 0;
	return poll === undefined || poll.at >= end ? undefined : {left: poll[estimate], actualMs: end - poll.at};
}

/** By how much the middle of the range missed the truth: -0.25 is a quarter too short. */
function errorOf({left, actualMs}: Guess): number | undefined {
	return left === undefined ? undefined : (middleOf(left) - actualMs) / actualMs;
}

function isInside({left, actualMs}: Guess): boolean {
	return left !== undefined && left.leastMs <= actualMs && actualMs <= left.mostMs;
}

/** `9/9 · -4 % · -12 % · 7/9`: shown how often, median error, worst error, and, of a range, truth in it. */
function cellOf(guesses: readonly Guess[], estimate: Estimate): string {
	const errors = guesses
		.map(errorOf)
		.filter((error) => error !== undefined)
		.toSorted((a, b) => a - b);
	const median = errors[Math.floor((errors.length - 1) / 2)];
	if (median === undefined) return `0/${guesses.length}`;
	const worst = errors.reduce((most, error) => (Math.abs(error) > Math.abs(most) ? error : most));
	const shown = `${errors.length}/${guesses.length} · ${signed(median)} · ${signed(worst)}`;
	return estimate === 'before' ? shown : `${shown} · ${guesses.filter(isInside).length}/${errors.length}`;
}

function signed(share: number): string {
	const percent = Math.round(share * 100);
	return `${percent > 0 ? '+' : ''}${percent} %`;
}

async function rowOf(scenario: ScenarioName, durationMs: number): Promise<string | undefined> {
	const sends: Send[] = [];
	for (const seed of SEEDS) {
		const send = await watchSend(scenario, durationMs, seed);
		if (send === undefined) return undefined;
		sends.push(send);
	}
	const cellAt = (mark: number, estimate: Estimate) =>
		cellOf(
			sends.map((send) => guessAt(send, mark, estimate)).filter((guess) => guess !== undefined),
			estimate,
		);
	const cells = MARKS.map((mark) => `${cellAt(mark, 'left')}<br>${cellAt(mark, 'before')}`);
	return `| ${scenario} | ${durationMs / 1000} s | ${cells.join(' | ')} |`;
}

const chosen = process.argv.slice(2);
console.log('| scenario | duration | at 25 % | at 50 % | at 75 % |\n|---|---|---|---|---|');
for (const scenario of Object.keys(SCENARIOS).filter(isScenarioName))
	for (const durationMs of chosen.length === 0 || chosen.includes(scenario) ? DURATIONS_MS : []) {
		const row = await rowOf(scenario, durationMs);
		if (row !== undefined) console.log(row);
	}
await dispatcher.close();

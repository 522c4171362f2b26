import {fstatSync} from 'node:fs';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ListConfig} from '../../command-line/list-config.ts';
import type {Environment} from '../../core/environment.ts';
import {EXIT, ProblemError, UserError} from '../../core/errors.ts';
import {isRefusal, type Problem} from '../../core/network/problem.ts';
import {toAscii} from '../../core/text/ascii.ts';
import {count, perSecond, plural} from '../../core/text/format.ts';
import {safeLine} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {type AskPage, pagesAhead} from '../../monitor/pages-ahead.ts';
import {createRecordWriter} from '../../output/record-writer.ts';
import {refusalExitCode} from '../../state/watch/select/verdict.ts';
import {type Interruptible, listenForInterruption} from './interruption.ts';
import {canRewrite, createRewritten} from './progress.ts';

/** Lists to be written one after the other, as one. */
export type WritePlan<Item> = {
	readonly lists: readonly AskPage<Item>[];
	readonly noun: 'email' | 'operation';
	readonly config: ListConfig<Item>;
	/** The command that goes on with this list, and those after it, from a token on. */
	readonly commandFor: (place: Place) => string;
	/** How many there are in all, where that can be known. */
	readonly total: (signal: AbortSignal) => Promise<number | undefined>;
	readonly env: Environment;
};

/** Where a listing stands: in which list, and at which token. */
export type Place = {readonly list: number; readonly token: string | null};

const AT_ONCE = 100;

/** How far it came: `next` is absent once everything has been written. */
type Reached = {written: number; next: Place | undefined};

/**
 * Writes lists to standard output as they come in, page by page, without keeping any. What is written is whole records, however it ends; stderr
 * says what is left and how to go on. Resolves with the exit code.
 */
export async function writeRecords<Item>(plan: WritePlan<Item>): Promise<number> {
	const interruptible = listenForInterruption();
	const reached: Reached = {written: 0, next: {list: 0, token: plan.config.token}};
	const progress = watchProgress(plan, reached, interruptible.signal);
	let failure: unknown;
	try {
		await writeAll(plan, reached, interruptible, progress.draw);
	} catch (error) {
		failure = error;
	}
	progress.close();
	const interruption = interruptible.signal.aborted ? await interruptible.interrupted : undefined;
	interruptible.close();
	if (interruption?.cause === 'reader') return interruption.exitCode;
	if (interruption !== undefined) {
		say(`Interrupted after ${plural(reached.written, plan.noun)}.${howToGoOn(plan, reached)}`);
		return interruption.exitCode;
	}
	if (failure !== undefined) return explainFailure(failure, plan, reached);
	await sayWhatIsLeft(plan, reached);
	return EXIT.good;
}

function say(line: string): void {
	process.stderr.write(`${safeLine(line)}\n`);
}

async function writeAll<Item>(
	{lists, config}: WritePlan<Item>,
	reached: Reached,
	interruptible: Interruptible,
	draw: () => void,
): Promise<void> {
	const {format, fields, isAscii, pageSize, limit} = config;
	const columns = process.stdout.isTTY ? {columns: process.stdout.columns} : {};
	const writer = createRecordWriter<Item>({format, fields, ...columns});
	const write = (text: string) => put(isAscii && format === 'table' ? toAscii(text) : text, interruptible);
	await write(writer.begin());
	try {
		for (const [list, ask] of lists.entries()) {
			const walk = {token: reached.next?.token ?? null, pageSize, limit: limit - reached.written};
			if (walk.limit <= 0) break;
			for await (const {items, next} of pagesAhead(ask, walk, interruptible.signal)) {
				for (let start = 0; start < items.length; start += AT_ONCE) {
					await write(writer.write(items.slice(start, start + AT_ONCE)));
					// The next page is coming in meanwhile: a server whose answer is not read stops sending.
					await nextTurn();
				}
				reached.written += items.length;
				reached.next = placeAfter({list, token: next}, lists.length);
				draw();
				interruptible.signal.throwIfAborted();
			}
		}
	} finally {
		await write(writer.end());
	}
}

function placeAfter({list, token}: Place, lists: number): Place | undefined {
	if (token !== null) return {list, token};
	return list + 1 < lists ? {list: list + 1, token: null} : undefined;
}

/** Writes, and waits where the reader is slower than the server. */
async function put(text: string, {interrupted}: Interruptible): Promise<void> {
	if (text === '' || process.stdout.write(text)) return;
	await Promise.race([new Promise((resolve) => process.stdout.once('drain', resolve)), interrupted]);
}

/**
 * A line on stderr while the records go to a file: how many so far, of how many, how fast. Behind a pipe there may be somebody who
 * writes to the same terminal.
 */
function watchProgress<Item>({noun, total, env}: WritePlan<Item>, reached: Reached, signal: AbortSignal) {
	const isShown = canRewrite(env) && fstatSync(1).isFile();
	const startedAt = systemClock.now();
	let all = '';
	if (isShown)
		void total(signal).then((known) => {
			if (known !== undefined) all = ` of ${count(known)}`;
		});
	return createRewritten(() => {
		const seconds = (systemClock.now() - startedAt) / 1000;
		const pace = seconds < 1 ? '' : `  ${perSecond(reached.written / seconds)}`;
		return `${count(reached.written)}${all} ${noun}s${pace}`;
	}, isShown);
}

function howToGoOn<Item>({commandFor}: WritePlan<Item>, {next}: Reached): string {
	return next === undefined ? '' : ` To go on: ${commandFor(next)}`;
}

async function sayWhatIsLeft<Item>(plan: WritePlan<Item>, reached: Reached): Promise<void> {
	const {noun, config, total} = plan;
	const {written, next} = reached;
	if (written === 0 && next === undefined) say(`No ${noun}s.`);
	if (next === undefined || written < config.limit) return;
	const all = await total(AbortSignal.timeout(2000));
	const more = all === undefined || all <= written ? 'There are more' : `There are ${count(all - written)} more`;
	say(`${more}: --all lists all, --limit another number.${howToGoOn(plan, reached)}`);
}

/** A refusal has its own code; any other trouble means that one request has failed for good. */
function explainFailure<Item>(failure: unknown, plan: WritePlan<Item>, reached: Reached): number {
	const written = reached.written === 0 ? '' : ` ${plural(reached.written, plan.noun)} written.`;
	if (failure instanceof UserError) {
		say(`${failure.message}${written}`);
		return failure.exitCode;
	}
	if (!(failure instanceof ProblemError)) throw failure;
	const {problem} = failure;
	say(`${problem.sentence}${written}${written === '' ? '' : howToGoOn(plan, reached)}`);
	return exitCodeOf(problem);
}

function exitCodeOf(problem: Problem): number {
	return isRefusal(problem) ? refusalExitCode(problem) : EXIT.gaveUp;
}

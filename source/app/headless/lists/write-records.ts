import {setImmediate as nextTurn} from 'node:timers/promises';
import {compact} from '../../../core/compact.ts';
import type {Environment} from '../../../core/environment.ts';
import {BrokenListError, ProblemError} from '../../../core/errors.ts';
import {EXIT, problemExitCode} from '../../../core/exit-codes.ts';
import {addLeftOut, type LeftOut, leftOutTexts, NOTHING_LEFT_OUT} from '../../../core/network/gaps.ts';
import {problemLines} from '../../../core/network/problem.ts';
import {toAscii} from '../../../core/text/drawing/ascii.ts';
import {count, plural} from '../../../core/text/format.ts';
import {exactLine, safeLine} from '../../../core/text/text.ts';
import {
	type AskPage,
	createRepeats,
	type ListedPage,
	type PageWalk,
	walkPages,
} from '../../../monitor/lists/walk-pages.ts';
import {createRecordWriter} from '../../../output/record-writer.ts';
import {FullHeapError} from '../../memory/heap-guard.ts';
import {limitHeap} from '../../memory/limit-heap.ts';
import {type Interruptible, listenForInterruption} from '../interruption.ts';
import {countTaken} from './full-disk.ts';
import type {Listing} from './listing.ts';
import {watchProgress} from './write-progress.ts';

/** Lists that are written one after the other, as one. */
export type WritePlan<Item> = {
	readonly lists: readonly AskPage<Item>[];
	/** An item that comes again, on another page or in another list, is written once. */
	readonly idOf: (item: Item) => string;
	/** Which items are written, if the server cannot tell; only they count towards the limit. */
	readonly isWanted?: PageWalk<Item>['isWanted'] | undefined;
	/** What is written of an item. */
	readonly shown?: (item: Item) => Item;
	readonly noun: 'email' | 'operation';
	readonly config: Listing<Item>;
	/** The command that continues with this list at a token, and with those after it. */
	readonly commandFor: (place: ListPlace) => string;
	/** What is being read for the next records, if that takes long. */
	readonly reading?: () => string;
	/** What else is missing from what was written, in sentences. */
	readonly missing?: () => readonly string[];
	/** How many there are in all, if that can be known. */
	readonly total: (signal: AbortSignal) => Promise<number | undefined>;
	readonly env: Environment;
};

/** Where a listing stands: the number of the list, and the page token in it. */
export type ListPlace = {readonly list: number; readonly token: string | null};

const AT_ONCE = 100;
/** By then the room for new objects is large enough for a page. */
const PAGES_BEFORE_LIMIT = 4;

/**
 * How far a listing has come: `next` is absent if nothing is left to ask for. `broken` holds the lists that ended without saying that
 * they were complete, `hidden` counts the columns of a table that did not fit.
 */
type Reached = {
	written: number;
	hidden: number;
	next: ListPlace | undefined;
	leftOut: LeftOut;
	broken: BrokenListError[];
};

/**
 * Writes lists to standard output page by page as they come in; only their ids are kept. However it ends, the records written are
 * whole, and stderr says what is missing, what is left and how to continue. Resolves with the exit code.
 */
export async function writeRecords<Item>(plan: WritePlan<Item>): Promise<number> {
	const interruptible = listenForInterruption();
	const start = {list: 0, token: plan.config.token};
	const reached: Reached = {written: 0, hidden: 0, next: start, leftOut: NOTHING_LEFT_OUT, broken: []};
	const progress = watchProgress(plan, reached, interruptible.signal);
	// Before the sentence about it takes the same line.
	process.stdout.prependOnceListener('error', progress.close);
	let failure: unknown;
	try {
		await writeAll(plan, reached, interruptible, progress.draw);
	} catch (error) {
		failure = error;
	}
	progress.close();
	process.stdout.off('error', progress.close);
	const interruption = interruptible.signal.aborted ? await interruptible.interrupted : undefined;
	interruptible.close();
	if (interruption?.cause === 'reader') return interruption.exitCode;
	if (interruption !== undefined) {
		say(`Interrupted after ${plural(reached.written, plan.noun)}.`, howToGoOn(plan, reached));
		return interruption.exitCode;
	}
	if (failure !== undefined) return explainFailure(failure, plan, reached);
	const missing = whatIsMissing(plan, reached);
	for (const line of missing) say(line);
	if (reached.hidden > 0) say(`${plural(reached.hidden, 'column')} not shown: --fields chooses the columns.`);
	await sayWhatIsLeft(plan, reached);
	if (reached.broken.some(({brokenBy}) => brokenBy === 'refused-token')) return EXIT.gaveUp;
	return missing.length === 0 ? EXIT.good : EXIT.incomplete;
}

/** What is missing from what was written, in sentences. */
function whatIsMissing<Item>({noun, missing}: WritePlan<Item>, {leftOut, broken}: Reached): readonly string[] {
	const others = missing?.() ?? [];
	return [...new Set([...leftOutTexts(leftOut, noun), ...broken.map(({problem}) => problem.sentence), ...others])];
}

/** `command` continues the list: it is printed whole, however long. */
function say(line: string, command = ''): void {
	process.stderr.write(`${safeLine(line)}${command}\n`);
}

async function writeAll<Item>(
	plan: WritePlan<Item>,
	reached: Reached,
	interruptible: Interruptible,
	draw: () => void,
): Promise<void> {
	const {lists, config, isWanted, idOf} = plan;
	const {pageSize, limit} = config;
	const repeats = createRepeats(idOf);
	const {begin, write, end} = openOutput(plan, reached, interruptible);
	await begin();
	try {
		for (const [list, ask] of lists.entries()) {
			const token = reached.next?.token ?? null;
			const walk = compact({token, pageSize, limit: limit - reached.written, isWanted, repeats});
			if (walk.limit <= 0) break;
			try {
				for await (const page of walkPages(ask, walk, interruptible.signal)) {
					await write(page.items);
					reached.written += page.items.length;
					reached.leftOut = addLeftOut(reached.leftOut, page);
					reached.next = placeAfter(page, list, lists.length);
					draw();
					interruptible.signal.throwIfAborted();
				}
			} catch (error) {
				if (!(error instanceof BrokenListError)) throw error;
				reached.broken.push(error);
				reached.next = placeAfter({next: null}, list, lists.length);
			}
		}
	} finally {
		await end();
	}
}

/** Standard output as records are written to it, a few at a time. */
function openOutput<Item>(plan: WritePlan<Item>, reached: Reached, interruptible: Interruptible) {
	const {config, noun, shown = (item) => item} = plan;
	const {format, fields, hasHeader, isAscii} = config;
	const columns = process.stdout.isTTY ? {columns: process.stdout.columns} : {};
	const writer = createRecordWriter<Item>({format, fields, hasHeader, ...columns});
	const taken = countTaken(noun, writer.end, (records) => howToGoOnAfter(plan, reached, records));
	let pages = 0;
	const write = (text: string) => put(isAscii && format === 'table' ? toAscii(text) : text, interruptible);
	return {
		begin: () => write(writer.begin()),
		async write(items: readonly Item[]) {
			pages += 1;
			if (pages === PAGES_BEFORE_LIMIT) limitHeap();
			for (let start = 0; start < items.length; start += AT_ONCE) {
				const some = items.slice(start, start + AT_ONCE);
				await write(writer.write(some.map(shown)));
				taken.add(some.length);
				// The next page is coming in meanwhile: a server whose answer is not read stops sending.
				await nextTurn();
			}
		},
		async end() {
			await write(writer.end());
			reached.hidden = writer.hidden();
			taken.close();
		},
	};
}

function placeAfter(
	{next, isCut}: Pick<ListedPage<unknown>, 'next' | 'isCut'>,
	list: number,
	lists: number,
): ListPlace | undefined {
	if (next !== null || isCut) return {list, token: next};
	return list + 1 < lists ? {list: list + 1, token: null} : undefined;
}

/** Writes, and waits for a reader that is slower than the server. */
async function put(text: string, {interrupted}: Interruptible): Promise<void> {
	if (text === '' || process.stdout.write(text)) return;
	await Promise.race([new Promise((resolve) => process.stdout.once('drain', resolve)), interrupted]);
}

/** How to continue a list that is incomplete. */
function howToGoOn<Item>({commandFor}: WritePlan<Item>, {next}: Reached, words = 'To continue'): string {
	if (next === undefined) return '';
	const command = exactLine(commandFor(next));
	if (command !== undefined) return ` ${words}: ${command}`;
	return ' No command can continue: the page token contains characters that cannot be shown.';
}

/** Records are taken a few at a time and asked for in pages: those of the last one that were taken come again. */
function howToGoOnAfter<Item>(plan: WritePlan<Item>, reached: Reached, taken: number): string {
	const again = taken - reached.written;
	if (taken === 0) return '';
	if (reached.written === 0) return howToGoOn(plan, reached, 'To start over');
	const repeated = again === 0 ? '' : ` The next page begins with ${count(again)} of them.`;
	return `${repeated}${howToGoOn(plan, reached)}`;
}

/** Said on stderr if `--limit` left emails out. */
async function sayWhatIsLeft<Item>(plan: WritePlan<Item>, reached: Reached): Promise<void> {
	const {noun, config, total} = plan;
	const {written, next} = reached;
	const isEmpty = written === 0 && next === undefined;
	if (isEmpty && whatIsMissing(plan, reached).length === 0) say(`No ${noun}s.`);
	if (next === undefined || written < config.limit) return;
	// How many the pages before a token hold is not known.
	const all = config.token === null ? await total(AbortSignal.timeout(2000)) : undefined;
	const more = all === undefined || all <= written ? 'There are more' : `There are ${count(all - written)} more`;
	say(`${more}: --all lists them all, --limit sets another number.`, howToGoOn(plan, reached));
}

/** A refusal has its own exit code; any other problem means that sendwatch gave up on a request. */
function explainFailure<Item>(failure: unknown, plan: WritePlan<Item>, reached: Reached): number {
	const written = reached.written === 0 ? '' : ` ${plural(reached.written, plan.noun)} written.`;
	if (failure instanceof FullHeapError) {
		say(`${failure.message}${written}`, reached.written > 0 ? howToGoOn(plan, reached) : '');
		return failure.exitCode;
	}
	if (!(failure instanceof ProblemError)) throw failure;
	const {problem} = failure;
	const [sentence, ...details] = problemLines(problem);
	for (const line of whatIsMissing(plan, reached)) say(line);
	say(`${sentence}${written}`, reached.written > 0 ? howToGoOn(plan, reached) : '');
	for (const detail of details) process.stderr.write(`${detail}\n`);
	return problemExitCode(problem);
}

import {count, plural} from '../../core/text/format.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine, say as sentence} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {figuresWanted} from '../../state/board/compare/figures.ts';
import type {BoardEvent} from '../../state/board/event.ts';
import {nameText, newsBetween} from '../../state/board/news.ts';
import type {BoardOrder} from '../../state/board/rows/order.ts';
import {isChosen} from '../../state/board/rows/rows.ts';
import type {Send} from '../../state/board/send.ts';
import type {StoreOf} from '../../state/store.ts';
import {rowUnderCursor} from '../board/board-actions.ts';
import {rowName} from '../board/in-short/send-texts.ts';
import {BOARD_MENUS} from '../board/overlays/board-menus.ts';
import {boardHelpLines, messagesLines} from '../board/overlays/board-overlay-lines.ts';
import type {KeyTable} from '../keys/key-entry.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {copiedLines} from '../overlays/copied.tsx';
import {boardLine, comparisonLines, rowLine} from './board-lines.ts';
import {SPOKEN_COLUMNS} from './facts.ts';
import {numberOf, type RowNumbers, renumber} from './row-numbers.ts';
import {sentenceOf} from './sentence.ts';
import {helpLine} from './spoken-overlay.ts';

/** Tells a board in lines. */
export type BoardSpeakerOptions = {
	readonly store: StoreOf<Board, BoardEvent>;
	readonly keys: KeyTable;
	readonly now: () => number;
	/** The numbers of the rows, which are kept up to date here. */
	readonly numbers: {current: RowNumbers};
	/** Called with each line. */
	readonly say: (line: SafeText) => void;
};

/** What happens within this time is reported together. */
const REST_MS = 60;
/** A line that is being typed is read once nothing was typed for so long. */
const TYPING_REST_MS = 700;

/** Tells in lines what is worth knowing of a board, each once, as it happens. The returned function ends that. */
export function speakBoard({store, keys, now, numbers, say}: BoardSpeakerOptions): () => void {
	const {getState, subscribe} = store;
	let before: Board | undefined;
	let typed = '';
	let rest: ReturnType<typeof setTimeout> | undefined;
	let typing: ReturnType<typeof setTimeout> | undefined;

	function tell(): void {
		rest = undefined;
		const board = getState();
		const {numbers: current, isUnasked} = renumber(numbers.current, before, board);
		numbers.current = current;
		const renumbered = isUnasked ? [renumberedLine(keys)] : [];
		for (const line of [...boardNews(before, board, {keys, now: now(), numbers: current}), ...renumbered]) say(line);
		before = board;
	}

	function tellTyped(): void {
		const {text = ''} = getState().view.prompt ?? {};
		if (text !== '' && text !== typed) say(sentenceOf(sentence`Find: ${text}`));
		typed = text;
	}

	function hear(): void {
		rest ??= setTimeout(tell, REST_MS);
		if (getState().view.prompt === before?.view.prompt) return;
		clearTimeout(typing);
		typing = setTimeout(tellTyped, TYPING_REST_MS);
	}

	hear();
	const unsubscribe = subscribe(hear);
	return () => {
		unsubscribe();
		clearTimeout(rest);
		clearTimeout(typing);
	};
}

/** What the lines of a board are derived from besides its states. `now` in epoch ms. */
export type BoardFacts = {readonly keys: KeyTable; readonly now: number; readonly numbers: RowNumbers};

/** What has changed from one state of the board to the next, in lines; from nothing, how it stands. */
export function boardNews(before: Board | undefined, after: Board, facts: BoardFacts): readonly SafeText[] {
	const {keys, now, numbers} = facts;
	if (before === undefined) return [greeting(keys), ...firstAnswer(after, numbers)].map(sentenceOf);
	const sentences = [
		...(before.polls.updatedAt === undefined ? firstAnswer(after, numbers) : sendsNews(before, after, numbers)),
		...connectionNews(before, after),
		...viewNews(before, after),
		...comparisonNews(before, after, now),
		...overlayNews(before, after, keys, now),
		...noticeNews(before, after, keys),
		...cursorNews(before, after, numbers),
	];
	// What was copied is read as it is.
	return [...sentences.map(sentenceOf), ...copiedNews(before, after)];
}

/** The first lines of a spoken board. */
function greeting(keys: KeyTable): SafeText {
	const keyOf = keysIn(keys, {context: 'spoken-board'});
	const [list, help, quit] = [keyOf('list-sends'), keyOf('help'), keyOf('quit')];
	const how = [
		list && `${list} reads out every send with its number.`,
		help && `${help} lists the keys.`,
		quit && `${quit} quits.`,
	];
	return safeLine(['sendwatch. The sends of the account.', ...how].filter(Boolean).join(' '));
}

function firstAnswer(board: Board, numbers: RowNumbers): readonly SafeText[] {
	if (board.polls.updatedAt === undefined) return [];
	const row = rowUnderCursor(board);
	return [boardLine(board), ...(row === undefined ? [] : [rowLine(board, row, numbers)])];
}

/** A send that starts failing, stalls or settles, and one that is new. */
function sendsNews(before: Board, after: Board, numbers: RowNumbers): readonly SafeText[] {
	const started = [...after.sends.values()].filter(
		(send) => send.isUnderWay && !before.sends.has(send.id) && isChosen(send, after.query),
	);
	return [
		...newsBetween(before, after).map(({text}) => text),
		...started.map((send) => sentence`A new send: ${nameText(send)}${numberText(send, numbers)}.`),
	];
}

/** The number of a send, if it has its own line. */
function numberText({id}: Send, numbers: RowNumbers): string {
	const number = numberOf(numbers, {key: id});
	return number === 0 ? '' : `, number ${count(number)}`;
}

/** A row has left, so that the numbers after it are other ones. */
function renumberedLine(keys: KeyTable): SafeText {
	const key = keysIn(keys, {context: 'spoken-board'})('list-sends');
	return safe`The sends have other numbers now${key === undefined ? safe`` : safe`: ${key} reads them out`}.`;
}

/** What has changed in the connection. */
function connectionNews(before: Board, after: Board): readonly SafeText[] {
	const {problem, refusal} = after.polls;
	if (refusal !== undefined && before.polls.refusal === undefined) return [refusal.sentence];
	if (problem !== undefined && before.polls.problem === undefined) return [problem.sentence];
	const isBack = problem === undefined && before.polls.problem !== undefined;
	return isBack ? [safe`The server answers again.`] : [];
}

/** The orders of the board, spoken. */
const ORDERS: Readonly<Record<BoardOrder, SafeText>> = {
	usual: safe`Sends under way first, then the newest.`,
	'failed-share': safe`Sorted by failed share.`,
	failures: safe`Sorted by failures.`,
	name: safe`Sorted by name.`,
	pace: safe`Sorted by pace.`,
};

/** What has changed in the view of the board. */
function viewNews({view: before, rows: earlier}: Board, {view, rows}: Board): readonly SafeText[] {
	const isFiltered = view.find !== before.find || view.isOnlyFailing !== before.isOnlyFailing;
	const isRegrouped = view.isGrouped !== before.isGrouped;
	const noun = view.isGrouped ? 'campaign' : 'send';
	const lines = plural(rows.length, view.isOnlyFailing ? `failing ${noun}` : noun);
	const words = view.find === undefined ? [] : [`with “${view.find}”`];
	const campaign = view.campaign === before.campaign ? undefined : earlier.find(({key}) => key === view.campaign);
	const name = campaign?.kind === 'group' ? [safe`Campaign ${rowName(campaign, safe`without a tag`)}.`] : [];
	const isCompared = view.isComparing && !before.isComparing;
	const marked =
		isCompared || view.marks.length === before.marks.length ? [] : [safe`${count(view.marks.length)} marked.`];
	const isFinding = view.prompt !== undefined && before.prompt === undefined;
	return [
		...(isFinding ? [safe`Find: subject, id or tag; several words must all match.`] : []),
		...(view.order === before.order ? [] : [ORDERS[view.order]]),
		...name,
		...(isFiltered || isRegrouped ? [sentence`${[lines, ...words].join(' ')}.`] : []),
		...marked,
	];
}

/** Once as it opens, and once more when the recordings have been read, and the lists. */
function comparisonNews(before: Board, after: Board, now: number): readonly SafeText[] {
	const {isComparing} = after.view;
	if (!isComparing) return before.view.isComparing ? [safe`The comparison is closed.`] : [];
	const isRead = figuresWanted(before) !== undefined && figuresWanted(after) === undefined;
	return before.view.isComparing && before.pasts === after.pasts && !isRead ? [] : comparisonLines(after, now);
}

/** An overlay of the board that was opened or closed. */
function overlayNews(before: Board, after: Board, keys: KeyTable, now: number): readonly SafeText[] {
	const {overlay} = after.view;
	if (overlay === before.view.overlay) return [];
	const isNew = overlay.kind !== before.view.overlay.kind;
	switch (overlay.kind) {
		case 'none':
			return [safe`Back on the board.`];
		case 'help': {
			const lines = boardHelpLines(after, keys, true);
			const line = lines[overlay.top];
			const head = isNew ? [sentence`${plural(lines.length, 'key')}.`] : [];
			return [...head, ...(line === undefined ? [] : [helpLine(line)])];
		}
		case 'menu': {
			const {title, says, items} = BOARD_MENUS[overlay.menu];
			const lines = items(after).map(({letter = '', label}) => sentence`${letter}: ${label}`);
			return isNew ? [safe`${title}: ${says(after)}.`, ...lines] : lines.slice(overlay.row, overlay.row + 1);
		}
		case 'messages':
			return isNew ? messagesLines(after, keys, SPOKEN_COLUMNS, now).map((line) => safeLine(line.trim())) : [];
		case 'copied':
			return isNew ? [safe`Copied last:`] : [];
	}
}

function copiedNews(before: Board, {view: {overlay, copied = ''}}: Board): readonly SafeText[] {
	const isOpened = overlay.kind === 'copied' && before.view.overlay.kind !== 'copied';
	return isOpened ? copiedLines(copied, SPOKEN_COLUMNS) : [];
}

function noticeNews(before: Board, {view}: Board, keys: KeyTable): readonly SafeText[] {
	if (view.notice === undefined || view.notice === before.view.notice) return [];
	return [withKeys(view.notice.text, keysIn(keys, {context: 'spoken-board'}))];
}

function cursorNews(before: Board, after: Board, numbers: RowNumbers): readonly SafeText[] {
	const row = rowUnderCursor(after);
	// The row under the cursor was told with the first answer.
	const isTold = row?.key === before.view.cursor || before.polls.updatedAt === undefined;
	return row === undefined || isTold ? [] : [rowLine(after, row, numbers)];
}

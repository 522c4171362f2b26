import {FAILURES} from '../../core/operation/counters.ts';
import {failureShare, rangeOf} from '../../core/operation/counts.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {percent, plural} from '../../core/text/format.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import type {Badge} from '../watch/select/send/badge.ts';
import type {Notice} from '../watch/view/view.ts';
import type {Board} from './board.ts';
import {isChosen} from './rows/rows.ts';
import type {Send} from './send.ts';

/** How many sends there are of each kind that line 1 and the title count. */
export type BoardCounts = {
	readonly failing: number;
	readonly stalled: number;
	readonly unaccounted: number;
	/** Those that have ended with too many failures. */
	readonly failed: number;
	readonly underWay: number;
	readonly all: number;
};

/** What is counted: the sends that were chosen. */
type Chosen = Pick<Board, 'sends' | 'query'>;
type Counted = Chosen & Pick<Board, 'polls'>;

/** Counts the chosen sends of each kind; undefined before the first good answer. A send that the server does not have is not counted. */
export function boardCounts({sends, query, polls}: Counted): BoardCounts | undefined {
	if (polls.updatedAt === undefined) return undefined;
	const known = [...sends.values()].filter((send) => send.watch.operation !== undefined && isChosen(send, query));
	const underWay = known.filter(({isUnderWay}) => isUnderWay);
	const many = (badge: Badge) => underWay.filter((send) => send.badge === badge).length;
	return {
		failing: many('failing'),
		stalled: many('stalled'),
		unaccounted: many('unaccounted'),
		failed: known.filter(({badge}) => badge === 'settled-badly').length,
		underWay: underWay.length,
		all: known.length,
	};
}

/** The window's title on the board. */
export function boardTitle(board: Counted): SafeText {
	const {failing = 0, stalled = 0, underWay = '–'} = boardCounts(board) ?? {};
	const parts = [
		...(failing === 0 ? [] : [`${failing} failing`]),
		...(stalled === 0 ? [] : [`${stalled} stalled`]),
		`${underWay} under way`,
		'sendwatch',
	];
	return say`${parts.join(' · ')}`;
}

/** The summary of the board after it was left. */
export function boardSentence(board: Counted): SafeText {
	const counts = boardCounts(board);
	if (counts === undefined) return say`Nothing is known about the sends: no answer was received.`;
	const {failing, stalled, failed, underWay, all} = counts;
	const trouble = [
		...(failing === 0 ? [] : [`${failing} of them failing`]),
		...(stalled === 0 ? [] : [`${stalled} stalled`]),
	];
	const moving = `${underWay} under way${trouble.length === 0 ? '' : `, ${trouble.join(', ')}`}`;
	return say`${plural(all, 'send')}: ${moving}${failed === 0 ? '' : `; ${failed} failed`}.`;
}

/** What happened to a send: in a sentence, without its subject, and in as few words as a title has room for. */
export type SendNews = {
	readonly id: OperationId;
	readonly text: SafeText;
	readonly brief: SafeText;
	readonly short: SafeText;
	/** Whether that is good or bad; neither if it is `undefined`. */
	readonly sign: Notice['sign'];
};

/** The news of the chosen sends: one begins to fail, stalls, settles, or was canceled. */
export function newsBetween(before: Pick<Board, 'sends'>, after: Chosen): readonly SendNews[] {
	if (before.sends === after.sends) return [];
	return [...after.sends.values()].flatMap((send) => {
		const earlier = before.sends.get(send.id);
		// The first state of a send is not news: it may have been so for a long time.
		if (!isChosen(send, after.query)) return [];
		if (earlier === undefined || earlier.badge === 'unknown' || earlier.badge === send.badge) return [];
		const words = newsWords(send, earlier);
		if (words === undefined) return [];
		const {what, word, sign} = words;
		const end = `…${send.id.slice(-4)}`;
		return [
			{
				...{id: send.id, sign},
				text: say`${nameText(send)} ${what}.`,
				brief: say`${end} ${what}.`,
				short: say`${end} ${word}`,
			},
		];
	});
}

/**
 * The news of several sends in one notice: of one in full, of more a word each; then shorter forms, in which a stranger's subject gives way
 * first. Undefined without news.
 */
export function newsNotice(
	news: readonly SendNews[],
): {readonly forms: readonly [SafeText, ...SafeText[]]; readonly sign: Notice['sign']} | undefined {
	const [first, ...more] = news;
	if (first === undefined) return undefined;
	const {sign, text, brief, short} = first;
	if (more.length === 0) return {forms: [text, brief, say`${short}.`], sign};
	const words = say`${news.map((one) => one.short).join(', ')}.`;
	const common = news.some((one) => one.sign === 'trouble')
		? 'trouble'
		: news.every((one) => one.sign === sign)
			? sign
			: undefined;
	return {forms: [say`${news.length} other sends: ${words}`, words], sign: common};
}

type NewsWords = {readonly what: SafeText; readonly word: string; readonly sign: Notice['sign']};

/** What happened to a send, in a sentence after its name and in a word. */
function newsWords(send: Send, earlier: Send): NewsWords | undefined {
	switch (send.badge) {
		case 'failing':
			return {what: say`is failing${failuresText(send)}`, word: 'failing', sign: 'trouble'};
		case 'stalled':
			return {what: say`has stalled`, word: 'stalled', sign: 'trouble'};
		case 'settled-well':
		case 'settled-partly':
		case 'settled-badly': {
			if (!earlier.isUnderWay) return undefined;
			const sign = send.badge === 'settled-well' ? 'done' : 'trouble';
			return {what: say`has settled${failuresText(send)}`, word: 'settled', sign};
		}
		case 'canceled':
			return {what: say`was canceled`, word: 'canceled', sign: undefined};
		case 'replay':
		case 'refused':
		case 'offline':
		case 'stale':
		case 'unaccounted':
		case 'some-fail':
		case 'on-its-way':
		case 'scheduled':
		case 'unknown':
			return undefined;
	}
}

/** How many failures a send has, at the end of its news. */
function failuresText({watch: {counts}}: Send): string {
	if (counts === undefined) return '';
	const {least, most} = rangeOf(counts, FAILURES);
	const share = failureShare(counts);
	if (least === 0) return '';
	const number = `${least === most ? '' : 'at least '}${plural(least, 'failure')}`;
	return `: ${number}${share === undefined ? '' : `, ${percent(share)}`}`;
}

/** A send in a sentence: its subject if it is known, and the end of its id. */
export function nameText({name, id}: Pick<Send, 'name' | 'id'>): SafeText {
	const {subject} = name ?? {};
	return subject === undefined ? say`The send …${id.slice(-4)}` : say`“${subject}” …${id.slice(-4)}`;
}

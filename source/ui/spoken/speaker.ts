import {joined} from '../../core/text/compose.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {noFailuresText} from '../../state/failures/words.ts';
import type {Store} from '../../state/store.ts';
import {NOTHING_SELECTED} from '../../state/watch/list/cursor.ts';
import type {State} from '../../state/watch/state.ts';
import {contextOf, situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {shownPanel} from '../watch/panel/panels.ts';
import type {SpokenFacts} from './facts.ts';
import {sentenceOf} from './sentence.ts';
import {newsOfChanges} from './spoken-changes.ts';
import {newsOfEmail, type ReadSoFar} from './spoken-email.ts';
import {newsOfList} from './spoken-list.ts';
import {copiedNews, newsOfOverlay, typedLine} from './spoken-overlay.ts';
import {groupLines, NOTHING_SAID, newsOfSend, paceLine, progressDueAt, type SaidOfSend} from './spoken-send.ts';
import {newsOfTriage} from './spoken-triage.ts';

/** Reports a watch in lines. */
export type SpeakerOptions = Pick<SpokenFacts, 'keys' | 'reader'> & {
	readonly store: Pick<Store, 'getState' | 'subscribe'>;
	readonly now: () => number;
	/** Called with each line. */
	readonly say: (line: SafeText) => void;
};

/** What happens within this time is reported together: after a held key, only the last row is read out. */
const REST_MS = 60;
const LONGEST_WAIT_MS = 500;
/** A line that is being typed is read once nothing was typed for so long. */
const TYPING_REST_MS = 700;

/** Reports in lines what is worth knowing, each once, as it happens. The returned function ends that. */
export function speak({store, now, keys, reader, say}: SpeakerOptions): () => void {
	// As if its list had not come yet, so that it is read out.
	let before = withoutList(store.getState());
	let said: SaidOfSend = NOTHING_SAID;
	let read: ReadSoFar | undefined;
	let typed: SafeText | undefined;
	let typing: string | undefined;
	const timers = {rest: undefined, typing: undefined, progress: undefined} as Record<
		'rest' | 'typing' | 'progress',
		ReturnType<typeof setTimeout> | undefined
	>;
	let waitingSince: number | undefined;

	function later(name: keyof typeof timers, ms: number, run: () => void): void {
		clearTimeout(timers[name]);
		timers[name] = setTimeout(run, ms);
	}

	function tell(): void {
		waitingSince = undefined;
		const state = store.getState();
		const facts = {now: now(), keys, reader};
		const send = newsOfSend(said, state, facts.now);
		const email = newsOfEmail(read, state, facts);
		const sentences = [
			...send.lines,
			...newsOfChanges(before, state, facts),
			...noticeNews(before, state, facts),
			...newsOfOverlay(before, state, facts),
			...newsOfTriage(before, state, facts),
			...newsOfList(before, state, facts),
		];
		// An email and what was copied are read as they are.
		const lines = [
			...sentences.map(sentenceOf),
			...copiedNews(before, state),
			...email.lines,
			...panelNews(before, state, facts.now).map(sentenceOf),
		];
		said = send.said;
		read = email.read;
		before = state;
		for (const line of lines) say(line);
		const due = progressDueAt(said, state);
		if (due !== undefined) later('progress', Math.max(0, due - facts.now), tell);
	}

	function tellTyped(): void {
		const line = typedLine(store.getState(), {now: now(), keys, reader});
		if (line !== undefined && line !== typed) say(sentenceOf(line));
		typed = line;
	}

	function hear(): void {
		waitingSince ??= now();
		later('rest', Math.min(REST_MS, Math.max(0, waitingSince + LONGEST_WAIT_MS - now())), tell);
		const text = textOf(store.getState());
		if (text !== typing) later('typing', TYPING_REST_MS, tellTyped);
		typing = text;
	}

	say(greeting(before, {now: now(), keys, reader}));
	hear();
	const unsubscribe = store.subscribe(hear);
	return () => {
		unsubscribe();
		for (const timer of Object.values(timers)) clearTimeout(timer);
	};
}

function withoutList({list, ...state}: State): State {
	const {updatedAt: _, ...rest} = list;
	return {...state, list: {...rest, selection: NOTHING_SELECTED}};
}

/** What is being typed, if anything is. */
function textOf({view: {overlay}}: State): string | undefined {
	return overlay.kind === 'prompt' ? overlay.line.text : undefined;
}

/** The first lines of a spoken watch. */
function greeting(state: State, {keys}: SpokenFacts): SafeText {
	const keyOf = keysIn(keys, situationBeneath(state));
	const [help, quit] = [keyOf('help'), keyOf('quit')];
	const how = [
		...(help === undefined ? [] : [safe` ${help} lists the keys.`]),
		...(quit === undefined ? [] : [safe` ${quit} quits.`]),
	];
	const what = state.replay === undefined ? safe`Watching` : safe`Replaying`;
	return safe`sendwatch. ${what} ${safeLine(state.operationId)}.${joined(how, safe``)}`;
}

function noticeNews(before: State, after: State, {keys}: SpokenFacts): readonly SafeText[] {
	const {notice} = after.view;
	if (notice === undefined || notice === before.view.notice) return [];
	const situation = {...situationBeneath(after), context: contextOf(after)};
	return [withKeys(notice.text, keysIn(keys, situation))];
}

/** The key for the other panel reads out what that shows now. */
function panelNews(before: State, after: State, now: number): readonly SafeText[] {
	if (after.view.panel === before.view.panel) return [];
	return shownPanel(after) === 'pace' ? [paceLine(after.watch)] : failuresLines(after, now);
}

function failuresLines(state: State, now: number): readonly SafeText[] {
	const lines = groupLines(state, now);
	return lines.length === 0 ? [noFailuresText(state)] : lines;
}

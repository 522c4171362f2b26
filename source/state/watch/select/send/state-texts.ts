import {RETENTION_DAYS, retentionText} from '../../../../core/operation/retention.ts';
import {plural} from '../../../../core/text/format.ts';
import {type SafeText, say} from '../../../../core/text/text.ts';
import {serverTime, type Watch} from '../../operation.ts';
import {badLinesText} from '../../replay.ts';
import type {State} from '../../state.ts';
import {lagText} from '../lag.ts';
import {leftOutSentences, listTrouble} from '../list-trouble.ts';
import {doubtText} from './doubts.ts';
import {stallOf, stallText} from './stall.ts';
import {endingText} from './summary.ts';

/** The notes on a send besides its state. */
export type NoteFacts = {
	readonly watch: Watch;
	/** How the rows and the counters differ, if they do. */
	readonly lag: SafeText | undefined;
	/** How many lines of the recording that is played could not be read. */
	readonly badLines: number;
};

/** The notes on a send: what is in doubt, when Twilio forgets it, how rows and counters differ. `now` in epoch ms. */
export function noteTexts(facts: NoteFacts, now: number): readonly SafeText[] {
	return noteForms(facts, now).map(({whole}) => whole);
}

/** A note, and its short form for little room. */
export type Note = {readonly whole: SafeText; readonly short: SafeText};

/** The same notes, each in two lengths. */
export function noteForms({watch, lag, badLines}: NoteFacts, now: number): readonly Note[] {
	const notes: readonly (readonly [SafeText | undefined, SafeText])[] = [
		[doubtText(watch, now), say`counters in doubt`],
		[retentionText(watch.operation, serverTime(watch, now)), say`near the end of ${RETENTION_DAYS} days`],
		[lag, say`list and counters differ`],
		[badLinesText(badLines), say`${plural(badLines, 'unreadable line')}`],
	];
	return notes.flatMap(([whole, short]) => (whole === undefined ? [] : [{whole, short}]));
}

/** The state of the send and its list, a text each: its end or its stall, then the notes, then what the list lacks; none while there is nothing to report. `now` in epoch ms. */
export function stateTexts(state: State, now: number, dot: string): readonly SafeText[] {
	const {watch, stallAfterMs, replay} = state;
	const stall = stallOf(watch, stallAfterMs);
	const headline = endingText(watch, now) ?? (stall === undefined ? undefined : stallText(stall, now, dot));
	const trouble = listTrouble(state.list);
	const broken = trouble?.kind === 'broken' ? [trouble.sentence] : [];
	const notes = noteTexts({watch, lag: lagText(state), badLines: replay?.badLines ?? 0}, now);
	return [...(headline === undefined ? [] : [headline]), ...notes, ...broken, ...leftOutSentences(state.list)];
}

import type {OperationId} from '../../../../core/operation/ids.ts';
import {rightAligned} from '../../../../core/text/drawing/width.ts';
import {clockTime, duration} from '../../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../../core/text/text.ts';
import type {Watch} from '../../../../state/watch/operation.ts';
import type {Connection} from '../../../../state/watch/select/connection.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import type {Field} from '../../../fit.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import {type Span, span} from '../../../span.ts';
import type {Theme} from '../../../theme/theme.ts';
import {hasPlaceForWhere} from './verdict-fields.ts';

/** What the right end of line 1 is derived from. `now` is epoch ms. */
export type RightFacts = {
	readonly operationId: OperationId;
	readonly badge: Badge;
	readonly watch: Watch;
	readonly connection: Connection;
	/** When the next poll is due, or was: after that an answer is late. */
	readonly nextPollAt: number | undefined;
	readonly isReplay: boolean;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

/** An answer is not late before it has had so long to come, in ms. */
const LATE_MS = 2000;
/** With at least this many columns the id is whole; the second where the words on where failures are have a place. */
const [WHOLE_ID_COLUMNS, WHOLE_ID_BESIDE_WHERE] = [140, 180];
/** How much of an id is shown, longest first, with the `…` before it. */
const ID_TAILS = [8, 4] as const;

/** At the right end: which send, its status at Twilio, its age, and whether the data is live. `mark` is the sign of the last, drawn apart. */
export function rightFields(facts: RightFacts): {readonly fields: readonly Field[]; readonly mark: Span | undefined} {
	const {badge, watch, isReplay, columns, now, theme} = facts;
	const {muted} = theme;
	const status = watch.operation?.status.safe;
	const age = ageText(watch, now);
	const live = isReplay ? undefined : freshnessOf(facts);
	const wholeFrom = hasPlaceForWhere({badge, counts: watch.counts}) ? WHOLE_ID_BESIDE_WHERE : WHOLE_ID_COLUMNS;
	const mark = live && span(live.sign, live.isLive ? muted : {...muted, isBold: true});
	return {
		fields: [
			{forms: idForms(facts.operationId, columns, wholeFrom).map((form) => span(form, muted)), rank: 6},
			...(status === undefined ? [] : [{forms: [span(status, muted)], rank: 7}]),
			...(age === undefined ? [] : [{forms: [span(age, muted)], rank: 5}]),
			...(live && mark
				? [{forms: [...live.texts.map((text) => [mark, span(safe` ${text}`, muted)]), mark], rank: 3}]
				: []),
		],
		mark,
	};
}

function idForms(id: OperationId, columns: number, wholeFrom: number): readonly SafeText[] {
	const tails = ID_TAILS.map((length) => safeLine(`…${id.slice(1 - length)}`));
	if (columns >= wholeFrom) return [safeLine(id), ...tails];
	return columns >= SHARES_COLUMNS ? tails : tails.slice(1);
}

/** How long the send has been going on; once settled, how long it took. It keeps its width while minutes go by. */
function ageText({operation, isSettled, settledAt}: Watch, now: number): SafeText | undefined {
	if (operation?.createdAt === undefined) return undefined;
	const end = isSettled ? (settledAt ?? operation.updatedAt) : now;
	if (end === undefined) return undefined;
	const text = duration(end - operation.createdAt);
	const own = WIDEST_AGES.find(([unit]) => text.includes(unit))?.[1] ?? 0;
	return isSettled ? text : rightAligned(text, Math.max(own, WIDEST_OF_A_DAY, text.length));
}

/** The age has its place from its first second on, for a day. */
const WIDEST_OF_A_DAY = 11;
/** How wide an age is at most, by its largest unit: `6 d 23 h`, `23 h 59 min`, `59 min 59 s`, `59 s`. */
const WIDEST_AGES = [
	[' d', 8],
	[' h', 11],
	[' min', 11],
	[' s', 4],
] as const;

type Freshness = {readonly sign: SafeText; readonly isLive: boolean; readonly texts: readonly SafeText[]};

/** `● live`, or in a word what the data is instead. Never a countdown. */
function freshnessOf({badge, connection, watch, nextPollAt, columns, now, theme}: RightFacts): Freshness {
	const late = (...texts: readonly SafeText[]): Freshness => ({sign: theme.late, isLive: false, texts});
	// Where there is little room, the sign alone: the word would come and go.
	const live = (): Freshness => ({sign: theme.live, isLive: true, texts: columns < SHARES_COLUMNS ? [] : [safe`live`]});
	const old = watch.updatedAt === undefined ? safe`asking` : safe`${duration(now - watch.updatedAt)} old`;
	switch (connection.kind) {
		case 'connecting':
		case 'absent':
			return late(safe`asking`);
		case 'waiting': {
			const word = connection.isPause ? safe`paused` : safe`waiting`;
			return late(safe`${word} until ${clockTime(connection.next, now)}`, word);
		}
		case 'refused':
			return {sign: theme.statuses.failed.glyph, isLive: false, texts: [safe`stopped`]};
		case 'stale':
		case 'offline':
			// The badge says the word already, or another one.
			return badge === 'stale' || badge === 'offline'
				? late(old)
				: late(safe`${safeLine(connection.kind)}, ${old}`, old);
		case 'slowed':
			if (connection.problem !== undefined) return late(safe`slowed, ${old}`, old);
			return live();
		case 'live': {
			const isLate = nextPollAt !== undefined && now > nextPollAt + LATE_MS;
			return isLate ? late(old) : live();
		}
	}
}

import {type Counts, underWayRange} from '../../../../core/operation/counts.ts';
import {isOver} from '../../../../core/operation/operation.ts';
import {duration, plural} from '../../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../../core/text/text.ts';
import type {Watch} from '../../../../state/watch/operation.ts';
import type {Connection} from '../../../../state/watch/select/connection.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import {stallOf, stallText} from '../../../../state/watch/select/send/stall.ts';
import {endingText} from '../../../../state/watch/select/send/summary.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import type {Look, Theme} from '../../../theme/theme.ts';
import {badgeLook} from '../line-1/badge-look.ts';

/** What the first words of the state line are derived from. `now` is epoch ms. */
export type HeadlineFacts = {
	readonly watch: Watch;
	readonly connection: Connection;
	/** How long without movement before the line reports a stall, in ms. */
	readonly stallAfterMs: number;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

/** The first words of the state line, and what they are about. */
export type Headline = {readonly about: 'trouble' | 'ending' | 'stall' | 'processed'; readonly text: SafeText};

/** The problem and what comes next, else the end of the send, its stall, or what is left of it: the first that applies. */
export function headlineOf(facts: HeadlineFacts): Headline | undefined {
	return troubleOf(facts) ?? endingOf(facts) ?? stallOn(facts) ?? processedOf(facts);
}

/** The sign before a headline: that of the badge that says the same in one word. */
export function headlineLook({about}: Headline, badge: Badge, {kind}: Connection, theme: Theme): Look {
	switch (about) {
		case 'ending':
		case 'processed':
			return badgeLook(badge, theme);
		case 'stall':
			return badgeLook('stalled', theme);
		case 'trouble':
			if (badge === 'refused' || badge === 'offline' || badge === 'stale') return badgeLook(badge, theme);
			return kind === 'absent' ? badgeLook('unknown', theme) : {glyph: theme.alarm, style: theme.alert};
	}
}

/** What is left once Twilio has processed the send, while it has not ended. */
export function processedOf({watch, now}: Pick<HeadlineFacts, 'watch' | 'now'>): Headline | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined || !isOver(operation)) return undefined;
	return endingText(watch, now) === undefined ? {about: 'processed', text: processedText(counts)} : undefined;
}

/** The operation has been processed, and emails are still on their way. */
function processedText(counts: Counts): SafeText {
	const {least} = underWayRange(counts);
	return least === 0 ? safe`processed` : safe`processed; ${plural(least, 'email')} still on the way`;
}

function endingOf({watch, now}: HeadlineFacts): Headline | undefined {
	const text = endingText(watch, now);
	return text === undefined ? undefined : {about: 'ending', text};
}

/** Line 1 shows it if it has the room. */
function stallOn({watch, stallAfterMs, columns, now, theme}: HeadlineFacts): Headline | undefined {
	const stall = columns < SHARES_COLUMNS ? stallOf(watch, stallAfterMs) : undefined;
	return stall === undefined ? undefined : {about: 'stall', text: stallText(stall, now, theme.dot)};
}

/** The problem, since when, and what comes next; undefined while the server answers with data. */
function troubleOf({watch, connection, keyOf, now, theme}: HeadlineFacts): Headline | undefined {
	if (!('problem' in connection) || connection.problem === undefined) return undefined;
	const {kind, problem} = connection;
	const age = watch.updatedAt === undefined ? [] : [`data ${duration(now - watch.updatedAt)} old`];
	const first = kind === 'refused' ? ['polling stopped', ...age] : kind === 'absent' ? ['not visible yet'] : age;
	const words = [...first, ...nextStep(connection, keyOf, now), problem.sentence];
	return {about: 'trouble', text: safeLine(words.join(` ${theme.dot} `))};
}

/** What happens next, and which key does it now. */
function nextStep(connection: Connection, keyOf: KeyOf, now: number): readonly string[] {
	const key = keyOf('refresh');
	if (connection.kind === 'refused') return key === undefined ? [] : [`${key} tries again`];
	const next = 'next' in connection ? connection.next : undefined;
	if (next === undefined || next <= now) return ['trying now'];
	const wait = `next try in ${duration(next - now)}`;
	const canTryNow = key !== undefined && connection.kind === 'waiting' && connection.isPause;
	return canTryNow ? [wait, `${key} tries now`] : [wait];
}

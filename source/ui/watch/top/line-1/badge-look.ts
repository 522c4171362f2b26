import {repeated} from '../../../../core/text/compose.ts';
import {type SafeText, safe, safeLine} from '../../../../core/text/text.ts';
import {BADGE_WORDS, type Badge, isLoud} from '../../../../state/watch/select/send/badge.ts';
import {type Span, span} from '../../../span.ts';
import type {Look, Theme} from '../../../theme/theme.ts';

const MARGIN = 1;

/** The sign and the colour of a badge. */
export function badgeLook(badge: Badge, theme: Theme): Look {
	const {statuses, failed, undelivered, sent, delivered, queued, canceled, muted, accent} = theme;
	const looks: Readonly<Record<Badge, Look>> = {
		replay: {glyph: theme.played, style: accent},
		refused: {glyph: statuses.failed.glyph, style: failed},
		offline: {glyph: theme.late, style: undelivered},
		stale: {glyph: theme.late, style: muted},
		canceled: {glyph: statuses.stopped.glyph, style: canceled},
		'settled-well': {glyph: statuses.good.glyph, style: delivered},
		'settled-partly': {glyph: theme.some, style: undelivered},
		'settled-badly': {glyph: statuses.failed.glyph, style: failed},
		unaccounted: {glyph: theme.alarm, style: undelivered},
		failing: {glyph: statuses.failed.glyph, style: failed},
		stalled: {glyph: theme.alarm, style: undelivered},
		'some-fail': {glyph: theme.some, style: undelivered},
		'on-its-way': {glyph: theme.live, style: sent},
		scheduled: {glyph: statuses.waiting.glyph, style: queued},
		unknown: {glyph: statuses.waiting.glyph, style: muted},
	};
	return looks[badge];
}

/** The badge of line 1: filled where it wants attention, else a sign and bold words. `more` is behind its words. */
export function badgeSpan(badge: Badge, theme: Theme, more?: SafeText): Span {
	const {glyph, style} = badgeLook(badge, theme);
	const words = joinWords(badge === 'unknown' ? safe`sendwatch` : safeLine(BADGE_WORDS[badge]), more);
	const isFilled = isLoud(badge);
	if (isFilled && theme.isAscii) return span(safe`[${words}]`, {...style, isBold: true, isInverse: true});
	const margin = repeated(safe` `, MARGIN);
	return span(safe`${margin}${glyph} ${words}${margin}`, {...style, isBold: true, isInverse: isFilled});
}

function joinWords(words: SafeText, more: SafeText | undefined): SafeText {
	return more === undefined ? words : safe`${words} ${more}`;
}

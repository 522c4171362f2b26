import {repeated} from '../core/text/compose.ts';
import {safe} from '../core/text/text.ts';
import {type Fields, fitEnds} from './fit.ts';
import {type Span, span} from './span.ts';
import type {Theme} from './theme/theme.ts';

/** The columns of a rule that belong to no field: its beginning, its end, and the blanks beside the fields. */
const BESIDE = 7;
const WITHOUT_END = 3;

/** A rule of exactly `columns` columns with fields in it, as `── Emails ─────── 1–20 of 10,000 ─`. Fields stand one column apart. */
export function titledRule(fields: Fields, columns: number, {horizontal, rule}: Theme): readonly Span[] {
	const {start, end, fill} = fitEnds({gap: 1, ...fields}, columns - BESIDE);
	const head = [span(safe`${repeated(horizontal, 2)} `, rule), ...start];
	if (end.length === 0) return [...head, span(safe` ${repeated(horizontal, fill + WITHOUT_END)}`, rule)];
	return [...head, span(safe` ${repeated(horizontal, fill)} `, rule), ...end, span(safe` ${horizontal}`, rule)];
}

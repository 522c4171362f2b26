import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {ReasonText} from '../../../source/core/emails/failure.ts';
import {type Filter, isFailureStatus, NO_FILTER, selectedStatuses} from '../../../source/core/emails/filter.ts';
import {matchesFilter} from '../../../source/core/emails/filter-match.ts';
import {isNamed, isTypable, keyOf, parseReasonKeys} from '../../../source/core/emails/reason-filter.ts';
import {slicesOf} from '../../../source/core/emails/slices.ts';
import {EMAIL_STATUSES} from '../../../source/core/operation/status.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {email} from '../../helpers/emails.ts';

const CODES = ['20001', 'E-7'];
const WORDS = ['The mailbox is full', 'content'];
const reason: fc.Arbitrary<ReasonText | null | undefined> = fc.oneof(
	fc.constantFrom(null, undefined),
	fc.record({code: fc.constantFrom(20001, untrusted('E-7')), message: fc.constantFrom(...WORDS.map(untrusted))}),
	fc.record({message: fc.constantFrom(...WORDS.map(untrusted))}),
);
const keys = fc.uniqueArray(
	fc.constantFrom('none', ...CODES, ...WORDS, ...CODES.flatMap((code) => WORDS.map((words) => keyOf(code, words)))),
);
const filter: fc.Arbitrary<Filter> = fc.record({
	tags: fc.constantFrom([], [{key: 'plan', value: 'free'}]),
	statuses: fc.uniqueArray(fc.constantFrom(...EMAIL_STATUSES), {maxLength: 3}),
	domains: fc.uniqueArray(fc.constantFrom('a.example', 'b.example')),
	reasons: keys,
	since: fc.constantFrom(0, 5),
	until: fc.constantFrom(5, 9),
});
const one = fc
	.record({
		status: fc.constantFrom(...EMAIL_STATUSES),
		domain: fc.constantFrom('a.example', 'b.example'),
		isTagged: fc.boolean(),
		createdAt: fc.constantFrom(1, 5, 8),
		reason,
	})
	.map(({status, domain, isTagged, createdAt, ...rest}) => ({
		...rest,
		email: email(1, status, {
			createdAt,
			to: [{address: untrusted(`person@${domain}`)}],
			tags: isTagged ? [{key: untrusted('plan'), value: untrusted('free')}] : [],
		}),
	}));

test('an email matches a filter if it matches every part of it alone', () => {
	fc.assert(
		fc.property(filter, one, (whole, {email: candidate, reason: own}) => {
			const {tags, statuses, domains, reasons, since = 0, until = 0} = whole;
			const parts: readonly Partial<Filter>[] = [{tags}, {statuses}, {domains}, {reasons}, {since}, {until}];
			const isMatch = (part: Partial<Filter>) => matchesFilter(candidate, {...NO_FILTER, ...part}, () => own);
			expect(isMatch(whole)).toBe(parts.every(isMatch));
		}),
	);
});

test('a reason is that of a failure, and one that has not been read is none of those named', () => {
	fc.assert(
		fc.property(filter, one, (whole, {email: candidate, reason: own}) => {
			if (whole.reasons.length === 0 || !matchesFilter(candidate, whole, () => own)) return;
			expect(isFailureStatus(candidate.status.raw)).toBe(true);
			expect(own).not.toBeUndefined();
			expect(slicesOf(whole).map(({status}) => status)).toContain(candidate.status.raw);
			expect(selectedStatuses(whole)).toContain(candidate.status.raw);
		}),
	);
});

test('with a reason the server is asked for failures only, and for nothing if no status is one', () => {
	const slices = (statuses: Filter['statuses']) =>
		slicesOf({...NO_FILTER, statuses, reasons: ['20001']}).map(({status}) => status);
	expect(slices([])).toEqual(['FAILED', 'UNDELIVERED']);
	expect(slices(['UNDELIVERED', 'SENT'])).toEqual(['UNDELIVERED']);
	expect(slices(['SENT'])).toEqual([]);
});

test.each<[ReasonText | null | undefined, readonly string[]]>([
	[{code: 20001, message: untrusted('content')}, ['20001', '20001 content']],
	[{code: untrusted('E-7'), message: untrusted('content')}, ['E-7', 'E-7 content']],
	[{message: untrusted('content')}, ['content']],
	[null, ['none']],
	[undefined, []],
])('%j is named by %j', (own, names) => {
	const all = ['none', '20001', 'E-7', 'content', '20001 content', 'E-7 content', '2000', 'Content', ''];
	expect(all.filter((key) => isNamed(own, [key]))).toEqual(all.filter((key) => names.includes(key)));
});

test.each([
	['20001', ['20001']],
	['20001, 30003 NONE', ['20001', '30003', 'none']],
	[' The mailbox is full, 5.2.2 ', ['The mailbox is full, 5.2.2']],
	['20001 content', ['20001 content']],
])('“%s” is read as %j', (text, read) => {
	expect(parseReasonKeys(text)).toEqual(read);
	for (const key of read) expect(isTypable(key)).toBe(true);
});

test.each(['', ' a', 'a\u001B[2J', '1 2', 'NONE', 'a\nb'])('%j cannot be typed', (key) => {
	expect(isTypable(key)).toBe(false);
});

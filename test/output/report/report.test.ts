import {describe, expect, test} from 'vitest';
import {createCourseOfEmails} from '../../../source/core/emails/course-of-emails.ts';
import {createDomainTally} from '../../../source/core/emails/domain-figures.ts';
import type {Email} from '../../../source/core/emails/email.ts';
import {safe, untrusted} from '../../../source/core/text/text.ts';
import {reportHtml} from '../../../source/output/report/report.ts';
import type {ReportedSend} from '../../../source/output/report/reported-send.ts';
import {TOKENS} from '../../../source/ui/theme/tokens.ts';
import {OPERATION_ID, operationOf, stateAfter} from '../../helpers/builders.ts';
import {email, range} from '../../helpers/emails.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const COLOURS = Object.fromEntries(TOKENS.map((token) => [token, '#123456']));
const PALETTE = {dark: COLOURS, light: COLOURS};

/** A send of 100 with these failures; the other emails were delivered. */
function sendWith(failures: readonly Email[], changes: Partial<ReportedSend> = {}): ReportedSend {
	const operation = operationOf('COMPLETED', {
		total: 100,
		delivered: 100 - failures.length,
		undelivered: failures.length,
	});
	const {watch} = stateAfter([{type: 'received-operation', at: NOW, operation}]);
	return {
		operationId: OPERATION_ID,
		at: NOW,
		badge: 'settled-badly',
		sentence: safe`Settled.`,
		watch,
		course: [],
		courseFrom: 'emails',
		summary: {
			operationId: OPERATION_ID,
			emails: 100,
			failures,
			counted: failures.length,
			reasons: new Map(),
			ofOperation: [],
			figures: undefined,
		},
		missing: [],
		command: `sendwatch report ${OPERATION_ID}`,
		...changes,
	};
}

function bounced(number: number, subject = 'Hello'): Email {
	const address = untrusted(`jane${number}@full.example`);
	return email(number, 'UNDELIVERED', {to: [{address}], subject: untrusted(subject), updatedAt: NOW + number * 1000});
}

function page(...sends: readonly ReportedSend[]): string {
	return reportHtml(sends, PALETTE);
}

describe('a report', () => {
	test('says the verdict, the counts, what the failures have in common, each failure, and how to make it again', () => {
		const html = page(sendWith(range(0, 6).map((number) => bounced(number))));
		expect(html).toContain('<p class="verdict bad">SETTLED: 6 failures (6 % of what ended)</p>');
		expect(html).toContain('<dt>undelivered</dt><dd>6 <small>6 %</small></dd>');
		expect(html).toContain('All 6 failures were read.');
		expect(html).toMatch(/<th scope="row">full<wbr>\.example<\/th><td class="n">6<\/td><td class="n">100 %<\/td>/u);
		expect(html.match(/<th scope="row">jane\d<wbr>@full<wbr>\.example<\/th>/gu)).toHaveLength(6);
		expect(html).toContain(`<pre>sendwatch report ${OPERATION_ID}</pre>`);
	});

	test('shows what is not known as unknown', () => {
		const {watch} = stateAfter([
			{type: 'received-operation', at: NOW, operation: {...operationOf('COMPLETED'), stats: {delivered: 3}}},
		]);
		const html = page(sendWith([], {watch}));
		expect(html).toContain('<dt>failed</dt><dd>–</dd>');
		expect(html).not.toContain('No email has failed');
	});

	test('without any answer has no counts', () => {
		expect(page(sendWith([], {watch: stateAfter([]).watch}))).toContain('No counts were received.');
	});

	test('names what is missing', () => {
		expect(page(sendWith([], {missing: [safe`2 emails could not be read.`]}))).toContain(
			'<li>2 emails could not be read.</li>',
		);
	});

	test('leaves out the columns that no failure fills', () => {
		const heads = (failure: Email) => page(sendWith([failure])).match(/(?<=<thead><tr><th scope="col">To<).*/u)?.[0];
		expect(heads(bounced(1))).toMatch(/Status.*Subject.*Last change.*Id/u);
		expect(heads(bounced(1))).not.toContain('Reason');
		expect(heads(bounced(1, ''))).not.toContain('Subject');
	});

	test('compares two sends', () => {
		const html = page(sendWith([]), sendWith([bounced(1)]));
		expect(html).toMatch(/<th scope="row">undelivered<\/th><td class="n">0<\/td><td class="n">1<\/td>/u);
		expect(html.match(/<article /gu)).toHaveLength(2);
		const labels = html.match(/aria-label="[^"]*"/gu)?.filter((label) => !label.includes('. ')) ?? [];
		expect(labels.length).toBeGreaterThan(3);
		expect(new Set(labels).size).toBe(labels.length);
	});

	test('compares two sends as they ended, and by domain, and one under way at its age', () => {
		const tally = createDomainTally();
		tally.add([
			email(1, 'DELIVERED', {createdAt: NOW - 60_000, updatedAt: NOW - 51_000}),
			email(2, 'FAILED', {createdAt: NOW - 60_000, updatedAt: NOW - 20_000}),
		]);
		const figures = {read: 2, records: tally.records()};
		const watchOf = (status: string, counts: Parameters<typeof operationOf>[1]) =>
			stateAfter([
				{
					...{type: 'received-operation', at: NOW},
					operation: {...operationOf(status, {recipients: 2, ...counts}, {createdAt: NOW - 60_000}), answeredAt: NOW},
				},
			]).watch;
		const ended = sendWith([], {
			watch: watchOf('COMPLETED', {total: 2, delivered: 1, failed: 1}),
			figures,
			tookMs: 40_000,
		});
		const html = page(ended, ended);
		expect(html).toMatch(
			/<caption>Compared at the end<.*>ended<.*>100 %<.*>100 %<.*>failures of what ended<.*>50 %</su,
		);
		expect(html).toMatch(/>p95<\/th><td class="n">9 s<.*failed, p95 at example\.com<\/th><td class="n">50 % 9 s</su);
		expect(html).toMatch(/>took<\/th><td class="n">40 s</u);
		const underWay = sendWith([], {watch: watchOf('PROCESSING', {total: 2, delivered: 1, queued: 1})});
		const past = [{ageMs: 55_000, ended: 0.5, failed: 0.25, pace: 3}];
		const other = {...ended, operationId: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp42' as typeof OPERATION_ID, past};
		expect(page(underWay, other)).toMatch(/Compared at 60 s|Compared at 1 min/u);
		expect(page(underWay, other)).toMatch(/>failures of what ended<\/th><td class="n">0 %<\/td><td class="n">25 %</u);
	});

	test('names the whole command for the groups that are left out, where there is one', () => {
		const failures = range(0, 30).map((number) =>
			email(number, 'FAILED', {to: [{address: untrusted(`jane@domain-${number}.example`)}], updatedAt: NOW}),
		);
		const summaryCommand = `sendwatch emails ${OPERATION_ID} --summary --format json --base-url http://127.0.0.1:1/v1`;
		expect(page(sendWith(failures, {summaryCommand}))).toContain(`5 more groups. ${summaryCommand} has all of them.`);
		expect(page(sendWith(failures))).toContain('5 more groups.</p>');
	});
});

describe('a report loads nothing and obeys nobody', () => {
	const PAYLOADS = [
		'<script>alert(1)</script>',
		'"><img src=x onerror=alert(1)>',
		"' onmouseover='alert(1)",
		'</style><style>*{background:url(//evil.example)}',
		'&lt;b&gt;',
		'\u202eevil\u0007',
	];

	test.each(PAYLOADS)('an untrusted text is text: %j', (payload) => {
		const failure: Email = {...bounced(1, payload), tags: [{key: untrusted(payload), value: untrusted(payload)}]};
		const plain: Email = {...bounced(1), tags: [{key: untrusted('key'), value: untrusted('value')}]};
		const elements = (html: string) => html.match(/<[a-z/!][^>]*>/giu);
		expect(elements(page(sendWith([failure])))).toEqual(elements(page(sendWith([plain]))));
	});

	test('it has no script, no outside resource, and a policy against both', () => {
		const html = page(sendWith([bounced(1)]));
		expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
		expect(html).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|https?:/iu);
	});
});

describe('the course of a send from its emails', () => {
	test('counts deliveries and failures up to the time of each last change', () => {
		const course = createCourseOfEmails();
		course.add([
			email(1, 'DELIVERED', {createdAt: NOW, updatedAt: NOW + 2000}),
			email(2, 'FAILED', {createdAt: NOW, updatedAt: NOW + 1000}),
			email(3, 'SENT', {createdAt: NOW, updatedAt: NOW + 9000}),
			email(4, 'OPENED', {createdAt: NOW, updatedAt: NOW + 3000}),
		]);
		expect(course.points()).toEqual([
			{at: NOW, delivered: 0, failed: 0},
			{at: NOW + 1000, delivered: 0, failed: 1},
			{at: NOW + 2000, delivered: 1, failed: 1},
			{at: NOW + 3000, delivered: 2, failed: 1},
		]);
	});

	test('has one point for each moment, and none where an email has no time', () => {
		const course = createCourseOfEmails();
		course.add(range(0, 600).map((number) => email(number, 'DELIVERED', {updatedAt: NOW + (number % 2) * 1000})));
		expect(course.points()).toEqual([
			{at: NOW, delivered: 0, failed: 0},
			{at: NOW, delivered: 300, failed: 0},
			{at: NOW + 1000, delivered: 600, failed: 0},
		]);
		course.add([email(601, 'SENT'), email(602, 'QUEUED')]);
		expect(course.points()).toBeDefined();
		course.add([email(603, 'FAILED')]);
		expect(course.points()).toBeUndefined();
	});

	test('of 10,000 emails is thinned out, and ends with all of them', () => {
		const course = createCourseOfEmails();
		course.add(range(0, 10_000).map((number) => email(number, 'DELIVERED', {updatedAt: NOW + number})));
		const points = course.points() ?? [];
		expect(points.length).toBeLessThanOrEqual(242);
		expect(points.at(-1)).toEqual({at: NOW + 9999, delivered: 10_000, failed: 0});
	});

	test('is drawn, and says in words what it shows', () => {
		const course = [
			{at: NOW, delivered: 0, failed: 0},
			{at: NOW + 60_000, delivered: 90, failed: 10},
		];
		const html = page(sendWith([], {course}));
		expect(html.match(/<svg /gu)).toHaveLength(2);
		expect(html).toContain('90 delivered, 10 failures, of 100.');
		expect(html).not.toContain('NaN');
	});

	test('has the time to delivery of each domain where all emails were read', () => {
		const tally = createDomainTally();
		tally.add([email(1, 'DELIVERED', {createdAt: NOW, updatedAt: NOW + 9000})]);
		const send = sendWith([]);
		const figures = new Map(tally.figures().map((one) => [one.domain, one]));
		expect(page({...send, summary: {...send.summary, figures}})).toMatch(/Time to delivery by domain.*9 s/su);
	});
});

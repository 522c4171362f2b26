import fc from 'fast-check';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import type {Email, EmailDetails} from '../../../../source/core/emails/email.ts';
import {statusText} from '../../../../source/core/operation/status.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {safeBody, safeLine, untrusted} from '../../../../source/core/text/text.ts';
import type {BodyForm} from '../../../../source/state/watch/details/pane.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {Details} from '../../../../source/ui/watch/details/details.tsx';
import {createPageWriter, detailsExtent, type OpenEmail} from '../../../../source/ui/watch/details/details-view.ts';
import {measuredAlike} from '../../../helpers/awkward-text.ts';
import {email} from '../../../helpers/emails.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const THEME = createTheme({depth: 'none', isAscii: false});

function whole(listed: Email, changes: Partial<EmailDetails> = {}): EmailDetails {
	const bodies = {
		html: safeBody('Dear reader,\n\nhtml'),
		text: safeBody('Dear reader, text'),
		json: safeBody('{\n  "id": 1\n}'),
	};
	return {email: listed, bodies, htmlLength: 20, attachments: [], ...changes};
}

type Changes = Partial<Omit<OpenEmail, 'listed' | 'details'>> & {
	readonly email?: Partial<Email>;
	readonly details?: Partial<EmailDetails>;
	readonly columns?: number;
	readonly rows?: number;
};

/** An open email, and its page in a pane of the given width. */
function opened({email: emailChanges = {}, details = {}, columns = 70, rows: _, ...changes}: Changes) {
	const listed = email(0, 'DELIVERED', {createdAt: NOW - 9000, updatedAt: NOW - 1000, ...emailChanges});
	const shown: OpenEmail = {
		...{listed, row: 11, details: whole(listed, details), statusHistory: [], form: 'html', top: 0},
		...{failures: [], areAllFailures: false, isFull: false},
		...changes,
	};
	return {shown, page: createPageWriter(THEME)(shown, columns, NOW)};
}

/** What the pane shows, row by row. */
function rowsOf(changes: Changes): readonly string[] {
	const {columns = 70, rows = 40} = changes;
	const {shown, page} = opened(changes);
	const element = <Details email={shown} isFocused={false} page={page} columns={columns} rows={rows} theme={THEME} />;
	return renderToString(element, {columns}).split('\n');
}

function textOf(changes: Changes): string {
	return rowsOf(changes).join('\n');
}

function fullText(changes: Changes): string {
	return textOf({...changes, isFull: true});
}

describe('an open email in its pane', () => {
	test('shows status, times, recipients and the beginning of its text in few lines', () => {
		const from = {address: untrusted('news@example.com'), name: untrusted('News')};
		const tags = ['campaign', 'plan'].map((key) => ({key: untrusted(key), value: untrusted('spring')}));
		expect(textOf({email: {from, tags}}).split('\n').slice(0, 11).join('\n')).toMatch(
			new RegExp(
				[
					'^── Email 12 ─+ html as text ─',
					' Subject 0',
					' ✓ DELIVERED {3}[\\d:]{8}, 8 s after it was created',
					' to {4}person0@example\\.com',
					' from {2}News <news@example\\.com>',
					' tags {2}campaign:spring {2}plan:spring',
					' id {4}comms_email_0{26}',
					' *',
					' Dear reader,',
					' *',
					' html$',
				].join('\n'),
				'u',
			),
		);
	});

	test('says why it failed below its status, and how many others failed at its domain', () => {
		const failures = [0, 1, 2].map((number) => email(number, 'UNDELIVERED'));
		const changes = {email: {status: statusText('UNDELIVERED')}, why: safeLine('Mailbox full (20001)'), failures};
		expect(textOf(changes)).toMatch(
			/ ↩ UNDELIVERED .*\n why {3}Mailbox full \(20001\)\n {7}at least 2 others at this domain\n to /u,
		);
		expect(textOf({...changes, areAllFailures: true})).toContain('\n       2 others at this domain\n');
		expect(textOf({...changes, failures: failures.slice(0, 1)})).not.toContain('at this domain');
		expect(textOf({...changes, failures: failures.slice(1, 2), areAllFailures: true})).toContain(' 1 other at this');
	});

	test('tells what was observed in one line, within a minute by its seconds', () => {
		const statusHistory = ['QUEUED', 'SENT', 'DELIVERED'].map((status, index) => ({
			status: statusText(status),
			at: NOW + index * 10_000,
		}));
		expect(textOf({statusHistory})).toMatch(/\n seen {2}queued \d\d:20:42 · sent :52 · delivered \d\d:21:02\n id /u);
	});

	test('cuts tags that are wider than their line, and names files, a schedule and a deletion', () => {
		const tags = [{key: untrusted('campaign'), value: untrusted('v'.repeat(80))}];
		const times = {scheduledFor: NOW, deletedAt: NOW};
		const attachments = ['a.pdf', 'b.pdf'].map(untrusted);
		const text = textOf({email: {tags, ...times}, details: {attachments}, columns: 100});
		expect(text).toMatch(/ created, scheduled for [\d:]{8}, deleted [\d:]{8}\n/u);
		expect(text).toMatch(/\n tags {2}campaign:v+…? *\n/u);
		expect(text).toContain('\n files a.pdf · b.pdf');
		expect(textOf({email: {tags}})).toMatch(/\n tags {2}campaign:v+…\n/u);
	});

	test.each<readonly [BodyForm, RegExp]>([
		['text', /^── Email 12 ─+ text part ─[\s\S]*\n *\n Dear reader, text/u],
		['json', /^── Email 12 ─+ raw JSON ─\n \{\n {3}"id": 1\n \}/u],
	])('shows its %s when asked', (form, expected) => {
		expect(textOf({form})).toMatch(expected);
	});

	test('says which body there is where it is not the html, and why nothing could be fetched', () => {
		const bodies = {text: safeBody('plain'), json: safeBody('{}')};
		expect(textOf({details: {bodies}})).toMatch(/\n its html could not be read\n *\n plain/u);
		expect(textOf({details: {bodies, htmlLength: undefined as never}})).toContain('text part, no html');
		expect(textOf({details: {bodies: {json: safeBody('{}')}, htmlLength: undefined as never}})).toContain('no body');
		const problem = {kind: 'absent' as const, sentence: safeBody('There is no such email.')};
		expect(textOf({problem})).toContain('There is no such email.');
	});
});

describe('an open email that has the whole screen', () => {
	test('tells which it is, its facts, and its html as text', () => {
		const text = fullText({});
		expect(text).toMatch(/^── Email 12 ─/u);
		expect(text).toMatch(/subject +Subject 0\n +status +✓ DELIVERED\n +to +person0@example\.com/u);
		expect(text).toMatch(/created +2026-04-05 \d\d:20:33 \(06:20:33 UTC\)/u);
		expect(text).toMatch(/id +comms_email_0{26}/u);
		expect(text).toMatch(/body +html as text, 20 characters\n+ *\n Dear reader,\n *\n html/u);
	});

	test('says why it failed below its status, and below that the id that the Console knows it by', () => {
		const why = safeLine('Twilio’s API gives no reason for UNDELIVERED; the Console’s Email Logs do');
		const text = fullText({email: {status: statusText('UNDELIVERED')}, why, columns: 100});
		expect(text).toMatch(/status +↩ UNDELIVERED\n +why +Twilio.* Email Logs do\n +id +comms_email_0{26}\n +to /u);
		expect(text.match(/comms_email_/gu)).toHaveLength(1);
		expect(fullText({})).not.toContain('why');
	});

	test('shows what was observed beside what the server says', () => {
		const statusHistory = ['QUEUED', 'SENT', 'DELIVERED'].map((status, index) => ({
			status: statusText(status),
			at: NOW - 8000 + index * 3000,
		}));
		expect(fullText({statusHistory})).toMatch(
			/created .*\n observed +[\d:]+ {2}○ QUEUED {2}when first seen\n +[\d:]+ {2}→ SENT {2}3 s later\n +[\d:]+ {2}✓ DELIVERED {2}3 s later\n updated /u,
		);
	});

	test('shows the tags as a table: side by side, or one below the other where they are wide', () => {
		const tags = ['campaign', 'plan'].map((key) => ({key: untrusted(key), value: untrusted('spring')}));
		expect(fullText({email: {tags}})).toMatch(/│ campaign │ plan {3}│\n.*\n.*│ spring {3}│ spring │/u);
		const wide = tags.map(({key}) => ({key, value: untrusted('v'.repeat(80))}));
		expect(fullText({email: {tags: wide}})).toMatch(/│ campaign │ v+… │\n.*\n.*│ plan {5}│ v+… │/u);
	});

	test('tells how each of several recipients fared, where the server does', () => {
		const to = ['a@example.com', 'b@example.com'].map((address) => ({address: untrusted(address)}));
		const receipts = to.slice(1).map((one) => ({to: one, status: statusText('FAILED'), updatedAt: NOW}));
		expect(fullText({email: {to}, details: {receipts}})).toMatch(
			/ to +a@example\.com\n +b@example\.com\n +✗ FAILED [\d:]+\n/u,
		);
	});

	test('has what else there is: schedule, deletion, related, attachments', () => {
		const email = {scheduledFor: NOW, deletedAt: NOW, related: [untrusted('OPERATION comms_operation_1')]};
		const details = {attachments: [untrusted('a.pdf'), untrusted('b\u202Egpj.exe')]};
		expect(fullText({email, details})).toMatch(
			/scheduled [\s\S]*deleted [\s\S]*related +OPERATION comms_operation_1\n attached +a\.pdf\n attached +b⟦RLO⟧gpj\.exe/u,
		);
	});

	test.each<readonly [BodyForm, RegExp]>([
		['text', /body +text part\n *\n Dear reader, text/u],
		['json', /^── Email 12 ─.*\n \{\n {3}"id": 1\n \}/u],
	])('shows its %s when asked', (form, expected) => {
		expect(fullText({form})).toMatch(expected);
	});

	test('falls back on the text part, and says when html could not be read, or why nothing could be fetched', () => {
		const bodies = {text: safeBody('plain'), json: safeBody('{}')};
		expect(fullText({details: {bodies}})).toMatch(/body +text part; its html could not be read\n *\n plain/u);
		expect(fullText({details: {bodies: {json: safeBody('{}')}, htmlLength: 9}})).toMatch(/its html could not be read/u);
		const problem = {kind: 'absent' as const, sentence: safeBody('There is no such email.')};
		expect(fullText({problem})).toContain('There is no such email.');
	});
});

describe('scrolled', () => {
	const body = safeBody(Array.from({length: 20_000}, (_, index) => `line ${index}`).join('\n'));
	const long = {bodies: {html: body, json: safeBody('{}')}};

	test('shows the lines from there on, in exactly its rows', () => {
		const rows = rowsOf({details: long, top: 500, rows: 12});
		expect(rows).toHaveLength(12);
		expect(rows[0]).toMatch(/Email 12 ─+ html as text · 501–511 of … ─$/u);
		expect(rows[1]).toMatch(/^ line 4\d\d$/u);
		expect(rows.slice(1).map((row) => Number(/\d+/u.exec(row)?.[0]))).toEqual(
			Array.from({length: 11}, (_, index) => Number(/\d+/u.exec(rows[1] ?? '')?.[0]) + index),
		);
	});

	test('ends at its end', () => {
		const rows = rowsOf({top: 5000, rows: 6});
		expect(rows.at(-1)).toContain('html');
		expect(rows).toHaveLength(6);
		// Eight lines, five of them visible.
		expect(detailsExtent(opened({}).page, 5000, 5)).toBe(3);
	});

	test('in any terminal, over whatever is in the email, it is as wide and as tall as its place', () => {
		const text = fc.oneof(
			fc.string({unit: 'grapheme', maxLength: 90}),
			measuredAlike,
			fc.constant('日本語の件名'.repeat(20)),
		);
		const given = fc.record({
			subject: text,
			body: text,
			tags: fc.array(fc.tuple(text, text), {maxLength: 4}),
			columns: fc.integer({min: 40, max: 130}),
			rows: fc.integer({min: 6, max: 40}),
			top: fc.nat(40),
			form: fc.constantFrom<BodyForm>('html', 'text', 'json'),
			isFull: fc.boolean(),
		});
		fc.assert(
			fc.property(given, ({subject, body: raw, tags, ...place}) => {
				const safe = safeBody(raw);
				const rows = rowsOf({
					...place,
					email: {
						subject: untrusted(subject),
						tags: tags.map(([key, value]) => ({key: untrusted(key), value: untrusted(value)})),
					},
					details: {bodies: {html: safe, text: safe, json: safe}},
				});
				expect(rows.length).toBeLessThanOrEqual(place.rows);
				for (const row of rows) {
					expect(row.isWellFormed()).toBe(true);
					expect(widthOf(row)).toBeLessThanOrEqual(place.columns);
				}
			}),
			{numRuns: 60},
		);
	});
});

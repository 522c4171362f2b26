import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Filter, NO_FILTER} from '../../source/core/emails/filter.ts';
import {utcTime} from '../../source/core/text/format.ts';
import {safe, safeLine, untrusted} from '../../source/core/text/text.ts';
import {plainMarkdown} from '../../source/output/markdown.ts';
import {noteText} from '../../source/output/note.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {shownState} from '../../source/state/watch/select/shown.ts';
import {OPERATION_ID, operationOf, problemOf, stateAfter} from '../helpers/builders.ts';
import {check} from '../helpers/check.ts';
import {email, range} from '../helpers/emails.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);

/** A send of 100, its failures at one domain but for one. */
function eventsWith(domain: string, subject = 'Hello'): readonly Event[] {
	const emails = range(0, 8).map((number) =>
		email(number, number < 6 ? 'UNDELIVERED' : 'DELIVERED', {
			to: [{address: untrusted(`jane${number}@${number === 0 ? 'other.example' : domain}`)}],
			subject: untrusted(subject),
		}),
	);
	const operation = operationOf('COMPLETED', {total: 100, delivered: 94, undelivered: 6}, {createdAt: NOW - 60_000});
	return [
		{type: 'received-operation', at: NOW - 5000, operation},
		{type: 'received-page', at: NOW, generation: 0, token: null, page: {emails, next: 'more'}},
		{type: 'failed-reasons', at: NOW, problem: problemOf('absent')},
		{type: 'received-failures', at: NOW, status: 'FAILED', token: null, page: {emails: [], next: null}},
		{type: 'received-failures', at: NOW, status: 'UNDELIVERED', token: null, page: {emails, next: null}},
	];
}

const NOTE = noteText(stateAfter(eventsWith('full.example')), NOW);

describe('an incident note', () => {
	test('says which send, when, how many, what failures have in common, some ids, and how to see it again', () => {
		expect(NOTE).toMatch(new RegExp(`^# Incident note: ${OPERATION_ID}\n`, 'u'));
		expect(NOTE).toContain(`| Created | ${utcTime(NOW - 60_000)} |`);
		expect(NOTE).toContain(`| Last good answer | ${utcTime(NOW - 5000)} |`);
		expect(NOTE).toContain('| undelivered | 6 | 6 % |');
		expect(NOTE).toContain('All 6 read.');
		expect(NOTE).toContain('| full.example | 5 | 83 % | UNDELIVERED 5 | full.example 5 | no reason given |');
		expect(NOTE).toContain(`| \`${email(0).id.raw}\` | UNDELIVERED | jane0@other.example |  |  |`);
		expect(NOTE).toMatch(new RegExp(`\`\`\`sh\nsendwatch ${OPERATION_ID}\n\`\`\`\n$`, 'u'));
		expect(NOTE).not.toContain('What was in the way');
	});

	test('explains that the list has more failures than the counters', () => {
		const few = operationOf('COMPLETED', {total: 100, delivered: 94, undelivered: 2});
		const note = noteText(
			stateAfter([...eventsWith('full.example'), {type: 'received-operation', at: NOW, operation: few}]),
			NOW,
		);
		expect(note).toContain("The list has 6 failures; the server's counters say 2.");
		expect(note).not.toContain(' read.');
	});

	test('says how many were delivered and failed a second over the course of what was watched', () => {
		const answers = [0, 100, 400].map((delivered, index): Event => {
			const stats = {total: 500, recipients: 500, delivered, failed: index === 2 ? 50 : 0, queued: 100};
			const at = NOW + index * 10_000;
			return {type: 'received-operation', at, operation: operationOf('PROCESSING', stats)};
		});
		const note = noteText(stateAfter(answers), NOW + 30_000);
		expect(note).toContain('## Pace');
		expect(note).toContain(`| ${utcTime(NOW)} | 10 s | 10/s | 0/s |`);
		expect(note).toContain(`| ${utcTime(NOW + 10_000)} | 10 s | 30/s | 5.0/s |`);
		expect(note).toContain('\n\nFrom the polls of the watch.\n');
		expect(noteText(stateAfter(answers.slice(0, 1)), NOW)).not.toContain('## Pace');
	});

	test('that began after the end says it by the times of the emails, or that nobody knows', () => {
		const over: Event = {
			type: 'received-operation',
			at: NOW,
			operation: operationOf('COMPLETED', {total: 100, delivered: 90, failed: 10}),
		};
		const course = [
			{at: NOW - 60_000, delivered: 0, failed: 0},
			{at: NOW - 50_000, delivered: 80, failed: 10},
			{at: NOW - 30_000, delivered: 90, failed: 10},
		];
		const read = stateAfter([over, {type: 'received-domains', at: NOW, since: NOW, figures: [], course}]);
		const note = noteText(read, NOW);
		expect(note).toContain(`| ${utcTime(NOW - 60_000)} | 10 s | 8.0/s | 1.0/s |`);
		expect(note).toContain(
			`| ${utcTime(NOW - 50_000)} | 20 s | 0.5/s | 0/s |\n\nFrom the list: the time of the last change`,
		);
		const unread = noteText(stateAfter([over]), NOW);
		expect(unread).toMatch(/## Pace\n\nThe rates are unknown: .*\n\n## What/u);
		expect(unread).not.toContain('/s |');
	});

	test('gives each email its own reason, each group all of its own, and each domain its share of the send', () => {
		const given = ['Full', 'Full', 'Refused'];
		const reasons = given.map((message, index) => ({
			emailId: email(index).id.raw,
			code: message === 'Full' ? 20001 : 20003,
			message: untrusted(message),
		}));
		const figures = [{domain: 'full.example', emails: 50, failures: 5, p50: 4000, p95: 9000}];
		const state = stateAfter([
			...eventsWith('full.example'),
			{
				...{type: 'received-reasons', at: NOW, token: null},
				page: {reasons: [...reasons, {code: 20009, message: untrusted('Suspended')}], next: null},
			},
			{type: 'received-domains', at: NOW, figures},
		]);
		const note = noteText(state, NOW);
		expect(note).toContain('| Full | 2 | 33 % | UNDELIVERED 2 | full.example 1 · other.example 1 | 2 Full |\n');
		expect(note).toContain('given for the operation: Suspended \\(20009\\)');
		expect(note).toContain(
			'| full.example | 5 | 83 % | UNDELIVERED 5 | full.example 5 | 1 Full · 1 Refused · 3 without a reason | 10 % | 4 s | 9 s |',
		);
		expect(note).toContain('| no reason given, full.example | 3 | 50 % |');
		expect(note).toContain(`| \`${email(0).id.raw}\` | UNDELIVERED | jane0@other.example | 20001 | Full |`);
		expect(note).toContain(`| \`${email(2).id.raw}\` | UNDELIVERED | jane2@full.example | 20003 | Refused |`);
		expect(note).toContain(`| \`${email(3).id.raw}\` | UNDELIVERED | jane3@full.example |  |  |`);
	});

	test('groups the failures by minute, and by tag where any has one', () => {
		const untagged = stateAfter(eventsWith('full.example'));
		expect(noteText(untagged, NOW)).toContain('| By minute | Emails |');
		expect(noteText(untagged, NOW)).not.toContain('By tag');
		const tags = [{key: untrusted('campaign'), value: untrusted('spring')}];
		const {known} = untagged.failures;
		const emails = known.emails.map((one) => ({...one, tags}));
		const tagged = {...untagged, failures: {...untagged.failures, known: {...known, emails}}};
		expect(noteText(tagged, NOW)).toContain('| campaign:spring | 6 | 100 % |');
	});

	test('leaves out the figures of domains that are older than the failures beside them', () => {
		const figures = [{domain: 'full.example', emails: 50, failures: 2}];
		const events = eventsWith('full.example');
		const since = NOW - 60_000;
		const {watch, ...state} = stateAfter([...events, {type: 'received-domains', at: NOW, since, figures}]);
		expect(noteText({...state, watch}, NOW)).toContain('| 4 % |');
		expect(noteText({...state, watch: {...watch, movedAt: NOW - 1000}}, NOW)).not.toMatch(/\| 4 %|Of its/u);
	});

	test('names what was in the way', () => {
		const problem = {kind: 'unreachable', sentence: safeLine('No answer from there.')} as const;
		const state = stateAfter([...eventsWith('full.example'), {type: 'failed-operation', at: NOW, problem}]);
		expect(noteText(state, NOW)).toContain('- The counts were 5 s old: No answer from there.');
	});

	test('lists what is marked in place of samples, and the filters and the place in its command', () => {
		const events = eventsWith('full.example').map((event) => ({...event, status: 'FAILED'}) as Event);
		const state = stateAfter([...events, {type: 'toggled-mark'}], {
			filter: {...NO_FILTER, statuses: ['FAILED'], tags: [{key: 'a', value: 'b'}]},
		});
		const note = noteText(state, NOW, {baseUrl: 'http://127.0.0.1:4010/v1'});
		expect(note).toContain('## Marked emails');
		expect(note).toContain(`sendwatch ${OPERATION_ID} --status FAILED --tag a:b --base-url http://127.0.0.1:4010/v1`);
	});

	test('is about some emails besides the send: what they are, and the first ten of them', () => {
		const emails = range(0, 12).map((number) => email(number, 'FAILED'));
		const state = stateAfter([...eventsWith('full.example'), {type: 'toggled-mark'}]);
		const note = noteText(state, NOW, {}, {what: safe`12 emails FAILED: *refused*`, emails});
		expect(note).toContain('## 12 emails FAILED: \\*refused\\*\n\n10 of 12:\n\n| Id ');
		expect(note.match(/^\| `comms_email_\d+`/gmu)).toHaveLength(10);
		expect(note).not.toContain('## Marked emails');
		expect(noteText(state, NOW, {}, {what: safe`1 email`, emails: emails.slice(3, 4)})).toMatch(
			/^## 1 email\n\n\| Id .*\n.*\n\| `comms_email_0+3` .*\n\n##/mu,
		);
	});

	test('repeats the command of the emails it is about, and says if that lists others, too', () => {
		const filter: Filter = {...NO_FILTER, statuses: ['FAILED'], domains: ['full.example']};
		const state = stateAfter(eventsWith('full.example'));
		const subject = {what: safe`12 emails FAILED: Full`, emails: [email(0)], filter};
		const command = `sendwatch ${OPERATION_ID} --status FAILED --domain full.example`;
		expect(noteText(state, NOW, {}, subject)).toContain(`${command}\n`);
		expect(noteText(state, NOW, {}, subject)).not.toContain('No filter');
		expect(noteText(state, NOW, {}, {...subject, isWider: true})).toContain(
			`${command}\n\`\`\`\n\nNo filter selects this group alone: the command lists other failures, too.`,
		);
	});

	test('says once that the server gives no reason, when that is certain', () => {
		const sentence = "Twilio's API gives no reason for UNDELIVERED; the Console's Email Logs do.";
		expect(NOTE.split(sentence)).toHaveLength(2);
		const unread = eventsWith('full.example').filter(({type}) => type !== 'failed-reasons');
		expect(noteText(stateAfter(unread), NOW)).not.toContain(sentence);
	});

	test('carries every part of the filter and the profile in its command', () => {
		const note = noteText(
			stateAfter(eventsWith('full.example'), {
				filter: {...NO_FILTER, domains: ['full.example'], since: NOW - 60_000, until: NOW},
			}),
			NOW,
			{profile: 'my team'},
		);
		expect(note).toContain(
			`sendwatch ${OPERATION_ID} --domain full.example --since 2026-04-05T06:19:42Z --until 2026-04-05T06:20:42Z --profile 'my team'\n`,
		);
		expect(note).not.toContain('leaves out');
	});

	test('says which filter by domain its command cannot carry, and keeps it from breaking out of the note', () => {
		const filter = {...NO_FILTER, domains: ['', 'x\n```\n# Evil', 'b.example']};
		const note = noteText(stateAfter(eventsWith('full.example'), {filter}), NOW);
		expect(note).toContain(`\`\`\`sh\nsendwatch ${OPERATION_ID} --domain b.example\n\`\`\``);
		expect(note).toContain(
			'The command leaves out the filter by domain: “”, “x␤\\`\\`\\`␤\\# Evil”: not a valid domain.',
		);
		expect(note).not.toMatch(/^# Evil/mu);
	});

	test('masked, names nobody', () => {
		const note = noteText(shownState(stateAfter(eventsWith('full.example'), {isMasked: true})), NOW);
		expect(note).not.toContain('jane');
		expect(note).toContain('j…@other.example');
	});

	test('of a watch that heard nothing is a note anyway', () => {
		expect(noteText(stateAfter([]), NOW)).toContain('No counts were received.');
	});
});

describe('untrusted text in a note', () => {
	test.each([
		['a|b', 'a\\|b'],
		['`x`', '\\`x\\`'],
		['[click](https://evil.example)', '\\[click\\]\\(https\\://evil.example\\)'],
		['<img src=x>', '\\<img src\\=x\\>'],
		['www.evil.example', 'www\\.evil.example'],
	])('%j stands there as %j', (text, markdown) => {
		expect(plainMarkdown(safeLine(text))).toBe(markdown);
	});

	test('changes neither the lines of a note nor the columns of its tables', () => {
		const lines = NOTE.split('\n');
		const columnsOf = (line: string) => line.replaceAll(/\\./gu, '').split('|').length;
		const text = fc.string({unit: fc.constantFrom(...'|`*_[]<>\\#!\n\r\t.:/ax\u202e\u001b')});
		check(
			fc.property(text, (domain) => {
				const note = noteText(stateAfter(eventsWith(`x${domain.replaceAll('@', '')}`)), NOW).split('\n');
				expect(note.map(columnsOf)).toEqual(lines.map(columnsOf));
				expect(note.join('').replaceAll(/\\./gu, '').match(/`/gu)?.length).toBe(NOTE.match(/`/gu)?.length);
			}),
			100,
		);
	});
});

import {expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import type {FailureStatus} from '../../../source/core/emails/filter.ts';
import {widthOf} from '../../../source/core/text/drawing/width.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {operationOf} from '../../helpers/builders.ts';
import {email, range} from '../../helpers/emails.ts';
import {ENTER, NOW} from '../open-app.tsx';
import {gotFailures, gotReasons, openTriage} from './failing-app.tsx';

const SIZES = [
	[40, 12],
	[60, 20],
	[100, 30],
	[120, 30],
	[160, 50],
	[220, 60],
] as const;

function storm(from: number, to: number, domain: string, status: FailureStatus): readonly Email[] {
	return range(from, to).map((number) =>
		email(number, status, {
			to: [{address: untrusted(`someone.with.a.long.name${number}@${domain}`)}],
			tags: [{key: untrusted('campaign'), value: untrusted('spring')}],
			updatedAt: NOW - number * 500,
		}),
	);
}

/** A bounce storm at two domains, with a few failures for reasons of their own. */
const STORM = [
	gotFailures('UNDELIVERED', [
		...storm(0, 60, 'mailbox.example.net', 'UNDELIVERED'),
		...storm(60, 110, 'post.example.org', 'UNDELIVERED'),
	]),
	gotFailures('FAILED', storm(110, 116, 'example.com', 'FAILED')),
	gotReasons({110: 'content could not be rendered', 111: 'content could not be rendered', 112: 'refused'}),
];

test.each(SIZES)('%i×%i: every line is as wide as the terminal, and there are as many', async (columns, rows) => {
	for (const isAscii of [false, true]) {
		const {lines, press} = await openTriage(STORM, {size: {columns, rows}, isAscii});
		for (const key of ['', 'j', ENTER, 'j', ENTER, '\t', '\t', '\t', '?']) {
			if (key !== '') await press(key);
			expect(lines()).toHaveLength(rows);
			expect(Math.max(...lines().map(widthOf))).toBeLessThanOrEqual(columns);
			if (isAscii) expect(lines().join('')).toMatch(/^[\x20-\x7e…“”·–]*$/u);
		}
	}
});

test('40×12: the name of the groups stays, and how many were read, whatever else has room', async () => {
	const stats = {total: 10_000, recipients: 10_000, failed: 4117, queued: 5883};
	const grown = {type: 'received-operation', at: NOW, operation: operationOf('PROCESSING', stats)} as const;
	const {lines} = await openTriage([...STORM, grown, {type: 'toggled-freeze'}], {size: {columns: 40, rows: 12}});
	expect(lines()[2]).toMatch(/^── Why 116 of 4,117 read · paused ─+$/u);
});

test('40×12: the groups by what names them, their emails by address', async () => {
	const {lines} = await openTriage(STORM, {size: {columns: 40, rows: 12}});
	const [, , why, first, second, which, email1] = lines();
	expect(why).toMatch(/^── Why 116 in the list ─+ by reason ─$/u);
	expect(first).toMatch(/^ ❯ ↩ {4}60 {2}52 % {2}mailbox\.example\.net +┃ ?$/u);
	expect(second).toMatch(/^ {3}↩ {4}50 {2}43 % {2}post\.example\.org +│ ?$/u);
	expect(which).toMatch(/^── 60 emails .*1–5 of 60 ─$/u);
	expect(email1).toMatch(/^ {3}↩ {2}someone\.wi…@mailbox\.example\.net ┃/u);
});

test('60×20: the domain before the reason, and when each email failed', async () => {
	const {frame} = await openTriage(STORM, {size: {columns: 60, rows: 20}});
	expect(frame()).toMatch(/^ ❯ ↩ {4}60 {2}52 % {2}mailbox\.example\.net {2}no reason/mu);
	expect(frame()).toMatch(/^ {3}✗ {5}2 {3}2 % {2}example\.com {10}content /mu);
	expect(frame()).toMatch(/^ {3}↩ UNDELIVERED .*@mailbox\.example\.net {2}\d\d:\d\d:\d\d ┃/mu);
	expect(frame()).not.toContain('First of them');
});

test('100×30: heads over the groups, reason and place beside each other, the first of the emails below', async () => {
	const {frame} = await openTriage(STORM, {size: {columns: 100, rows: 30}});
	expect(frame()).toMatch(/^ {6}COUNT {2}SHARE {2}REASON +WHERE/mu);
	expect(frame()).toMatch(/^ ❯ ↩ {5}60 {3}52 % {2}no reason given by the server {2}mailbox\.example\.net/mu);
	expect(frame()).toMatch(/^── 60 emails UNDELIVERED at mailbox\.example\.net ─+ 1–9 of 60 ─$/mu);
	expect(frame()).toMatch(/^── First of them someone\.with\.a\.long\.name0@mailbox\.example\.net ─/mu);
	expect(frame()).toMatch(/^ why {2,}Twilio's API gives no reason/mu);
	expect(frame()).not.toMatch(/OF ITS|── When/u);
});

test('160×50: of its and the times of delivery, when they failed, and the email beside its group', async () => {
	const {frame, lines} = await openTriage(STORM, {size: {columns: 160, rows: 50}});
	expect(frame()).toMatch(/REASON +WHERE +OF ITS +P50 +P95/u);
	expect(frame()).toMatch(/── When ─+ \d\d:\d\d:\d\d – \d\d:\d\d:\d\d ─/u);
	expect(frame()).toMatch(/── 60 emails UNDELIVERED .* ── First of them \S+@mailbox\.example\.net ─/u);
	const graph = lines().filter((line) => /[\u2801-\u28ff]/u.test(line.slice(106)));
	expect(graph.length).toBeGreaterThan(3);
	// The group failed in the later half of the time in which any failed.
	expect(graph.every((line) => /^ *$/u.test(line.slice(106, 130)))).toBe(true);
});

test('220×60: tags in the list of emails', async () => {
	const {frame} = await openTriage(STORM, {size: {columns: 220, rows: 60}});
	expect(frame()).toMatch(
		/↩ UNDELIVERED {2}someone\.with\.a\.long\.name0@mailbox\.example\.net +Subject 0 +campaign:spring/u,
	);
});

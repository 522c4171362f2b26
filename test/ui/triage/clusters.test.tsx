import {expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import type {FailureStatus} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {problemOf} from '../../helpers/builders.ts';
import {email, operation} from '../../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openAppWith} from '../open-app.tsx';

/** An email that failed at a domain. */
function failed(number: number, domain: string, status: FailureStatus = 'FAILED'): Email {
	return email(number, status, {to: [{address: untrusted(`person${number}@${domain}`)}]});
}

function gotFailures(status: FailureStatus, emails: readonly Email[], next: string | null = null): Event {
	return {type: 'received-failures', at: NOW, status, token: null, page: {emails, next}};
}

/** The reasons that the server gives, by the numbers of the emails. */
function gotReasons(reasons: Readonly<Record<number, string>>): Event {
	const items = Object.entries(reasons).map(([number, message]) => ({
		emailId: email(Number(number)).id.raw,
		code: 20001,
		message: untrusted(message),
	}));
	return {type: 'received-reasons', at: NOW, token: null, page: {reasons: items, next: null}};
}

const NO_REASONS: Event = {type: 'failed-reasons', at: NOW, problem: problemOf('absent')};
const THREE = [failed(1, 'a.example'), failed(2, 'b.example'), failed(3, 'b.example')];

/** The app with the clusters open, after these events. */
async function openClusters(...events: readonly Event[]) {
	const app = openAppWith({size: {columns: 160, rows: 30}}, GOT_OPERATION, GOT_PAGE);
	const give = async (...more: readonly Event[]) => {
		app.store.dispatch(...more);
		await app.press();
	};
	await give(...events);
	await app.press('c');
	return {...app, give};
}

test('c shows all failures of the send, whatever the list shows, and how many of them were read', async () => {
	const {frame, give, store} = await openClusters();
	const {list} = store.getState();
	expect(frame()).toContain('0 of 3 read, by domain, Tab groups by tag');
	await give(NO_REASONS, gotFailures('FAILED', THREE.slice(0, 2), 'more'));
	expect(frame()).toContain('2 of 3 read, by domain, Tab groups by tag; reading on');
	await give({...gotFailures('FAILED', THREE.slice(2)), token: 'more'} as Event, gotFailures('UNDELIVERED', []));
	expect(frame()).toMatch(/3 of 3 read, by domain, Tab groups by tag +│/u);
	expect(frame()).toMatch(/❯ ✗ {6}2 {3}66 % {2}b\.example +FAILED · no reason given · of its – · p50 – · p95 –/u);
	expect(frame()).toMatch(/ {2}✗ {6}1 {3}33 % {2}a\.example +FAILED · no reason given/u);
	expect(store.getState().list).toBe(list);
});

test('a group shows the reasons of its own emails with their counts, and no reason beside an address', async () => {
	const emails = [1, 2, 3, 4, 5].map((number) => failed(number, 'a.example'));
	const {frame, give} = await openClusters(
		gotFailures('FAILED', emails),
		gotFailures('UNDELIVERED', [failed(6, 'b.example', 'UNDELIVERED')]),
		gotReasons({1: 'content', 2: 'sending limit', 3: 'content', 4: 'content', 5: 'address refused'}),
	);
	expect(frame()).toContain('6 read, by reason');
	expect(frame()).toMatch(/3 {3}50 % {2}content +FAILED · a\.example 3/u);
	expect(frame()).toMatch(/1 {3}16 % {2}b\.example +UNDELIVERED · no reason given/u);
	await give({type: 'grouped-failures', grouping: 'domain'});
	expect(frame()).toMatch(
		/5 {3}83 % {2}a\.example +FAILED · 3 content · 1 address refused · 1 sending limit · of its –/u,
	);
	const box = [...frame().matchAll(/│.*│/gu)].join('\n');
	expect(box).toContain('a.example');
	expect(box).not.toMatch(/person\d@/u);
});

test('of its and the times of delivery are shown once the whole list is known', async () => {
	const {frame, give} = await openClusters(NO_REASONS, gotFailures('FAILED', THREE), gotFailures('UNDELIVERED', []));
	const figures = [
		{domain: 'a.example', emails: 100, failures: 1, p50: 400, p95: 90_000},
		{domain: 'b.example', emails: 2, failures: 2},
	];
	await give({type: 'received-domains', at: NOW, figures});
	expect(frame()).toMatch(/a\.example .* of its 1 % · p50 <1 s · p95 1 min 30 s/u);
	expect(frame()).toMatch(/b\.example .* of its 100 % · p50 – · p95 –/u);
});

test('a line says by how much it has grown since the read before', async () => {
	const {frame, give} = await openClusters(NO_REASONS, gotFailures('FAILED', THREE), gotFailures('UNDELIVERED', []));
	expect(frame()).not.toContain('+');
	const grown: Event = {
		type: 'received-operation',
		at: NOW,
		operation: operation('PROCESSING', {total: 100, delivered: 60, queued: 35, failed: 5}),
	};
	await give(grown);
	expect(frame()).toContain('3 of 5 read');
	await give(gotFailures('FAILED', [...THREE, failed(4, 'b.example'), failed(5, 'b.example')]));
	expect(frame()).toMatch(/4 \+2 +80 % {2}b\.example/u);
	expect(frame()).toMatch(/1 +20 % {2}a\.example/u);
});

test('⏎ narrows the list to the group, Backspace widens it again', async () => {
	const {frame, store, press} = await openClusters(
		NO_REASONS,
		gotFailures('FAILED', THREE),
		gotFailures('UNDELIVERED', []),
	);
	await press(ENTER);
	expect(store.getState().list.filter).toEqual({tags: [], statuses: ['FAILED'], domains: ['b.example']});
	expect(store.getState().list.goal).toEqual({kind: 'all'});
	expect(store.getState().view.notice).toBeUndefined();
	const {generation} = store.getState().list;
	const page = {emails: THREE.slice(0, 2), next: null};
	store.dispatch({type: 'received-page', at: NOW, generation, status: 'FAILED', token: null, page});
	await press();
	expect(frame()).toMatch(/s status FAILED {3}c domain b\.example/u);
	expect(frame()).toContain('person2@b.example');
	expect(frame()).not.toContain('person1@a.example');
	await press('\u007F');
	expect(store.getState().list.filter).toEqual({tags: [], statuses: ['FAILED'], domains: []});
});

test('⏎ on a reason, by which nothing can be filtered, says what the list shows instead', async () => {
	const {frame, press} = await openClusters(
		gotFailures('FAILED', THREE),
		gotFailures('UNDELIVERED', []),
		gotReasons({1: 'content', 2: 'content', 3: 'sending limit'}),
	);
	await press(ENTER);
	expect(frame()).toContain('No filter selects this group alone: the list shows 3 failures, 2 of them are its.');
});

test('Esc leaves the clusters; what is in the way of them is said', async () => {
	const {frame, store, press, give} = await openClusters();
	await give({type: 'failed-reasons', at: NOW, problem: problemOf('refused')});
	expect(frame()).toContain('No reasons: It was refused.');
	const refused = problemOf('refused');
	await give({type: 'failed-failures', at: NOW, status: 'FAILED', token: null, problem: refused, retryAt: NOW});
	expect(frame()).toContain('0 of 3 read, by domain, Tab groups by tag; It was refused.');
	await give({type: 'toggled-freeze'});
	expect(frame()).toContain('by domain, Tab groups by tag; paused');
	await press(ESCAPE);
	expect(store.getState().view.overlay.kind).toBe('none');
});

test('Tab groups by the next thing, from the top', async () => {
	const tagged = THREE.map((one, index) => ({
		...one,
		tags: [{key: untrusted('plan'), value: untrusted(index === 0 ? 'gold' : 'free')}],
		updatedAt: NOW - index * 60_000,
	}));
	const {frame, press} = await openClusters(NO_REASONS, gotFailures('FAILED', tagged), gotFailures('UNDELIVERED', []));
	await press('j');
	await press('\t');
	expect(frame()).toMatch(/3 of 3 read, by tag, Tab groups by minute .*\n.*❯ ✗ {6}2 {3}66 % {2}plan:free/u);
	await press('\t');
	expect(frame()).toMatch(
		/by minute, Tab groups by reason .*\n.*1 {3}33 % {2}\d\d:18 .*\n.*1 {3}33 % {2}\d\d:19 .*\n.*1 {3}33 % {2}\d\d:20 /u,
	);
	await press('\t');
	expect(frame()).toContain('by reason');
	await press('\t');
	expect(frame()).toContain('by domain');
});

import {expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {wantedPages} from '../../../source/state/watch/list/loading.ts';
import {problemOf} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../open-app.tsx';

function failed(number: number, domain: string): Email {
	return email(number, 'FAILED', {to: [{address: untrusted(`person${number}@${domain}`)}]});
}

/** The app with the clusters open, and the failures that the server gives. */
async function openClusters() {
	const app = openApp(GOT_OPERATION, GOT_PAGE);
	await app.press('c');
	const generation = app.store.getState().list.generation;
	const give = async (status: 'FAILED' | 'UNDELIVERED', emails: readonly Email[]) => {
		app.store.dispatch({type: 'received-page', at: NOW, generation, status, token: null, page: {emails, next: null}});
		await app.press();
	};
	return {...app, give};
}

test('c loads the failures, counts them by what they have in common, and says of how many', async () => {
	const {frame, give, store, press} = await openClusters();
	expect(
		wantedPages(store.getState().list)
			.map(({status}) => status)
			.toSorted(),
	).toEqual(['FAILED', 'UNDELIVERED']);
	expect(frame()).toContain('from 0 loaded of 3 failures, loading on');
	await give('UNDELIVERED', []);
	await give('FAILED', [failed(1, 'a.example'), failed(2, 'b.example'), failed(3, 'b.example')]);
	expect(frame()).toMatch(/from 3 loaded\n/u);
	expect(frame()).toMatch(
		/❯ ✗ {6}2 {3}66 % {2}b\.example {2}FAILED +such as person2@b\.example\n +✗ +1 {3}33 % {2}a\.example/u,
	);
	const emailId = failed(2, 'b.example').id.raw;
	store.dispatch({type: 'received-reasons', reasons: [{emailId, message: untrusted('Mailbox full')}]});
	await press();
	expect(frame()).toContain('such as person2@b.example: Mailbox full');
});

test('⏎ narrows the list to the cluster, Backspace widens it again', async () => {
	const {frame, give, store, press} = await openClusters();
	await give('UNDELIVERED', []);
	await give('FAILED', [failed(1, 'a.example'), failed(2, 'b.example'), failed(3, 'b.example')]);
	await press(ENTER);
	expect(store.getState().list.filter).toEqual({tags: [], statuses: ['FAILED'], domains: ['b.example']});
	expect(store.getState().list.goal).toEqual({kind: 'all'});
	const {generation} = store.getState().list;
	const page = {emails: [failed(1, 'a.example'), failed(2, 'b.example')], next: null};
	store.dispatch({type: 'received-page', at: NOW, generation, status: 'FAILED', token: null, page});
	await press();
	expect(frame()).toMatch(/s status FAILED {3}c domain b\.example/u);
	expect(frame()).toContain('person2@b.example');
	expect(frame()).not.toContain('person1@a.example');
	await press('\u007F');
	expect(store.getState().list.filter).toEqual({tags: [], statuses: ['FAILED'], domains: []});
});

test('Esc leaves the clusters and ends their loading', async () => {
	const {store, press} = await openClusters();
	expect(store.getState().list.goal).toEqual({kind: 'all'});
	await press(ESCAPE);
	expect(store.getState().list.goal).toBeUndefined();
	expect(store.getState().view.overlay.kind).toBe('none');
});

test('the clusters do without reasons where the server has none', async () => {
	const {store} = await openClusters();
	expect(store.getState().reasons.isWanted).toBe(true);
	store.dispatch({type: 'failed-reasons', problem: problemOf('absent')});
	expect(store.getState().reasons.isWanted).toBe(false);
});

import {describe, expect, test} from 'vitest';
import type {EmailDetails} from '../../../../source/core/emails/email.ts';
import {safeBody} from '../../../../source/core/text/text.ts';
import {
	CLOSED_PANE,
	clearPaneFailure,
	closePane,
	type DetailsPane,
	failDetails,
	fitPane,
	freshestEmail,
	knownOf,
	openPane,
	receiveDetails,
	scrollPane,
	topOf,
	turnPane,
	wantedDetails,
} from '../../../../source/state/watch/details/pane.ts';
import {emailOf, problemOf} from '../../../helpers/builders.ts';

function detailsOf(id: string, {size = 2, updatedAt = 0}: {size?: number; updatedAt?: number} = {}): EmailDetails {
	const email = emailOf(id, {updatedAt});
	return {email, attachments: [], bodies: {json: safeBody('x'.repeat(size))}};
}

function received(pane: DetailsPane, ...ids: readonly string[]): DetailsPane {
	return ids.reduce((sum, id) => receiveDetails(sum, {id, asOf: 0}, detailsOf(id)), pane);
}

describe('an email that the server refuses', () => {
	const listed = emailOf('a', {updatedAt: 1});
	const open = openPane(CLOSED_PANE);

	test.each(['refused', 'absent', 'malformed'] as const)('%s: is not requested again on its own', (kind) => {
		const refused = failDetails(open, {id: 'a', asOf: 1}, problemOf(kind));
		expect(knownOf(refused, 'a').problem?.kind).toBe(kind);
		expect(wantedDetails(refused, emailOf('a', {updatedAt: 9}))).toBeUndefined();
		const elsewhere = failDetails(refused, {id: 'b', asOf: 1}, problemOf('unreachable'));
		expect(wantedDetails(openPane(elsewhere), listed)).toBeUndefined();
		expect(wantedDetails(clearPaneFailure(refused), listed)).toEqual({id: 'a', asOf: 1});
	});

	test('others are requested', () => {
		const refused = failDetails(open, {id: 'a', asOf: 1}, problemOf('refused'));
		expect(wantedDetails(refused, emailOf('b', {updatedAt: 1}))).toEqual({id: 'b', asOf: 1});
	});
});

describe('what was fetched', () => {
	test('is kept for the 20 emails fetched last', () => {
		const ids = Array.from({length: 25}, (_, index) => `email-${index}`);
		const {fetched} = received(CLOSED_PANE, ...ids);
		expect([...fetched.keys()]).toEqual(ids.slice(5));
	});

	test('is kept for fewer when they are large, and always for the last', () => {
		const mib = 1024 * 1024;
		let pane = CLOSED_PANE;
		for (const id of ['a', 'b', 'c', 'd', 'e']) pane = receiveDetails(pane, {id, asOf: 0}, detailsOf(id, {size: mib}));
		expect(pane.fetched.size).toBe(5);
		expect([...receiveDetails(pane, {id: 'f', asOf: 0}, detailsOf('f', {size: mib})).fetched.keys()]).toHaveLength(6);
		const twice = (id: string) => receiveDetails(pane, {id, asOf: 0}, {...detailsOf(id), ...heavy(id)});
		expect(twice('g').fetched.has('g')).toBe(true);
	});

	test('is wanted again only when the list knows of a later change', () => {
		const pane = receiveDetails(openPane(CLOSED_PANE), {id: 'a', asOf: 5}, detailsOf('a', {updatedAt: 7}));
		expect(wantedDetails(pane, emailOf('a', {updatedAt: 5}))).toBeUndefined();
		expect(wantedDetails(pane, emailOf('a', {updatedAt: 7}))).toBeUndefined();
		expect(wantedDetails(pane, emailOf('a', {updatedAt: 8}))).toEqual({id: 'a', asOf: 8});
		expect(knownOf(pane, 'a').details).toBeDefined();
		expect(wantedDetails({...pane, isOpen: false}, emailOf('b'))).toBeUndefined();
		expect(wantedDetails(pane, undefined)).toBeUndefined();
	});
});

function heavy(id: string): EmailDetails {
	const body = safeBody('x'.repeat(1024 * 1024));
	return {...detailsOf(id), bodies: {html: body, text: body, json: body}};
}

describe('scrolling', () => {
	test('belongs to one email: another starts at its top', () => {
		const pane = scrollPane(scrollPane(CLOSED_PANE, 'a', 3), 'a', 2);
		expect(topOf(pane, 'a')).toBe(5);
		expect(topOf(pane, 'b')).toBe(0);
		expect(topOf(scrollPane(pane, 'b', 1), 'a')).toBe(0);
		expect(topOf(scrollPane(pane, 'a', -9), 'a')).toBe(0);
	});

	test('stays where it is between the html and the text, and begins again with the JSON', () => {
		const pane = scrollPane(CLOSED_PANE, 'a', 3);
		expect(topOf(turnPane(pane, 'text'), 'a')).toBe(3);
		expect(topOf(turnPane(pane, 'json'), 'a')).toBe(0);
	});
});

describe('the email as it is now', () => {
	test('has the later status of the two, and all that only the fetch knows', () => {
		const listed = emailOf('a', {status: 'DELIVERED', updatedAt: 9});
		const details = detailsOf('a', {updatedAt: 5});
		expect(freshestEmail(listed, undefined)).toBe(listed);
		expect(freshestEmail(listed, details)).toMatchObject({status: {raw: 'DELIVERED'}, updatedAt: 9});
		expect(freshestEmail(emailOf('a', {updatedAt: 5}), details)).toBe(details.email);
	});
});

describe('beside a list that leaves room for it', () => {
	const wide = fitPane(CLOSED_PANE, true);

	test('it opens on its own, as a preview: the keys stay those of the list', () => {
		expect(wide).toMatchObject({isOpen: true, isPreview: true});
		expect(fitPane(wide, false)).toMatchObject({isOpen: false});
	});

	test('the user goes into it and back out, and closes it for good', () => {
		const inside = openPane(wide);
		expect(inside.isPreview).toBeUndefined();
		const outside = closePane(inside);
		expect(outside).toMatchObject({isOpen: true, isPreview: true});
		const closed = closePane(outside);
		expect(closed.isOpen).toBe(false);
		expect(fitPane(fitPane(closed, false), true).isOpen).toBe(false);
		expect(openPane(closed).isOpen).toBe(true);
	});

	test('what the user opened where there is no room stays open and closes as usual', () => {
		const opened = fitPane(openPane(CLOSED_PANE), false);
		expect(opened.isOpen).toBe(true);
		expect(closePane(opened)).toMatchObject({isOpen: false});
	});
});

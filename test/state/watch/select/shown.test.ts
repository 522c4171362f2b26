import {describe, expect, test} from 'vitest';
import type {Email, EmailDetails} from '../../../../source/core/emails/email.ts';
import {safeLine, type Untrusted, untrusted} from '../../../../source/core/text/text.ts';
import {type Event, notice} from '../../../../source/state/watch/event.ts';
import {reduce} from '../../../../source/state/watch/reduce.ts';
import {createMask, shownState} from '../../../../source/state/watch/select/shown.ts';
import {stateAfter} from '../../../helpers/builders.ts';
import {email} from '../../../helpers/emails.ts';

/** With a field that emails may get one day. */
const JOHN: Email & {readonly invoices: readonly Untrusted[]} = {
	invoices: [untrusted('invoice of John Doe')],
	...email(1, 'FAILED', {
		to: [{address: untrusted('john.doe@example.com'), name: untrusted('John Doe')}],
		from: {address: untrusted('shop@example.com'), name: untrusted('Shop')},
		subject: untrusted('John, your order'),
		tags: [{key: untrusted('user'), value: untrusted('john.doe')}],
		related: [untrusted('THREAD john.doe@example.com')],
	}),
};
const DETAILS: EmailDetails = {
	email: JOHN,
	bodies: {
		html: safeLine('John Doe, hello'),
		text: safeLine('Dear John Doe, we wrote to john.doe@example.com'),
		json: safeLine('{"to":{"address":"john.doe@example.com","name":"John Doe"}}'),
	},
	attachments: [untrusted('invoice-John.pdf')],
	receipts: [{to: {address: untrusted('john.doe@example.com')}, status: untrusted('FAILED')}],
};
const PROBLEM = {kind: 'broken', sentence: safeLine('500 for john.doe@example.com')} as const;

const EVENTS: readonly Event[] = [
	{type: 'received-page', at: 0, generation: 0, token: null, page: {emails: [JOHN, email(2)], next: 'more@john.doe'}},
	{type: 'toggled-mark'},
	{type: 'opened-details'},
	{type: 'received-details', at: 0, request: {id: JOHN.id.raw, asOf: 0}, details: DETAILS},
	{type: 'failed-page', at: 0, generation: 0, token: null, problem: PROBLEM, retryAt: 0},
	{type: 'failed-operation', at: 0, problem: PROBLEM},
	notice(0, 'Opened john.doe@example.com'),
];

/** Every text in a value, keys of objects left out. */
function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	if (value instanceof Map) return [...value.values()].flatMap(textsIn);
	return Object.entries(value).flatMap(([key, one]) => (key === 'next' ? [] : textsIn(one)));
}

describe('a state that is masked', () => {
	const state = stateAfter(EVENTS, {isMasked: true});
	const shown = shownState(state);

	test('names no recipient anywhere: not in the list, the details, a problem, a notice or what is marked', () => {
		const telling = (value: unknown) => textsIn(value).filter((text) => /john|doe/iu.test(text));
		expect(telling(state).length).toBeGreaterThan(15);
		expect(telling(shown)).toEqual([]);
	});

	test('still says who sent it, where the failures are, and what they have in common', () => {
		const texts = textsIn(shown);
		for (const text of ['j…@example.com', 'J…', 'shop@example.com', 'J…, your order', 'FAILED'])
			expect(texts).toContain(text);
	});

	test('keeps ids and page tokens, which are sent back', () => {
		expect(shown.list.pages.loaded[0]?.next).toBe('more@john.doe');
		expect(shown.list.selection.id).toBe(JOHN.id.raw);
	});

	test('leaves what is being typed as it is, so that the caret stands where it should', () => {
		const typing = stateAfter([{type: 'opened-prompt', prompt: 'tags', text: 'user:john@example.com'}], {
			isMasked: true,
		});
		expect(shownState(typing).view).toEqual(typing.view);
	});

	test('is the same object for the same state, part by part: nothing is drawn twice', () => {
		const mask = createMask();
		const first = mask(state);
		expect(mask(state)).toBe(first);
		expect(mask(reduce(state, {type: 'scheduled-poll', at: 9})).list).toBe(first.list);
		expect(mask(first)).toBe(first);
	});
});

test('who looks for a recipient finds them anyway, and nothing in the matches tells more of them', () => {
	const find = (text: string) => shownState(stateAfter([...EVENTS, lookedFor(text)], {isMasked: true}));
	expect(find('john.doe').matches?.rows).toEqual([0]);
	expect(find('nobody.else').matches?.rows).toEqual([]);
	expect(textsIn(find('7').matches)).toEqual(['7']);
});

function lookedFor(text: string): Event {
	return {type: 'started-find', at: 0, text, height: 9};
}

test('a state that is not masked is shown as it is', () => {
	const state = stateAfter(EVENTS);
	expect(shownState(state)).toBe(state);
});

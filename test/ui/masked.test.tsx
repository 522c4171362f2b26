import {expect, test} from 'vitest';
import {clearing} from '../../source/core/emails/filter.ts';
import {statusText} from '../../source/core/operation/status.ts';
import {safeLine, untrusted} from '../../source/core/text/text.ts';
import type {Store} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {KEYMAP} from '../../source/ui/keys/keymap.ts';
import {labelOf} from '../../source/ui/keys/shown-keys.ts';
import {MENUS} from '../../source/ui/overlays/menu/menus.ts';
import {PROMPTS} from '../../source/ui/overlays/prompt/prompts.ts';
import {email, range} from '../helpers/emails.ts';
import {ESCAPE, GOT_OPERATION, NOW, openApp} from './open-app.tsx';

const PEOPLE = ['Ottilie Brandt', 'Xaver Quist', 'Winifred Yorke'];
const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@example.com`;
const EMAILS = range(0, 30).map((number) => {
	const name = PEOPLE[number % PEOPLE.length] ?? '';
	return email(number, number % 2 === 0 ? 'FAILED' : 'DELIVERED', {
		to: [{address: untrusted(addressOf(name)), name: untrusted(name)}],
		subject: untrusted(`${name.split(' ')[0]}, news for ${addressOf(name)}`),
		tags: [{key: untrusted('customer'), value: untrusted(addressOf(name).split('@')[0] ?? '')}],
		createdAt: NOW - 60_000,
		updatedAt: NOW,
	});
});
const [FIRST] = EMAILS;
const GOT_EMAILS = {
	type: 'received-page',
	at: NOW,
	generation: 0,
	token: null,
	page: {emails: EMAILS, next: null},
} as const satisfies Event;
const SENTENCE = safeLine(`No mailbox ${addressOf('Xaver Quist')}.`);
const GOT_DETAILS: Event = {
	type: 'received-details',
	at: NOW,
	request: {id: FIRST?.id.raw ?? '', asOf: NOW},
	details: {
		email: FIRST ?? email(0),
		bodies: {
			text: safeLine('Dear Ottilie Brandt, you are ottilie.brandt@example.com'),
			json: safeLine('{"to": "ottilie.brandt@example.com"}'),
		},
		attachments: [],
	},
};
const TROUBLE: readonly Event[] = [
	{type: 'failed-operation', at: NOW, problem: {kind: 'broken', sentence: SENTENCE}},
	{
		type: 'failed-page',
		at: NOW,
		generation: 0,
		token: null,
		problem: {kind: 'broken', sentence: SENTENCE},
		retryAt: NOW,
	},
	{type: 'noticed', at: NOW, text: SENTENCE},
];

const GOT_FAILURES: readonly Event[] = [
	{
		type: 'received-failures',
		at: NOW,
		status: 'FAILED',
		token: null,
		page: {emails: EMAILS.map((one) => ({...one, status: statusText('FAILED')})), next: null},
	},
	{type: 'received-failures', at: NOW, status: 'UNDELIVERED', token: null, page: {emails: [], next: null}},
];

const TELLING = /ottilie|brandt|xaver|quist|winifred|yorke/iu;

/** Everything that can be opened: by an event, and by each key that works on the list. */
const VIEWS: readonly (readonly [string, readonly Event[], readonly string[]])[] = [
	['the list', [], []],
	['why they fail', [...GOT_FAILURES, {type: 'opened-triage'}], []],
	['trouble', TROUBLE, []],
	['an opened email', [{type: 'opened-details'}, GOT_DETAILS], []],
	['its JSON', [{type: 'opened-details'}, GOT_DETAILS, {type: 'turned-details', form: 'json'}], []],
	[
		'a broken email',
		[
			{type: 'opened-details'},
			{
				type: 'failed-details',
				request: {id: FIRST?.id.raw ?? '', asOf: NOW},
				problem: {kind: 'broken', sentence: SENTENCE},
			},
		],
		[],
	],
	...Object.keys(PROMPTS).map(
		(name) => [`the line ${name}`, [{type: 'opened-prompt', prompt: name, text: ''}], ['\t']] as never,
	),
	...Object.keys(MENUS).map((name) => [`the menu ${name}`, [{type: 'opened-menu', menu: name}], []] as never),
	...KEYMAP.filter(
		({contexts, keys, command}) =>
			contexts.includes('list') && keys[0]?.length === 1 && !['quit', 'suspend', 'mask'].includes(command),
	).map((entry) => [`the key ${entry.keys[0]}: ${labelOf(entry, KEYMAP)}`, [], [entry.keys[0] ?? '']] as never),
];

/** Takes away the filter that a key has set, and lists the emails again. */
function listAgain(store: Store): void {
	store.dispatch({type: 'changed-filter', change: clearing('statuses')});
	store.dispatch({...GOT_EMAILS, generation: store.getState().list.generation});
}

test.each(VIEWS)('masked, %s names nobody; shown again, the list does', async (_, events, keys) => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_EMAILS, {type: 'toggled-mask'}, ...events);
	await press(...keys);
	expect(frame()).not.toMatch(TELLING);
	if (store.getState().view.overlay.kind !== 'none' || store.getState().triage !== undefined) await press(ESCAPE);
	store.dispatch({type: 'closed-overlay'}, {type: 'toggled-mask'}, {type: 'cleared-notice'});
	if (store.getState().list.filterOrder.length > 0) listAgain(store);
	await press();
	expect(frame()).toMatch(TELLING);
});

test('M hides who the emails went to, says so, and shows them again', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_EMAILS);
	await press('M');
	expect(frame()).toContain('o…@example.com');
	expect(frame()).toMatch(/Emails {3}masked/u);
	expect(frame()).toContain('Recipients are hidden');
	await press('M');
	expect(frame()).toContain('ottilie.brandt@example.com');
});

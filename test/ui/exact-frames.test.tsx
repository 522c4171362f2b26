import fc from 'fast-check';
import {expect, test} from 'vitest';
import {untrusted} from '../../source/core/text/text.ts';
import type {Store} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import type {ThemeOptions} from '../../source/ui/theme/theme.ts';
import {email, operation, range} from '../helpers/emails.ts';
import {answered, createRuler, HOUR, looks, type Size, sizes, texts} from './exactness.ts';
import {SCENES} from './keys/scenes.ts';
import {NOW, openAppWith} from './open-app.tsx';

/** So many states, each in so many sizes. */
const [STATES, SIZES_A_STATE] = [80, 5];
const REASONS = ['Recipient address refused', 'The content could not be rendered: a variable is missing in it'];

const answers = fc.array(answered, {maxLength: 3});
const rows = fc.array(
	fc.record({text: texts, status: fc.constantFrom('QUEUED', 'SENT', 'OPENED', 'UNDELIVERED', 'FAILED', 'NEW_STATUS')}),
	{maxLength: 6},
);

type Case = {
	readonly answers: typeof answers extends fc.Arbitrary<infer Value> ? Value : never;
	readonly rows: typeof rows extends fc.Arbitrary<infer Value> ? Value : never;
	readonly isFull: boolean;
};

/** What came in after the scene was set: other counters, other emails, failures with and without reasons. */
function goOn({getState, dispatch}: Store, {answers: later, rows: emails, isFull}: Case): void {
	const events: readonly Event[] = later.map(({stats: counters, status, age}, index) => ({
		type: 'received-operation',
		at: NOW + index * 2000,
		operation: operation(status, counters, {createdAt: NOW - age, updatedAt: NOW - age / 2, answeredAt: NOW}),
	}));
	dispatch(...events);
	const changed = emails.map(({text, status}, index) =>
		email(index, status, {
			...{subject: untrusted(text), to: [{address: untrusted(`${text}@example.com`)}]},
			...{tags: [{key: untrusted('campaign'), value: untrusted(text)}], updatedAt: NOW - index * 7 * HOUR},
		}),
	);
	const {generation} = getState().list;
	dispatch({type: 'refreshed-page', at: NOW, generation, token: null, page: {emails: changed, next: 'second'}});
	const failed = [...changed, ...range(20, 26).map((number) => email(number, 'UNDELIVERED'))];
	const reasons = failed.slice(0, 4).map(({id}, index) => ({
		...{emailId: id.raw, code: 20_000 + index},
		message: untrusted(REASONS[index % 2] ?? ''),
	}));
	dispatch({type: 'received-failures', at: NOW, status: 'FAILED', token: null, page: {emails: failed, next: null}});
	dispatch({type: 'received-reasons', at: NOW, token: null, page: {reasons, next: null}});
	if (isFull) dispatch({type: 'enlarged-details', isFull: true});
}

const PLACES: typeof SCENES = {
	...SCENES,
	'the write menu': (store) => {
		SCENES['the list']?.(store);
		store.dispatch({type: 'opened-menu', menu: 'write'});
	},
};
const scenes = fc.oneof(
	{weight: 1, arbitrary: fc.constant('the list')},
	{weight: 4, arbitrary: fc.constantFrom(...Object.keys(PLACES))},
);

const cases = fc.record({
	...{scene: scenes, look: looks, answers, rows},
	isFull: fc.boolean(),
	// To bring a state about takes longer than to draw it.
	sizes: fc.array(sizes, {minLength: SIZES_A_STATE, maxLength: SIZES_A_STATE}),
});

test('in any state and any terminal a frame fills the terminal exactly, and nothing is wider than it', async () => {
	const ruler = createRuler();
	const expectExact = async (frame: string, size: Size, look: ThemeOptions, isListAlone: boolean) => {
		const lines = await ruler.measure(frame, size, look);
		// A full list has no blank row below it.
		if (isListAlone && size.rows < 45) expect(lines.at(-2)?.trim()).not.toBe('');
	};
	const property = fc.asyncProperty(cases, async ({scene, sizes: [first, ...others], look, ...rest}) => {
		if (first === undefined) throw new Error('There is always a size.');
		const arrange = (store: Store) => {
			PLACES[scene]?.(store);
			goOn(store, rest);
		};
		const app = openAppWith({size: first, look, arrange});
		const isListAlone = scene === 'the list' && !rest.isFull;
		await app.press();
		await expectExact(app.frame(), first, look, isListAlone);
		for (const size of others) {
			await app.resize(size);
			await expectExact(app.frame(), size, look, isListAlone);
		}
		app.close();
	});
	await fc.assert(property, {seed: 20_260_405, numRuns: STATES});
	expect(ruler.finish()).toBe(STATES * SIZES_A_STATE);
}, 240_000);

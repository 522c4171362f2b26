import fc from 'fast-check';
import {expect, test} from 'vitest';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {untrusted} from '../../source/core/text/text.ts';
import type {Store} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import type {ThemeOptions} from '../../source/ui/theme/theme.ts';
import {email, operation, range} from '../helpers/emails.ts';
import {createEmulator} from '../helpers/emulator.ts';
import {SCENES} from './keys/scenes.ts';
import {NOW, openAppWith} from './open-app.tsx';

/** So many states, each in so many sizes. */
const [STATES, SIZES_A_STATE] = [80, 5];
const HOUR = 3_600_000;
const REASONS = ['Recipient address refused', 'The content could not be rendered: a variable is missing in it'];

/** Every edge at which something appears, the sizes of the mock-ups, and any other. */
const sizes = fc.record({
	columns: fc.oneof(
		fc.constantFrom(40, 55, 56, 60, 79, 80, 100, 119, 120, 139, 140, 160, 179, 180, 220),
		fc.integer({min: 40, max: 300}),
	),
	rows: fc.oneof(fc.constantFrom(12, 15, 16, 20, 23, 24, 30, 39, 40, 50), fc.integer({min: 12, max: 100})),
});
const counter = fc.oneof(fc.constant(0), fc.nat({max: 12}), fc.nat({max: 12_000}), fc.nat({max: 1_200_000}));
const stats = fc.record({
	...{total: counter, queued: counter, sent: counter, scheduled: counter},
	...{delivered: counter, opened: counter, undelivered: counter, failed: counter, canceled: counter},
});
const answers = fc.array(
	fc.record({
		stats,
		status: fc.constantFrom('SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED', 'SOMETHING_NEW'),
		age: fc.nat({max: 99 * HOUR}),
	}),
	{maxLength: 3},
);
const looks = fc.record({
	depth: fc.constantFrom<ThemeOptions['depth'][]>('truecolor', '256', '16', 'none'),
	isAscii: fc.boolean(),
	background: fc.constantFrom('dark' as const, 'light' as const),
});
const texts = fc
	.array(fc.constantFrom('a', 'Z', ' ', '日本', '한', 'e\u0301', 'ﾊﾟ', 'ß', 'long-word-'), {maxLength: 60})
	.map((pieces) => pieces.join(''));
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

const scenes = fc.oneof(
	{weight: 1, arbitrary: fc.constant('the list')},
	{weight: 4, arbitrary: fc.constantFrom(...Object.keys(SCENES))},
);

const cases = fc.record({
	...{scene: scenes, look: looks, answers, rows},
	isFull: fc.boolean(),
	// To bring a state about takes longer than to draw it.
	sizes: fc.array(sizes, {minLength: SIZES_A_STATE, maxLength: SIZES_A_STATE}),
});

test('in any state and any terminal a frame fills the terminal exactly, and nothing is wider than it', async () => {
	const emulator = createEmulator(300, 100, () => {});
	let count = 0;
	const expectExact = async (frame: string, size: {columns: number; rows: number}, isListAlone: boolean) => {
		const lines = frame.split('\n');
		expect(lines).toHaveLength(size.rows);
		expect(lines.filter((line) => widthOf(line) > size.columns)).toEqual([]);
		// Ink cuts what is too wide and leaves blank what is missing: the rules show both, and a full list has no blank row below it.
		const rules = lines.filter((line) => /^(?:──|--) /u.test(line));
		expect(rules.filter((rule) => widthOf(rule) < size.columns || !/[─-]$/u.test(rule))).toEqual([]);
		expect(lines.at(-1)?.trim()).not.toBe('');
		if (isListAlone && size.rows < 45) expect(lines.at(-2)?.trim()).not.toBe('');
		// The terminal has the last word on how wide a line is.
		emulator.resize(size.columns, size.rows);
		await new Promise<void>((resolve) => emulator.feed(`\u001Bc${lines.join('\r\n')}`, resolve));
		expect(emulator.rows()).toEqual(lines.map((line) => line.trimEnd()));
		count += 1;
	};
	const property = fc.asyncProperty(cases, async ({scene, sizes: [first, ...others], look, ...rest}) => {
		if (first === undefined) throw new Error('There is always a size.');
		const arrange = (store: Store) => {
			SCENES[scene]?.(store);
			goOn(store, rest);
		};
		const app = openAppWith({size: first, look, arrange});
		const isListAlone = scene === 'the list' && !rest.isFull;
		await app.press();
		await expectExact(app.frame(), first, isListAlone);
		for (const size of others) {
			await app.resize(size);
			await expectExact(app.frame(), size, isListAlone);
		}
		app.close();
	});
	await fc.assert(property, {seed: 20_260_405, numRuns: STATES});
	emulator.dispose();
	expect(count).toBe(STATES * SIZES_A_STATE);
}, 240_000);

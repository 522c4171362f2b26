import fc from 'fast-check';
import {expect, test} from 'vitest';
import {untrusted} from '../../../source/core/text/text.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, listed, NOW, sendId} from '../../state/board/boards.ts';
import {answered, createRuler, looks, sizes, texts} from '../exactness.ts';
import {openBoard} from './open-board.tsx';

/** So many boards, each in so many sizes. */
const [STATES, SIZES_A_STATE] = [30, 4];
/** What lies over the sends, or what they are shown by, with the keys that lead there. */
const PLACES: readonly (readonly string[])[] = [
	...[[], ['?'], ['?', '/', 'x'], ['/', 'x'], ['\t'], ['f'], ['!'], ['y'], ['x'], ['M'], ['r']],
	['='],
	['m', 'j', 'm', '='],
];

const cases = fc.record({
	sends: fc.array(fc.tuple(answered, texts), {maxLength: 30}),
	isOffline: fc.boolean(),
	place: fc.constantFrom(...PLACES),
	look: looks,
	sizes: fc.array(sizes, {minLength: SIZES_A_STATE, maxLength: SIZES_A_STATE}),
});

type Sends = typeof cases extends fc.Arbitrary<infer Case extends {readonly sends: unknown}> ? Case['sends'] : never;

/** Each send as it was and as it is two seconds later, and its name. */
function eventsOf(sends: Sends, isOffline: boolean): readonly BoardEvent[] {
	const at = (time: number) =>
		answer(
			sends.map(([{status, stats, age}], index) => listed(index, status, stats, {ago: age / 1000, at: time})),
			{at: time},
		);
	const names = sends.map(([, text], index) => {
		const tags = [{key: untrusted('campaign'), value: untrusted(text.slice(0, 9))}];
		return [sendId(index), {subject: untrusted(text), tags}] as const;
	});
	const failed: BoardEvent = {type: 'failed-board', at: NOW + 4000, problem: problemOf('unreachable')};
	return [at(NOW), at(NOW + 2000), {type: 'named-sends', names}, ...(isOffline ? [failed] : [])];
}

test('in any state and any terminal the board fills the terminal exactly, whatever is open', async () => {
	const ruler = createRuler(/^.. Failures/u);
	const property = fc.asyncProperty(cases, async ({sends, isOffline, place, look, sizes: [first, ...others]}) => {
		if (first === undefined) throw new Error('There is always a size.');
		const board = openBoard({size: first, look}, ...eventsOf(sends, isOffline));
		await board.press(...place);
		await ruler.measure(board.frame(), first, look);
		for (const size of others) {
			await board.resize(size);
			await ruler.measure(board.frame(), size, look);
		}
		board.close();
	});
	await fc.assert(property, {seed: 20_260_405, numRuns: STATES});
	expect(ruler.finish()).toBe(STATES * SIZES_A_STATE);
}, 120_000);

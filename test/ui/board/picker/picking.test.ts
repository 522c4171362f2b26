import {describe, expect, test} from 'vitest';
import type {OperationId} from '../../../../source/core/operation/ids.ts';
import {safe, safeLine} from '../../../../source/core/text/text.ts';
import type {Choice} from '../../../../source/state/board/choice.ts';
import {beginPicking, lineSigns, type Picking, pick} from '../../../../source/ui/board/picker/picking.ts';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import type {CommandName} from '../../../../source/ui/keys/names.ts';

const [A, B, C] = ['a', 'b', 'c'].map(
	(id): Choice => ({operationId: id as OperationId, action: 'watch', badge: 'settled-well', note: safeLine('')}),
) as [Choice, Choice, Choice];

/** What it is after these commands, two rows being visible. */
function pickedBy(choices: readonly Choice[], ...commands: readonly CommandName[]): Picking {
	const press = (state: Picking, command: CommandName) => pick(state, {type: 'pressed', command, height: 2});
	return commands.reduce(press, beginPicking(choices, safe`asking`));
}

describe('picking', () => {
	test.each<[readonly CommandName[], Choice]>([
		[['choose'], A],
		[['move-down', 'choose'], B],
		[['screen-down', 'choose'], C],
		[['move-down', 'move-down', 'move-down', 'move-down', 'move-up', 'choose'], B],
		[['move-up', 'choose'], A],
	])('%j picks %j', (commands, picked) => {
		expect(pickedBy([A, B, C], ...commands).picked).toBe(picked);
	});

	test.each([
		[1, B],
		[2, C],
		[3, undefined],
	])('the sign of line %i, counted from 0, takes it at once', (row, picked) => {
		expect(pick(pickedBy([A, B, C]), {type: 'took', row}).picked).toBe(picked);
	});

	test('the signs of lines are numbers, then letters, each another, and none that moves or leaves', () => {
		const signs = lineSigns(KEYMAP);
		expect(signs).toMatch(/^123456789abc/u);
		expect(new Set(signs).size).toBe(signs.length);
		expect(signs).not.toMatch(/[jkq]/u);
		expect(signs.length).toBeGreaterThan(40);
	});

	test('Enter does nothing while there is nothing', () => {
		expect(pickedBy([], 'move-down', 'choose')).toMatchObject({row: 0});
		expect(pickedBy([], 'choose').picked).toBeUndefined();
	});

	test.each([
		['quit', 'quit'],
		['back', 'quit'],
		['interrupt', 'interrupt'],
	] as const)('%s leaves: %s', (command, left) => {
		expect(pickedBy([A], command).left).toBe(left);
	});

	test('what comes in later stands behind, and the cursor stays where it was', () => {
		const found = pick(pickedBy([A, B], 'move-down'), {type: 'found', choices: [C], says: safe``});
		expect(found).toMatchObject({choices: [A, B, C], row: 1, says: safe``});
	});
});

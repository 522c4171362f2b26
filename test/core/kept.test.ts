import {expect, test} from 'vitest';
import {kept} from '../../source/core/kept.ts';

type Part = {readonly a: number; readonly b?: string};

const before: Part = {a: 1, b: 'x'};

test('what holds the same is the very same object as before', () => {
	expect(kept(before, {b: 'x', a: 1})).toBe(before);
});

test.each<[string, Part]>([
	['another value', {a: 2, b: 'x'}],
	['a key less', {a: 1}],
])('%s makes it what came after', (_, after) => {
	expect(kept(before, after)).toBe(after);
});

test('so does a key more', () => {
	const after: Part = {a: 1, b: 'x'};
	expect(kept<Part>({a: 1}, after)).toBe(after);
});

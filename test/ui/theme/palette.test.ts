import {describe, expect, test} from 'vitest';
import {COUNTERS, type Counter} from '../../../source/core/operation/counters.ts';
import {hexOf} from '../../../source/ui/theme/indexed.ts';
import {type Background, PALETTES, type Paint} from '../../../source/ui/theme/palette.ts';
import type {Token} from '../../../source/ui/theme/tokens.ts';
import {contrast, difference, type Light, labOf, lightOf, seenWith} from './colour-maths.ts';

const GROUNDS: Readonly<Record<Background, readonly string[]>> = {
	dark: ['#000000', '#1e1e1e', '#282c34', '#002b36'],
	light: ['#ffffff', '#fafafa', '#fdf6e3'],
};

const STATUSES = ['delivered', 'opened', 'sent', 'queued', 'undelivered', 'failed', 'canceled'] as const;
const TEXTS: readonly Token[] = ['text', 'muted', 'accent', ...STATUSES];

const drawings = [
	['truecolor', ({hex}: Paint) => hex],
	['256 colours', ({index}: Paint) => hexOf(index)],
] as const;
const cases = drawings.flatMap(([depth, drawn]) =>
	(['dark', 'light'] as const).map((background) => ({depth, background, drawn})),
);

/** Emails without an outcome: nothing is lost where these two touch. */
const WAITING: readonly string[] = ['canceled', 'queued'];

/** The colours of the bar's parts from left to right. What is scheduled has the colour of what is queued. */
const PARTS = COUNTERS.filter((name): name is Exclude<Counter, 'scheduled'> => name !== 'scheduled');

const sights: readonly (readonly [string, (light: Light) => Light])[] = [
	['all colours', (light) => light],
	['deuteranopia', (light) => seenWith('deuteranopia', light)],
	['protanopia', (light) => seenWith('protanopia', light)],
];

/** How far two colours differ for whoever tells them apart least. */
function leastDifference(one: string, other: string): number {
	return Math.min(...sights.map(([, see]) => difference(labOf(see(lightOf(one))), labOf(see(lightOf(other))))));
}

describe.each(cases)('the $background palette in $depth', ({background, drawn}) => {
	const colour = (token: Token) => drawn(PALETTES[background][token]);

	test('every text has a contrast of 4.5 : 1 on every background, so the parts of the bar have their 3 : 1', () => {
		const low = TEXTS.flatMap((token) =>
			GROUNDS[background]
				.map((ground) => ({token, ground, contrast: contrast(colour(token), ground)}))
				.filter((one) => one.contrast < 4.5),
		);
		expect(low).toEqual([]);
	});

	test('and on the selected row', () => {
		const low = TEXTS.filter((token) => contrast(colour(token), colour('track')) < 4.5);
		expect(low).toEqual([]);
	});

	test('neighbours in the bar differ by 16 for everybody', () => {
		const pairs = PARTS.slice(1).map((name, index) => [PARTS[index] ?? name, name] as const);
		expect(pairs.length).toBe(6);
		expect(pairs.filter(([one, other]) => leastDifference(colour(one), colour(other)) < 16)).toEqual([]);
	});
});

describe.each(['dark', 'light'] as const)('the %s palette in truecolor', (background) => {
	test('any two parts differ by 16: they are neighbours where what lies between is 0', () => {
		const colour = (token: Token) => PALETTES[background][token].hex;
		const pairs = PARTS.flatMap((one, index) => PARTS.slice(index + 1).map((other) => [one, other] as const));
		const close = pairs.filter(([one, other]) => leastDifference(colour(one), colour(other)) < 16);
		expect(close.filter((pair) => !pair.every((name) => WAITING.includes(name)))).toEqual([]);
	});
});

import {describe, expect, test} from 'vitest';
import {COUNTERS, type Counter} from '../../../source/core/operation/counters.ts';
import {hexOf} from '../../../source/ui/theme/indexed.ts';
import {type Background, PALETTES} from '../../../source/ui/theme/palette.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import type {Token} from '../../../source/ui/theme/tokens.ts';
import {contrast, difference, type Light, labOf, lightOf, seenWith} from './colour-maths.ts';

const GROUNDS: Readonly<Record<Background, readonly string[]>> = {
	dark: ['#000000', '#1e1e1e', '#282c34', '#002b36'],
	light: ['#ffffff', '#fafafa', '#fdf6e3'],
};

const STATUSES = ['delivered', 'opened', 'sent', 'queued', 'undelivered', 'failed', 'canceled'] as const;
const TEXTS: readonly Token[] = ['text', 'muted', 'accent', ...STATUSES];

const cases = (['truecolor', '256'] as const).flatMap((depth) =>
	(['dark', 'light'] as const).map((background) => ({depth, background})),
);

/** The exact colour of what the theme draws with: one itself, or one of 256 by its number. */
function exact(colour: string | undefined): string {
	const index = /^ansi256\((?<index>\d+)\)$/u.exec(colour ?? '')?.groups?.index;
	return index === undefined ? (colour ?? '') : hexOf(Number(index));
}

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

describe.each(cases)('the $background theme in $depth', ({background, depth}) => {
	const theme = createTheme({depth, background, isAscii: false});
	const colour = (token: Token) => exact(theme[token].colour);
	const part = (name: Counter) => exact(theme.counters[name].style.colour);

	test('every text has a contrast of 4.5 : 1 on every background, so the parts of the bar have their 3 : 1', () => {
		const low = TEXTS.flatMap((token) =>
			GROUNDS[background]
				.map((ground) => ({token, ground, contrast: contrast(colour(token), ground)}))
				.filter((one) => one.contrast < 4.5),
		);
		expect(low).toEqual([]);
	});

	test('and on the selected row', () => {
		const ground = exact(theme.selected.background);
		expect(ground).toBe(colour('track'));
		const inks = [exact(theme.selected.colour), ...TEXTS.map(colour)];
		expect(inks.filter((ink) => contrast(ink, ground) < 4.5)).toEqual([]);
	});

	test('the parts of the bar, and the words of their statuses, have the colours of their tokens', () => {
		expect(PARTS.map(part)).toEqual(PARTS.map(colour));
		expect(part('scheduled')).toBe(colour('queued'));
	});

	test('neighbours in the bar differ by 16 for everybody', () => {
		const pairs = PARTS.slice(1).map((name, index) => [PARTS[index] ?? name, name] as const);
		expect(pairs.length).toBe(6);
		expect(pairs.filter(([one, other]) => leastDifference(part(one), part(other)) < 16)).toEqual([]);
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

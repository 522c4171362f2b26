import {globSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {COUNTERS} from '../../../source/core/operation/counters.ts';
import {hexOf, nearestIndex} from '../../../source/ui/theme/indexed.ts';
import {createTheme, lookOf, type Theme} from '../../../source/ui/theme/theme.ts';

const STATUSES = ['DELIVERED', 'OPENED', 'UNDELIVERED', 'FAILED', 'SENT', 'QUEUED', 'CANCELED', 'INBOUND', 'NEW'];

function stylesOf(theme: Theme): readonly unknown[] {
	return STATUSES.map((status) => lookOf(theme, status).style);
}

const plain = {isAscii: false};

describe('what a status looks like', () => {
	test('in truecolor: the exact colours of the palette', () => {
		expect(stylesOf(createTheme({depth: 'truecolor', ...plain}))).toEqual([
			...['#49bd9a', '#b2ffe0', '#ffd75f', '#fb6956', '#74a8ff', '#b9c4d7', '#b9c4d7'].map((colour) => ({colour})),
			{},
			{},
		]);
	});

	test('on a light background: those of the light palette', () => {
		const {style} = lookOf(createTheme({depth: 'truecolor', background: 'light', ...plain}), 'FAILED');
		expect(style).toEqual({colour: '#7a0416'});
	});

	test('in 256 colours: the indexes of the palette', () => {
		expect(stylesOf(createTheme({depth: '256', ...plain})).slice(0, 7)).toEqual(
			[36, 158, 221, 204, 111, 251, 251].map((index) => ({colour: `ansi256(${index})`})),
		);
	});

	test('in 16: cyan, yellow and bold bright red alone; never 34, 37 or 90', () => {
		expect(stylesOf(createTheme({depth: '16', ...plain}))).toEqual([
			{colour: 'cyan'},
			{colour: 'cyan'},
			{colour: 'yellow'},
			{colour: 'redBright', isBold: true},
			...[{}, {}, {}, {}, {}],
		]);
		expect(createTheme({depth: '16', ...plain}).muted).toEqual({isDim: true});
	});

	test('without colours: trouble is bold', () => {
		const bold = {isBold: true};
		expect(stylesOf(createTheme({depth: 'none', ...plain}))).toEqual([{}, {}, bold, bold, {}, {}, {}, {}, {}]);
	});
});

describe('the bar', () => {
	const fillsOf = (isAscii: boolean) => {
		const {counters} = createTheme({depth: 'none', isAscii});
		return COUNTERS.map((name) => counters[name].fill).join('');
	};

	test('has a pattern for each part', () => {
		expect(fillsOf(false)).toBe('█▇▚▞▒▓░░');
		expect(fillsOf(true)).toBe('#@!x-=.:');
	});

	test.each([
		['truecolor', true],
		['256', true],
		['16', false],
		['none', false],
	] as const)('in %s is solid: %s', (depth, isSolid) => {
		expect(createTheme({depth, ...plain}).isBarSolid).toBe(isSolid);
		expect(createTheme({depth, isAscii: true}).isBarSolid).toBe(false);
	});
});

describe('the selected row', () => {
	test.each([
		['truecolor', {colour: '#d8dee9', background: '#2b313b'}, '▌'],
		['256', {colour: 'ansi256(253)', background: 'ansi256(236)'}, '▌'],
		['16', {isBold: true, isInverse: true}, '❯'],
		['none', {isBold: true, isInverse: true}, '❯'],
	] as const)('in %s is drawn as %o, after %s', (depth, selected, cursor) => {
		expect(createTheme({depth, ...plain})).toMatchObject({selected, cursor});
		expect(createTheme({depth, isAscii: true})).toMatchObject({selected, cursor: '>'});
	});
});

describe("colours of one's own", () => {
	const colours = {delivered: '#00ff00', failed: 160} as const;

	test('take the place of those of the palette', () => {
		const {statuses} = createTheme({depth: 'truecolor', colours, ...plain});
		expect(statuses.good.style).toEqual({colour: '#00ff00'});
		expect(statuses.failed.style).toEqual({colour: 'ansi256(160)'});
		expect(statuses.bounced.style).toEqual({colour: '#ffd75f'});
	});

	test('become the nearest of 256, and count for nothing in 16', () => {
		expect(createTheme({depth: '256', colours, ...plain}).statuses.good.style).toEqual({colour: 'ansi256(46)'});
		expect(createTheme({depth: '16', colours, ...plain}).statuses.good.style).toEqual({colour: 'cyan'});
	});
});

test.each([
	[16, '#000000'],
	[46, '#00ff00'],
	[110, '#87afd7'],
	[231, '#ffffff'],
	[232, '#080808'],
	[255, '#eeeeee'],
] as const)('of the 256 colours %d is %s, and the nearest to it', (index, hex) => {
	expect(hexOf(index)).toBe(hex);
	expect(nearestIndex(hex)).toBe(index);
});

test('components take their colours from the theme: none of them names one', () => {
	const files = globSync('source/ui/**/*.{ts,tsx}').filter((file) => !file.includes('theme'));
	expect(files.length).toBeGreaterThan(50);
	const named = /\b(?:colour|background|color): ?['"`]|\bcolou?r=["'{]['"`#]|ansi256|#[\da-f]{6}\b/iu;
	expect(files.filter((file) => named.test(readFileSync(file, 'utf8')))).toEqual([]);
});

import {describe, expect, test} from 'vitest';
import {backgroundIn, backgroundOf} from '../../source/terminal/background.ts';

describe('what a terminal answers', () => {
	test.each([
		['rgb:0000/0000/0000', 'dark'],
		['rgb:1e1e/1e1e/1e1e', 'dark'],
		['rgb:28/2c/34', 'dark'],
		['rgb:0/2/3', 'dark'],
		['rgba:0000/2b2b/3636/8000', 'dark'],
		['#282c34', 'dark'],
		['rgb:ffff/ffff/ffff', 'light'],
		['RGB:FD/F6/E3', 'light'],
		['rgb:f/f/f', 'light'],
		['#fdf6e3', 'light'],
		['rgb:0000/ffff/0000', 'light'],
		['rgb:0000/0000/ffff', 'dark'],
		['', undefined],
		['rgb:12345/0/0', undefined],
		['rgb:00/00', undefined],
		['white', undefined],
	])('%j: %s', (answer, background) => {
		expect(backgroundOf(answer)).toBe(background);
	});
});

describe('COLORFGBG', () => {
	test.each([
		['15;0', 'dark'],
		['0;15', 'light'],
		['0;default;15', 'light'],
		['12;8', 'dark'],
		['0;7', 'light'],
		['7;6', 'dark'],
		['15;default', undefined],
		['0;16', undefined],
		['15', undefined],
		['', undefined],
	])('%j: %s', (COLORFGBG, background) => {
		expect(backgroundIn({COLORFGBG})).toBe(background);
	});

	test('may be absent', () => {
		expect(backgroundIn({})).toBeUndefined();
	});
});

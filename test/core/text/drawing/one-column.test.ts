import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {isOneColumnEach} from '../../../../source/core/text/drawing/one-column.ts';

const ALL = Array.from({length: 0xff_ff}, (_, code) => String.fromCharCode(code)).filter(isOneColumnEach);

test('every such character is one column wide, alone and beside any other of its kind', () => {
	expect(ALL.length).toBeGreaterThan(900);
	expect(ALL.filter((char) => stringWidth(char) !== 1)).toEqual([]);
	expect(ALL.filter((char) => stringWidth(`a${char}█${char}${char}`) !== 5)).toEqual([]);
	expect(stringWidth(ALL.join(''))).toBe(ALL.length);
});

test.each(['日本', '👩', '◽', 'e\u0301', '\u200B', '\u001B[1m', '️'])('%j has to be measured', (text) => {
	expect(isOneColumnEach(text)).toBe(false);
});

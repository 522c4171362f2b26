import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createAnswerFilter} from '../../source/terminal/answer-filter.ts';
import {check} from '../helpers/check.ts';

const ESC = '\u001B';
const WITH_BELL = `${ESC}]11;rgb:1e1e/1e1e/1e1e\u0007`;
const WITH_ST = `${ESC}]11;rgb:fdfd/f6f6/e3e3${ESC}\\`;

/** What comes through when the input arrives in these pieces, and the answers found. */
function through(pieces: readonly string[]): {readonly keys: string; readonly answers: readonly string[]} {
	const filter = createAnswerFilter();
	const all = pieces.map(filter.push);
	return {
		keys: all.map(({keys}) => keys).join('') + filter.release(),
		answers: all.flatMap(({answer}) => answer ?? []),
	};
}

describe('the answer of the terminal', () => {
	test.each([
		['ended by BEL', WITH_BELL, 'rgb:1e1e/1e1e/1e1e'],
		['ended by ST', WITH_ST, 'rgb:fdfd/f6f6/e3e3'],
	])('%s is taken out, whole and byte by byte, wherever it comes', (_, answer, colour) => {
		expect(through([answer])).toEqual({keys: '', answers: [colour]});
		expect(through([...answer])).toEqual({keys: '', answers: [colour]});
		expect(through([`jj${answer}${ESC}[B`])).toEqual({keys: `jj${ESC}[B`, answers: [colour]});
		expect(through(['j', ...answer, 'k'])).toEqual({keys: 'jk', answers: [colour]});
	});

	test('cut anywhere, between any keys, leaves the keys', () => {
		const keys = fc
			.array(fc.constantFrom('j', ' ', ESC, `${ESC}[A`, `${ESC}x`, '\u00C3'), {maxLength: 6})
			.map((all) => all.join(''));
		check(
			fc.property(
				keys,
				keys,
				fc.constantFrom(WITH_BELL, WITH_ST),
				fc.array(fc.nat(80)),
				(before, after, answer, cuts) => {
					const whole = `${before}${answer}${after}`;
					const places = [0, ...cuts.map((cut) => cut % whole.length).toSorted((a, b) => a - b), whole.length];
					const pieces = places.slice(1).map((place, index) => whole.slice(places[index], place));
					expect(through(pieces)).toMatchObject({keys: `${before}${after}`, answers: [expect.any(String)]});
				},
			),
		);
	});
});

describe('what is no answer goes through', () => {
	test.each([
		['Esc', [ESC]],
		['Esc, then letters', [ESC, 'j', 'k']],
		['Esc twice', [ESC, ESC]],
		['Alt+]', [`${ESC}]`]],
		['Alt+], then a number', [`${ESC}]`, '1', '2']],
		['arrows', [`${ESC}[A`, `${ESC}[`, 'B']],
		['bytes beyond ASCII', ['\u00C3', '\u00A9']],
		['an answer to another question', [`${ESC}]10;rgb:ff/ff/ff\u0007`]],
		['a paste', [`${ESC}[200~]11;rgb:0/0/0${ESC}[201~`]],
	])('%s', (_, pieces) => {
		expect(through(pieces)).toEqual({keys: pieces.join(''), answers: []});
	});
});

test('an Esc is held until something shows what it is; given up as a key, the rest of an answer is still dropped', () => {
	const filter = createAnswerFilter();
	expect(filter.push(ESC)).toEqual({keys: ''});
	expect(filter.isHolding()).toBe(true);
	expect(filter.release()).toBe(ESC);
	expect(filter.isHolding()).toBe(false);
	expect(filter.push(WITH_BELL.slice(1))).toEqual({keys: '', answer: 'rgb:1e1e/1e1e/1e1e'});
	filter.push(ESC);
	filter.release();
	expect(filter.push(']')).toEqual({keys: ''});
	expect(filter.push('j')).toEqual({keys: ']j'});
});

test('once it can be nothing but an answer, it is not held as keys', () => {
	const filter = createAnswerFilter();
	filter.push(`${ESC}]11;rgb:`);
	expect(filter.isHolding()).toBe(false);
	expect(filter.push('00/00/00\u0007j')).toEqual({keys: 'j', answer: 'rgb:00/00/00'});
});

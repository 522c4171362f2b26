import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createKeyParser} from '../../../source/terminal/keys/parser.ts';
import {check} from '../../helpers/check.ts';
import {bytesOf, hear, type Pause, summary, typed} from './hear.ts';

const ESC = '\u001B';

/** Beginnings, ends and whole sequences: random bytes alone hardly ever make one. */
const PIECES = [
	ESC,
	`${ESC}[`,
	`${ESC}O`,
	`${ESC}]11;rgb:1e1e/1e1e/1e1e`,
	`${ESC}P`,
	`${ESC}_`,
	`${ESC}\\`,
	'\u0007',
	'\u009B',
	'\u009C',
	`${ESC}[A`,
	`${ESC}[1;5H`,
	`${ESC}[3$`,
	`${ESC}[<0;12;5M`,
	`${ESC}[M q1`,
	`${ESC}[M `,
	`${ESC}[[A`,
	`${ESC}[106:74;2u`,
	`${ESC}[27;5;99~`,
	`${ESC}[200~`,
	`${ESC}[201~`,
	'q',
	'\u0003',
	'\u0015',
	'\u00C3',
	'\u00A9',
	'\u00E2\u0080\u0093',
];

const anyBytes = fc
	.array(
		fc.oneof(
			fc.constantFrom(...PIECES).map(bytesOf),
			fc.uint8Array({maxLength: 6}).map((bytes) => [...bytes]),
		),
		{maxLength: 12},
	)
	.map((pieces) => pieces.flat());

/** Bytes in pieces, with silences of less than 50 ms between them. */
const split = fc.tuple(anyBytes, fc.array(fc.tuple(fc.nat(80), fc.nat(49)), {maxLength: 12})).map(([bytes, cuts]) => {
	const places = cuts
		.map(([at, pauseMs]) => ({at: bytes.length === 0 ? 0 : at % bytes.length, pauseMs}))
		.toSorted((a, b) => a.at - b.at);
	const parts: (readonly number[] | Pause)[] = [];
	let from = 0;
	for (const {at, pauseMs} of places) {
		if (at === from) continue;
		parts.push(bytes.slice(from, at), {pauseMs});
		from = at;
	}
	parts.push(bytes.slice(from));
	return {bytes, parts};
});

test('any bytes, however they are split without a silence of 50 ms, are the same keys', () => {
	check(
		fc.property(split, ({bytes, parts}) => {
			expect(hear(parts)).toEqual(hear([bytes]));
		}),
		20_000,
	);
});

test('any bytes are no more keys than bytes, and a key is heard after them', () => {
	check(
		fc.property(anyBytes, (bytes) => {
			const heard = hear([bytes]);
			expect(heard.length).toBeLessThanOrEqual(bytes.length);
			const after = hear([bytes, {pauseMs: 5000}, bytesOf('j')]);
			expect(summary(after)).toEqual([...summary(heard), 'j']);
		}),
		20_000,
	);
});

test('whatever bytes came before it, Ctrl-C is heard', () => {
	check(
		fc.property(anyBytes, (bytes) => {
			expect(summary(hear([bytes, [0x03]])).filter((name) => name === 'ctrl-c').length).toBe(
				summary(hear([bytes])).filter((name) => name === 'ctrl-c').length + 1,
			);
		}),
		20_000,
	);
});

test('N control characters are N keys, whatever is typed between them', () => {
	const control = fc.constantFrom(...Array.from({length: 32}, (_, code) => code).filter((code) => code !== 0x1b), 0x7f);
	const text = fc.constantFrom('j', 'G', 'é', '👍', '–', ' ').map(typed);
	check(
		fc.property(
			fc.array(
				fc.oneof(
					control.map((code) => [code]),
					text,
				),
				{maxLength: 30},
			),
			(all) => {
				expect(hear([all.flat()])).toHaveLength(all.length);
			},
		),
		5000,
	);
});

test('control strings are never keys: known or not, whole or broken off, split anywhere', () => {
	const opening = fc.constantFrom(`${ESC}]`, `${ESC}P`, `${ESC}_`, `${ESC}^`, `${ESC}X`, '\u009D', '\u0090');
	const content = fc
		.array(
			fc.integer({min: 0x08, max: 0xff}).filter((code) => ![0x18, 0x1a, 0x1b, 0x9c].includes(code)),
			{
				minLength: 1,
				maxLength: 60,
			},
		)
		.map((codes) => codes.map((code) => String.fromCharCode(code)).join(''));
	const end = fc.constantFrom(`${ESC}\\`, '');
	check(
		fc.property(opening, content, end, fc.array(fc.nat(60)), (begin, middle, finish, cuts) => {
			const bytes = bytesOf(begin + middle + finish);
			const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length];
			const parts = places.slice(1).flatMap((at, index) => [bytes.slice(places[index], at), {pauseMs: 40}]);
			expect(hear(parts).filter(({kind}) => kind !== 'report')).toEqual([]);
		}),
		10_000,
	);
});

test('reports and the mouse are never keys, whatever they tell', () => {
	const number = fc.nat(100_000).map(String);
	const numbers = fc.array(number, {minLength: 1, maxLength: 5}).map((all) => all.join(';'));
	const report = fc.oneof(
		fc
			.tuple(fc.constantFrom('?', '>', '<', '='), numbers, fc.constantFrom(...'cnRtxyuhlqSM'))
			.map((all) => all.join('')),
		fc.tuple(numbers, fc.constantFrom(...'cnRtxy')).map((all) => all.join('')),
		fc.tuple(number, number, number, fc.constantFrom('M', 'm')).map(([a, b, c, d]) => `<${a};${b};${c}${d}`),
	);
	check(
		fc.property(report, (text) => {
			const heard = summary(hear([bytesOf(`j${ESC}[${text}k`)]));
			expect(heard).toHaveLength(3);
			expect(heard[1]).toMatch(/^</u);
		}),
		5000,
	);
});

test('the mouse in X10 is never a key, wherever it is', () => {
	const place = fc.integer({min: 0x20, max: 0xff});
	check(
		fc.property(place, place, place, (button, column, row) => {
			const bytes = [...bytesOf(`${ESC}[M`), button, column, row];
			expect(hear([bytes, {pauseMs: 2000}]).filter(({kind}) => kind === 'press')).toEqual([]);
		}),
		20_000,
	);
});

test('a parser that is given up at any time has nothing begun for long', () => {
	check(
		fc.property(anyBytes, (bytes) => {
			const parser = createKeyParser();
			for (const byte of bytes) parser.push(byte);
			parser.giveUp();
			parser.giveUp();
			expect(parser.waitMs()).toBeUndefined();
		}),
	);
});

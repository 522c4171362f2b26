import {describe, expect, test} from 'vitest';
import type {ParserOptions} from '../../../source/terminal/keys/parser.ts';
import {bytesOf, hear, type Pause, summary, typed} from './hear.ts';

const ESC = '\u001B';

function keysIn(bytes: string, options?: ParserOptions): readonly string[] {
	return summary(hear([bytesOf(bytes)], options));
}

/** Pieces with silences between them, in ms. */
function reading(...parts: readonly (string | number)[]): readonly string[] {
	const split = parts.map((part): readonly number[] | Pause =>
		typeof part === 'number' ? {pauseMs: part} : bytesOf(part),
	);
	return summary(hear(split));
}

describe('keys as terminals send them (terminfo of xterm, rxvt, linux, screen, tmux, vt220; kitty by its protocol)', () => {
	test.each<readonly [string, readonly string[]]>([
		['up', [`${ESC}[A`, `${ESC}OA`, `${ESC}[1;5A`, `${ESC}[a`, `${ESC}Oa`, `${ESC}[57419u`, '\u009BA', '\u008FA']],
		['down', [`${ESC}[B`, `${ESC}OB`, `${ESC}[1;2B`, `${ESC}[b`, `${ESC}Ob`, `${ESC}[57420u`, `${ESC}[1;1:2B`]],
		['right', [`${ESC}[C`, `${ESC}OC`, `${ESC}[1;3C`, `${ESC}[c`, `${ESC}Oc`, `${ESC}[57418u`]],
		['left', [`${ESC}[D`, `${ESC}OD`, `${ESC}[d`, `${ESC}Od`, `${ESC}[57417u`, `${ESC}O5D`]],
		[
			'home',
			[
				`${ESC}[H`,
				`${ESC}OH`,
				`${ESC}[1~`,
				`${ESC}[7~`,
				`${ESC}[7^`,
				`${ESC}[7$`,
				`${ESC}[7@`,
				`${ESC}[1;5H`,
				`${ESC}[57423u`,
			],
		],
		[
			'end',
			[`${ESC}[F`, `${ESC}OF`, `${ESC}[4~`, `${ESC}[8~`, `${ESC}[8^`, `${ESC}[8$`, `${ESC}[1;2F`, `${ESC}[57424u`],
		],
		['pageup', [`${ESC}[5~`, `${ESC}[5;5~`, `${ESC}[5^`, `${ESC}[57421u`]],
		['pagedown', [`${ESC}[6~`, `${ESC}[6;2~`, `${ESC}[6$`, `${ESC}[57422u`]],
		['insert', [`${ESC}[2~`, `${ESC}[57425u`]],
		['delete', [`${ESC}[3~`, `${ESC}[3;5~`, `${ESC}[3$`, `${ESC}[57426u`]],
		['backspace', ['\u007F', '\b', `${ESC}[127u`, `${ESC}[127;5u`, `${ESC}[8u`, `${ESC}[27;5;8~`, `${ESC}[104;5u`]],
		[
			'enter',
			['\r', '\n', `${ESC}OM`, `${ESC}[13u`, `${ESC}[13;2u`, `${ESC}[57414u`, `${ESC}[27;5;13~`, `${ESC}[109;5u`],
		],
		['tab', ['\t', `${ESC}OI`, `${ESC}[9u`, `${ESC}[27;5;9~`, `${ESC}[105;5u`]],
		['shift-tab', [`${ESC}[Z`, `${ESC}[9;2u`, `${ESC}[27;2;9~`, `${ESC}[1;2Z`]],
		['escape', [`${ESC}[27u`, `${ESC}[27;1u`, `${ESC}[27;5u`, `${ESC}[91;5u`]],
		['f1', [`${ESC}OP`, `${ESC}[11~`, `${ESC}[[A`, `${ESC}[P`, `${ESC}[1;2P`]],
		['f3', [`${ESC}OR`, `${ESC}[13~`, `${ESC}[[C`]],
		['f5', [`${ESC}[15~`, `${ESC}[[E`]],
		['f12', [`${ESC}[24~`, `${ESC}[24;5~`]],
		['ctrl-d', ['\u0004', `${ESC}[100;5u`, `${ESC}[100;69u`, `${ESC}[27;5;100~`, `${ESC}[27;6;68~`]],
		['ctrl-c', ['\u0003', `${ESC}[99;5u`, `${ESC}[27;5;99~`, `${ESC}[99;5:2u`]],
		['ctrl- ', ['\0', `${ESC}[32;5u`, `${ESC}[64;5u`]],
		['ctrl-\\', ['\u001C', `${ESC}[92;5u`]],
		['j', ['j', `${ESC}[106u`, `${ESC}[106;1u`, `${ESC}[106;1;106u`, `${ESC}[106;1:2u`, `${ESC}[106;129u`]],
		['G', ['G', `${ESC}[103;2u`, `${ESC}[103:71;2u`, `${ESC}[103;2;71u`, `${ESC}[103;65u`, `${ESC}[27;2;71~`]],
		['?', ['?', `${ESC}[63;2u`, `${ESC}[47:63;2u`, `${ESC}[27;2;63~`]],
		['alt-x', [`${ESC}[120;3u`, `${ESC}[27;3;120~`]],
		['super-x', [`${ESC}[120;9u`]],
		['ctrl-alt-x', [`${ESC}[120;7u`]],
		['5', ['5', `${ESC}Ou`, `${ESC}[57404u`]],
		['0', [`${ESC}Op`, `${ESC}[57399u`]],
		['9', [`${ESC}Oy`, `${ESC}[57408u`]],
		['/', [`${ESC}Oo`, `${ESC}[57410u`]],
		['*', [`${ESC}Oj`, `${ESC}[57411u`]],
		['-', [`${ESC}Om`, `${ESC}[57412u`]],
		['+', [`${ESC}Ok`, `${ESC}[57413u`]],
		['.', [`${ESC}On`, `${ESC}[57409u`]],
		['=', [`${ESC}OX`, `${ESC}[57415u`]],
		[' ', [' ', `${ESC}O `, `${ESC}[32u`]],
	])('%s', (name, all) => {
		for (const bytes of all) expect([bytes, keysIn(bytes)]).toEqual([bytes, [name]]);
	});

	test('the keypad types what stands on it', () => {
		expect(hear([bytesOf(`${ESC}Oq`)])).toEqual([{kind: 'press', name: '1', text: '1'}]);
		expect(hear([bytesOf(`${ESC}[57400u`)])).toEqual([{kind: 'press', name: '1', text: '1'}]);
	});

	test('ESC and Tab are Shift-Tab on the Linux console, and two keys elsewhere', () => {
		expect(keysIn(`${ESC}\t`, {hasEscapeTab: true})).toEqual(['shift-tab']);
		expect(keysIn(`${ESC}\t`)).toEqual(['escape', 'tab']);
	});

	test('a key that is let go, a modifier, a lock and a media key do not count', () => {
		const none = [
			`${ESC}[106;1:3u`,
			`${ESC}[1;1:3A`,
			`${ESC}[3;1:3~`,
			`${ESC}[57441;2u`,
			`${ESC}[57358u`,
			`${ESC}[57430u`,
		];
		expect(none.map((bytes) => keysIn(bytes))).toEqual(none.map(() => []));
	});
});

describe('text', () => {
	test.each([
		['beyond ASCII', 'é–👍', ['é', '–', '👍']],
		['of many keys in one read', 'jj\r', ['j', 'j', 'enter']],
	])('%s', (_, text, names) => {
		expect(summary(hear([typed(text)]))).toEqual(names);
	});

	test.each([
		['a character broken off', [...typed('é').slice(0, 1), 0x6a], ['j']],
		['a continuation without a beginning', [0xa9, 0x6a], ['j']],
		['a character written too long', [0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0x6a], ['j']],
		['a surrogate', [0xed, 0xa0, 0x80, 0x6a], ['j']],
		['beyond Unicode', [0xf4, 0x90, 0x80, 0x80, 0x6a], ['j']],
		['C1 that begins nothing', [0x85, 0xc2, 0x85, 0x6a], ['j']],
		['C1 in UTF-8 that begins a sequence', [0xc2, 0x9b, 0x41], ['up']],
	])('%s', (_, bytes, names) => {
		expect(summary(hear([bytes]))).toEqual(names);
	});

	test('that an input method composed is typed', () => {
		expect(hear([bytesOf(`${ESC}[0;1;26085:26412u`)])).toMatchObject([{text: '日'}, {text: '本'}]);
	});
});

describe('a keyboard that types another script', () => {
	test('tells where the key is, and what it types', () => {
		expect(hear([bytesOf(`${ESC}[1086::106;1;1086u`)])).toEqual([{kind: 'press', name: 'о', text: 'о', position: 'j'}]);
		expect(hear([bytesOf(`${ESC}[1088:1056:103;2u`)])).toEqual([{kind: 'press', name: 'Р', text: 'Р', position: 'G'}]);
	});

	test('tells it of Ctrl as well', () => {
		expect(hear([bytesOf(`${ESC}[1089::99;5u`)])).toEqual([{kind: 'press', name: 'ctrl-с', position: 'ctrl-c'}]);
	});

	test('a Latin letter is itself wherever it is', () => {
		expect(hear([bytesOf(`${ESC}[233::50u`)])).toEqual([{kind: 'press', name: 'é', text: 'é'}]);
	});

	test('without a place it is only what it types', () => {
		expect(hear([typed('о')])).toEqual([{kind: 'press', name: 'о', text: 'о'}]);
	});
});

describe('Esc', () => {
	test('alone for 50 ms is Esc', () => {
		expect(reading(ESC)).toEqual(['escape']);
		expect(reading(ESC, 50, '[A')).toEqual(['escape', '[', 'A']);
		expect(reading(ESC, 49, '[A')).toEqual(['up']);
	});

	test.each(['j', 'q', 'G', '/', ' ', '\u0003', '\r', ESC])('and %j at once are both', (key) => {
		const name = keysIn(key);
		expect(keysIn(`${ESC}${key}`)).toEqual(['escape', ...name]);
	});

	test.each([...'[]OPX^_'])('and %j, which opens a sequence, are both where nothing follows', (key) => {
		expect(reading(`${ESC}${key}`)).toEqual(['escape', key]);
		expect(reading(`${ESC}${key}`, 50, 'j')).toEqual(['escape', key, 'j']);
	});

	test('and an arrow at once are both', () => {
		expect(keysIn(`${ESC}${ESC}[A`)).toEqual(['escape', 'up']);
	});

	test('and a character beyond ASCII are both', () => {
		expect(summary(hear([bytesOf(ESC), typed('é')]))).toEqual(['escape', 'é']);
	});
});

describe('bursts: as many keys as control characters', () => {
	test.each([
		['\u0004'.repeat(8), Array.from({length: 8}, () => 'ctrl-d')],
		['\u0015\u0015', ['ctrl-u', 'ctrl-u']],
		['j\u001A', ['j', 'ctrl-z']],
		['\r\n', ['enter', 'enter']],
		[`${ESC}[\u0015\u0003`, ['ctrl-u', 'ctrl-c']],
		[`${ESC}O\u0003`, ['ctrl-c']],
		[`${ESC}[1;\u007F`, ['backspace']],
	])('%j', (bytes, names) => {
		expect(keysIn(bytes)).toEqual(names);
	});
});

describe('what is not a key', () => {
	test.each([
		['the answer to OSC 11', `${ESC}]11;rgb:1e1e/1e1e/1e1e${ESC}\\`, '<OSC 11;rgb:1e1e/1e1e/1e1e>'],
		['ended by BEL', `${ESC}]11;rgb:0/0/0\u0007`, '<OSC 11;rgb:0/0/0>'],
		['ended by ST as one byte', `\u009D11;rgb:0/0/0\u009C`, '<OSC 11;rgb:0/0/0>'],
		[
			'with a character in it whose bytes hold an ST',
			`${ESC}]2;\u00E2\u009C\u0093q\u0007`,
			'<OSC 2;\u00E2\u009C\u0093q>',
		],
		['DCS', `${ESC}P>|XTerm(390)${ESC}\\`, '<DCS >|XTerm(390)>'],
		['DCS with BEL in it', `${ESC}Pa\u0007b${ESC}\\`, '<DCS a\u0007b>'],
		['APC', `${ESC}_Gi=31;OK${ESC}\\`, '<APC Gi=31;OK>'],
		['PM', `${ESC}^q${ESC}\\`, '<PM q>'],
		['SOS', `${ESC}Xq${ESC}\\`, '<SOS q>'],
		['what the terminal is (DA1)', `${ESC}[?62;22c`, '<CSI ?62;22c>'],
		['its version (DA2)', `${ESC}[>41;390;0c`, '<CSI >41;390;0c>'],
		['where the cursor is (CPR)', `${ESC}[12;40R`, '<CSI 12;40R>'],
		['how it is (DSR)', `${ESC}[0n`, '<CSI 0n>'],
		['the size of the window', `${ESC}[8;30;100t`, '<CSI 8;30;100t>'],
		['a mode (DECRPM)', `${ESC}[?2026;2$y`, '<CSI ?2026;2$y>'],
		['the flags of the kitty protocol', `${ESC}[?5u`, '<CSI ?5u>'],
		['the middle of the keypad', `${ESC}[E`, '<CSI E>'],
		['the window comes to the front', `${ESC}[I`, '<focus in>'],
		['the window goes behind', `${ESC}[O`, '<focus out>'],
	])('%s', (_, bytes, what) => {
		expect(keysIn(`j${bytes}k`)).toEqual(['j', what, 'k']);
	});

	test.each([
		['SGR', `${ESC}[<0;12;5M`, '<press left 12,5>'],
		['SGR, let go', `${ESC}[<0;12;5m`, '<release left 12,5>'],
		['SGR, moved with a button', `${ESC}[<34;1;1M`, '<move right 1,1>'],
		['SGR, the wheel', `${ESC}[<65;3;4M`, '<wheel-down 3,4>'],
		['SGR, the wheel turned sideways', `${ESC}[<66;3;4M`, '<wheel-left 3,4>'],
		['SGR, with Shift', `${ESC}[<4;3;4M`, '<press left 3,4>'],
		['SGR, a button to go back with', `${ESC}[<128;3;4M`, '<press 3,4>'],
		['SGR, that button let go', `${ESC}[<128;3;4m`, '<release 3,4>'],
		['urxvt', `${ESC}[32;12;5M`, '<press left 12,5>'],
		['X10', `${ESC}[M q1`, '<press left 81,17>'],
		['X10, let go', `${ESC}[M#q1`, '<release 81,17>'],
		['X10, the wheel', `${ESC}[M\`qq`, '<wheel-up 81,81>'],
		['X10, far away', `${ESC}[M \u00C1\u00B1`, '<press left 161,145>'],
		['X10, too far away to be told', `${ESC}[M q\0`, '<press left 81,224>'],
		['X10, beyond ASCII at the end', `${ESC}[M q\u00D0`, '<press left 81,176>'],
		['X10 with UTF-8', `${ESC}[M \u00C4\u0080q`, '<press left 224,81>'],
	])('the mouse in %s', (_, bytes, what) => {
		expect(keysIn(`j${bytes}k`)).toEqual(['j', what, 'k']);
	});

	test('a sequence that is not known, however long', () => {
		expect(keysIn(`${ESC}[${'1;'.repeat(5000)}99#zj`).at(-1)).toBe('j');
		expect(keysIn(`${ESC}OZj`)).toEqual(['j']);
		expect(keysIn(`${ESC}[[Zj`)).toEqual(['j']);
	});

	test('a sequence that was begun, and is silent for a second', () => {
		expect(reading(`${ESC}[1;5`, 1000, 'q')).toEqual(['q']);
		expect(reading(`${ESC}[1;5`, 999, 'A')).toEqual(['up']);
		expect(reading(`${ESC}]11;rgb:`, 1000, 'q')).toEqual(['q']);
		expect(reading(`${ESC}[M q`, 1000, 'q')).toEqual(['q']);
		expect(reading('\u00E2\u0080', 1000, 'q')).toEqual(['q']);
	});

	test('a string that something else breaks off: that is heard', () => {
		expect(keysIn(`${ESC}]11;rgb:${ESC}[A`)).toEqual(['up']);
		expect(keysIn(`${ESC}]11;rgb:\u0018j`)).toEqual(['j']);
	});

	test('Ctrl-C is one everywhere, and always', () => {
		for (const begun of [`${ESC}]52;c;`, `${ESC}P`, `${ESC}[`, `${ESC}[<0;1`, `${ESC}[M `, `${ESC}[200~abc`, ESC])
			expect(keysIn(`${begun}\u0003`).at(-1)).toBe('ctrl-c');
	});

	test('an answer that comes after its ESC has been taken for a key', () => {
		expect(reading(ESC, 60, ']11;rgb:0/0/0', 40, '\u0007j')).toEqual(['escape', '<OSC 11;rgb:0/0/0>', 'j']);
		expect(reading(ESC, 60, ']1j')).toEqual(['escape', ']', '1', 'j']);
		expect(reading(ESC, 60, ']', 60, '1')).toEqual(['escape', ']', '1']);
		expect(reading(ESC, 1060, ']11;j')).toEqual(['escape', ']', '1', '1', ';', 'j']);
	});
});

describe('a paste', () => {
	const paste = (text: string) => `${ESC}[200~${text}${ESC}[201~`;

	test('is one thing, and what stands in it is not a key', () => {
		expect(keysIn(`j${paste('a\r\nq')}k`)).toEqual(['j', '<paste a\r\nq>', 'k']);
		expect(keysIn(`\u009B200~q\u009B201~k`)).toEqual(['<paste q>', 'k']);
	});

	test('has no control characters, and is text', () => {
		expect(keysIn(paste(`a${ESC}[31mb\u0015\u007F${ESC}[201c`))).toEqual(['<paste a[31mb[201c>']);
		expect(summary(hear([bytesOf(`${ESC}[200~`), typed('é👍'), bytesOf(`${ESC}[201~`)]))).toEqual(['<paste é👍>']);
	});

	test('whose end does not come is over after a second of silence', () => {
		expect(reading(`${ESC}[200~campaign`, 1000, 'q')).toEqual(['<paste campaign>', 'q']);
		expect(reading(`${ESC}[200~cam`, 999, 'paign', 1000, 'q', `${ESC}[201~j`)).toEqual([
			'<paste campaign>',
			'q',
			'<CSI 201~>',
			'j',
		]);
	});

	test('is cut where it is longer than anybody can use, and still no key', () => {
		const [heard, ...rest] = hear([bytesOf(`${ESC}[200~${'q'.repeat(200_000)}${ESC}[201~j`)]);
		expect(heard).toMatchObject({kind: 'paste', isCut: true, text: 'q'.repeat(65_536)});
		expect(summary(rest)).toEqual(['j']);
	});
});

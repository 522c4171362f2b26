const ESC = '\u001B';
const BEL = '\u0007';
const ST = `${ESC}\\`;

/** Texts that control or deceive a terminal when they reach it unchanged. */
export const PAYLOADS: readonly string[] = [
	...operatingSystemCommands(),
	...deviceStrings(),
	...controlSequences(),
	...singleControls(),
	...invisibleCharacters(),
];

/** Texts that exhaust a program by their size: one cell of 100,000 marks, a word of 1 MiB, 20,000 lines, 20,000 colour changes. */
export const HUGE_PAYLOADS: readonly string[] = [
	`z${'\u0300\u0316\u0334'.repeat(33_334)}`,
	'x'.repeat(1_048_576),
	'\n'.repeat(20_000),
	`${ESC}[31mr${ESC}[0m`.repeat(20_000),
];

function operatingSystemCommands(): string[] {
	return [
		`${ESC}]0;owned${BEL}`,
		`${ESC}]2;owned${ST}`,
		`${ESC}]52;c;ZWNobyBvd25lZA==${BEL}`,
		`${ESC}]52;c;?${BEL}`,
		`${ESC}]8;;https://evil.example${ST}click me${ESC}]8;;${ST}`,
		`${ESC}]8;;file:///etc/passwd${ST}report.pdf${ESC}]8;;${ST}`,
		`${ESC}]4;1;?${BEL}`,
		`${ESC}]10;?${BEL}`,
		`${ESC}]1337;File=inline=1:AAAA${BEL}`,
		`${ESC}]777;notify;title;body${BEL}`,
		`${ESC}]9;4;1;50${BEL}`,
		`${ESC}]50;font${BEL}`,
		`${ESC}]0;an unterminated title`,
	];
}

function deviceStrings(): string[] {
	return [
		`${ESC}P$qm${ST}`,
		`${ESC}Pq#0;2;0;0;0#0~~@@vv@@~~$${ST}`,
		`${ESC}_Gf=24,s=1,v=1;AAAA${ST}`,
		`${ESC}^private${ST}`,
		`${ESC}Xstring${ST}`,
	];
}

function controlSequences(): string[] {
	const bodies = [
		'6n',
		'c',
		'21t',
		'8;1;1t',
		'?1049l',
		'?1003h',
		'200~',
		'?25l',
		'?2026h',
		'>1u',
		'8m',
		'2J',
		'999999b',
	];
	return [
		...bodies.map((body) => `${ESC}[${body}`),
		`${ESC}c`,
		`${ESC}#8`,
		`${ESC}(0`,
		`${ESC}${ESC}[${ESC}[31mnested`,
		`${ESC}[31;4;7mred${ESC}[`,
	];
}

function singleControls(): string[] {
	return [
		BEL,
		'paid\rFREE',
		'secret\b\b\b\b\b\bpublic',
		'b\bbo\bol\bld\bd',
		'two\nlines',
		'\t'.repeat(200),
		'\v\f',
		'nul\u0000nul',
		'\u000E\u000F',
		'\u0005',
		'\u0018\u001A',
		'\u007F',
		'\u0085',
		'line\u2028separator\u2029paragraph',
		'\u009B31m',
		'\u009D0;owned\u009C',
		'\u0090q\u009C',
		'\u0098s\u009C',
		'\u009Ep\u009C',
		'\u009Fa\u009C',
	];
}

function invisibleCharacters(): string[] {
	return [
		'invoice\u202Efdp.exe',
		'\u202Aa\u202Bb\u202C',
		'\u2066c\u2067d\u2068e\u2069',
		'\u200Ef\u200Fg',
		'\u061Ch',
		'a\u200Bb\u2060c\uFEFFd',
		'soft\u00ADhyphen',
		`e${'\u034F'.repeat(50)}`,
		`tag${[...'hidden'].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('')}`,
		'\u3164\u2800blank',
		'👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪🇩',
		'漢字'.repeat(40),
		'\uD800lone\uDC00',
		'\uFFFF\uFFF9\uFFFB\u0602',
	];
}

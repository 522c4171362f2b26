import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import type {Environment} from '../helpers/environment.ts';
import {writeReport} from '../helpers/report.ts';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

type Signs = 'all signs' | 'ASCII' | 'lines';
type Colours = 'exact' | '256' | '16' | 'none';

/** What is set besides TERM=xterm-256color, COLORTERM=truecolor and a UTF-8 locale, and what is drawn. */
const SETTINGS: readonly (readonly [set: Environment, signs: Signs, colours: Colours])[] = [
	[{}, 'all signs', 'exact'],
	[{COLORTERM: undefined}, 'all signs', '256'],
	[{COLORTERM: undefined, TERM: 'xterm'}, 'all signs', '16'],
	[{COLORTERM: undefined, TERM: 'xterm-kitty'}, 'all signs', 'exact'],
	[{COLORTERM: undefined, TERM: 'alacritty'}, 'all signs', 'exact'],
	[{COLORTERM: undefined, TERM: 'foot'}, 'all signs', 'exact'],
	[{COLORTERM: undefined, TERM: 'screen'}, 'all signs', '16'],
	[{COLORTERM: undefined, TERM: 'screen-256color'}, 'all signs', '256'],
	[{COLORTERM: undefined, TERM: 'tmux-256color'}, 'all signs', '256'],
	[{COLORTERM: undefined, TERM: 'rxvt-unicode-256color'}, 'all signs', '256'],
	[{COLORTERM: undefined, TERM: 'vt100'}, 'all signs', 'none'],
	[{COLORTERM: undefined, TERM: 'vt220'}, 'all signs', 'none'],
	[{COLORTERM: undefined, TERM: 'xterm-mono'}, 'all signs', 'none'],
	[{COLORTERM: undefined, TERM: 'linux'}, 'ASCII', '16'],
	[{TERM: 'linux'}, 'ASCII', 'exact'],
	[{TERM: 'dumb'}, 'lines', 'none'],
	[{NO_COLOR: '1'}, 'all signs', 'none'],
	[{NO_COLOR: ''}, 'all signs', 'exact'],
	[{FORCE_COLOR: '1'}, 'all signs', '16'],
	[{FORCE_COLOR: '2'}, 'all signs', '256'],
	[{LANG: 'C'}, 'ASCII', 'exact'],
	[{LANG: 'POSIX'}, 'ASCII', 'exact'],
	[{LANG: 'de_DE.ISO-8859-1'}, 'ASCII', 'exact'],
	[{LANG: 'C', LC_ALL: 'C.UTF-8'}, 'all signs', 'exact'],
	[{LC_CTYPE: 'ja_JP.eucJP'}, 'ASCII', 'exact'],
	[{LANG: undefined}, 'ASCII', 'exact'],
	[{LANG: undefined, TERM_PROGRAM: 'iTerm.app'}, 'all signs', 'exact'],
	[{LANG: 'C', SENDWATCH_ASCII: '0'}, 'all signs', 'exact'],
	[{SENDWATCH_ASCII: '1'}, 'ASCII', 'exact'],
	[{SENDWATCH_THEME: 'none'}, 'all signs', 'none'],
	[{SENDWATCH_THEME: '16'}, 'all signs', '16'],
	[{NO_COLOR: '1', SENDWATCH_THEME: 'dark'}, 'all signs', 'exact'],
	[{COLORTERM: '24bit', TERM: 'xterm'}, 'all signs', 'exact'],
	[{COLORTERM: undefined, TERM: 'xterm-direct'}, 'all signs', 'exact'],
	[{COLORTERM: undefined, TERM: 'screen', STY: '1.pts'}, 'all signs', '16'],
	[{LC_ALL: 'C'}, 'ASCII', 'exact'],
	[{CI: ''}, 'lines', 'none'],
	[{CI: 'false'}, 'all signs', 'exact'],
	[{CONTINUOUS_INTEGRATION: '1'}, 'lines', 'none'],
	[{INK_SCREEN_READER: 'true'}, 'lines', 'none'],
	[{INK_SCREEN_READER: 'true', LANG: 'C'}, 'lines', 'none'],
];
const rows = new Map<string, string>();

function nameOf(set: Environment): string {
	const parts = Object.entries(set).map(([name, value]) => (value === undefined ? `no ${name}` : `${name}=${value}`));
	return parts.join(' ') || '(nothing)';
}

function coloursOf(terminal: Terminal): Colours {
	const used = terminal.cells().flatMap((row) => row.flatMap(({fg, bg}) => [fg, bg]));
	if (used.some((colour) => typeof colour === 'string' && colour !== 'default')) return 'exact';
	if (used.some((colour) => typeof colour === 'number' && colour > 15)) return '256';
	return used.some((colour) => colour !== 'default') ? '16' : 'none';
}

function signsOf(terminal: Terminal): Signs {
	const wire = Buffer.from(terminal.bytes()).toString('utf8');
	if (!wire.includes('\u001B[?1049h')) return 'lines';
	return /^\p{ASCII}*$/u.test(wire) ? 'ASCII' : 'all signs';
}

describe('a terminal is drawn on with the signs and colours that it has', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		const startedAt = Date.now() - 3_600_000;
		sandbox = await startSandbox({scenario: 'provider-outage', recipients: 60, durationMs: 1000, startedAt});
	});

	test.concurrent.each(SETTINGS.map(([set, signs, colours]) => ({name: nameOf(set), set, signs, colours})))(
		'$name: $signs, $colours',
		async ({name, set, signs, colours}) => {
			const args = [sandbox.operationId, '--base-url', sandbox.url, '--interval', '3600'];
			await using terminal = openTerminalHere({args, env: set});
			await terminal.sees(/(?:SETTLED|[Ss]ettled|COMPLETED 100 %)/u);
			expect({signs: signsOf(terminal), colours: coloursOf(terminal)}).toEqual({signs, colours});
			rows.set(name, `| ${name} | ${signs} | ${colours} |`);
		},
	);

	afterAll(async () => {
		await sandbox.close();
		if (rows.size < SETTINGS.length) return;
		writeReport('settings-table.md', [
			'# What is drawn where',
			'',
			'Written by `test/e2e/settings.test.ts`: the built program, started in a terminal with these variables besides TERM=xterm-256color, COLORTERM=truecolor and LANG=C.UTF-8.',
			'',
			'| set | signs | colours |',
			'|---|---|---|',
			...SETTINGS.map(([set]) => rows.get(nameOf(set)) ?? ''),
		]);
	});
});

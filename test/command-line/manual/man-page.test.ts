import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import packageJson from '../../../package.json' with {type: 'json'};
import {COMMANDS} from '../../../source/command-line/commands.ts';
import {manPage} from '../../../source/command-line/manual/man-page.ts';
import {roffLines, roffText} from '../../../source/command-line/manual/roff.ts';
import {OPTIONS} from '../../../source/command-line/options.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {printedKeys} from '../../../source/ui/keys/shown-keys.ts';

const PAGE = manPage(packageJson.version, printedKeys(KEYMAP));

/** Runs a formatter over the page, if there is one. */
function formatted(command: string, args: readonly string[]) {
	return spawnSync(command, args, {input: PAGE, encoding: 'utf8', env: {PATH: process.env.PATH, MANWIDTH: '100'}});
}

describe('the man page', () => {
	test('names every command and option', () => {
		for (const {usage} of Object.values(COMMANDS)) expect(PAGE).toContain(`.TP\n\\fB${roffText(usage)}\\fR`);
		for (const {flag} of OPTIONS)
			expect(PAGE).toMatch(new RegExp(`^\\\\fB${roffText(`--${flag}`).replaceAll('\\', '\\\\')}[ \\\\]`, 'mu'));
	});

	test('is ASCII, and no line of text is taken for a request', () => {
		expect(PAGE).not.toMatch(/[^\n -~]/u);
		// A sign that it cannot spell becomes a question mark.
		expect(PAGE).not.toMatch(/\w\?\w|\s\?\s/u);
		const requests = PAGE.split('\n').filter((line) => line.startsWith('.') || line.startsWith("'"));
		for (const line of requests) expect(line).toMatch(/^\.(?:TH|SH|TP|IP|PP|RS|RE|nf|fi|br)\b/u);
	});

	test('is the one that the build has written', () => {
		expect(readFileSync(new URL('../../../man/sendwatch.1', import.meta.url), 'utf8')).toBe(PAGE);
	});

	test.for([
		['groff', ['-man', '-Tascii', '-ww', '-rLL=100n']],
		['mandoc', ['-Tlint', '-Wall']],
	] as const)('%s has nothing to complain about', ([command, args], {skip}) => {
		const {error, status, stderr} = formatted(command, args);
		skip(error !== undefined, `${command} is not installed here`);
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
	});
});

test('text is wrapped, and no line of it begins a request', () => {
	const lines = roffLines(`${'word '.repeat(14)}is it .hidden or 'quoted'?`);
	expect(lines).toEqual([`${'word '.repeat(14)}is it`, '\\&.hidden or \\(aqquoted\\(aq?']);
});

test.each([
	['--page-size', '\\-\\-page\\-size'],
	['.hidden', '\\&.hidden'],
	["Twilio's ^C ~ `x` \\", 'Twilio\\(aqs \\(haC \\(ti \\(gax\\(ga \\e'],
	['↑ k', 'Up k'],
])('%s is written %s', (text, roff) => {
	expect(roffText(text)).toBe(roff);
});

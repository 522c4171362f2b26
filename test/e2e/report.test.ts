import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {parseFault, type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {runHere} from '../helpers/run-here.ts';
import {openTerminal} from '../helpers/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'sendwatch-report-'));
let sandbox: Sandbox;
beforeAll(async () => {
	const startedAt = Date.now() - 3_600_000;
	sandbox = await startSandbox({scenario: 'bounce-storm', seed: 3, recipients: 500, durationMs: 1000, startedAt});
});
afterAll(async () => {
	await sandbox.close();
	rmSync(folder, {recursive: true, force: true});
});

/** What a pipe gets of the report. */
function reported(...args: readonly string[]) {
	return runHere({args: ['report', ...args, '--base-url', sandbox.url]});
}

describe('sendwatch report', () => {
	test('prints a page on a send into a pipe', async () => {
		const {code, stdout, stderr} = await reported(sandbox.operationId);
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(stdout).toMatch(/^<!doctype html>\n/u);
		expect(stdout).toMatch(/SETTLED: \d+ failures \(\d+ % of what ended\)/u);
		expect(stdout).toContain('mailbox.example.net');
		expect(stdout).toContain(`sendwatch report ${sandbox.operationId} --base-url ${sandbox.url}`);
	});

	test('writes a file for its owner where a person would see the page', async () => {
		const cwd = mkdtempSync(join(folder, 'cwd-'));
		await using terminal = openTerminal({args: ['report', sandbox.operationId, '--base-url', sandbox.url], cwd});
		await terminal.sees(/Wrote \.\/sendwatch-\S+\.html: open it in a browser\./u);
		expect((await terminal.exited).code).toBe(0);
		const [name = ''] = readdirSync(cwd);
		expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o600);
		expect(readFileSync(join(cwd, name), 'utf8')).toContain('</html>');
	});

	test('hides recipients with --mask', async () => {
		const {stdout} = await reported(sandbox.operationId, '--mask');
		const addresses = stdout.replaceAll('<wbr>', '').match(/[\w.…]+@[\w.]+/gu) ?? [];
		expect(addresses.length).toBeGreaterThan(50);
		for (const address of addresses) expect(address).toMatch(/^\S…@/u);
		expect(stdout).toContain(' --mask');
	});

	test('reads a recording without credentials, and compares it with a send', async () => {
		const env = {XDG_STATE_HOME: join(folder, 'state')};
		await runHere({
			args: ['wait', sandbox.operationId, '--base-url', sandbox.url, '--quiet'],
			env,
		});
		const [name = ''] = readdirSync(join(folder, 'state', 'sendwatch')).filter((one) => one.endsWith('.ndjson'));
		const path = join(folder, 'state', 'sendwatch', name);
		const alone = await runHere({args: ['report', path]});
		expect(alone.code).toBe(0);
		expect(alone.stdout).toContain(`sendwatch report ${path}`);
		const both = await reported(sandbox.operationId, path);
		expect(both.stdout).toContain('Two sends side by side');
		const again = `sendwatch report ${sandbox.operationId} ${path} --base-url ${sandbox.url}`;
		expect(both.stdout.split(`<pre>${again}</pre>`)).toHaveLength(3);
		const withoutCredentials = await runHere({args: ['report', sandbox.operationId], env});
		// Past Twilio's 7 days the recording is what is left: here a server that never had the operation.
		const elsewhere = await startSandbox({scenario: 'one', seed: 4});
		onTestFinished(() => elsewhere.close());
		const gone = await runHere({args: ['report', sandbox.operationId, '--base-url', elsewhere.url], env});
		expect(gone.code).toBe(4);
		expect(gone.stderr).toMatch(/^There is no operation /u);
		expect(gone.stderr).toContain(`A recording of it is on this machine: sendwatch report ${path}\n`);
		expect(gone.stdout).toBe('');
		expect(withoutCredentials.code).toBe(3);
		expect(withoutCredentials.stderr).toContain(`A recording of it is on this machine: sendwatch report ${path}\n`);
	});

	test('has the counters and one sentence where the list is refused', async () => {
		const options = {scenario: 'bounce-storm', seed: 3, recipients: 50, durationMs: 1000} as const;
		const startedAt = Date.now() - 3_600_000;
		const refusing = await startSandbox({...options, startedAt, faults: [parseFault('list-403')]});
		onTestFinished(() => refusing.close());
		const {code, stdout, stderr} = await runHere({args: ['report', refusing.operationId, '--base-url', refusing.url]});
		expect(code).toBe(9);
		expect(stdout).toMatch(/<p class="verdict bad">SETTLED: \d+ failures/u);
		expect(stdout).toMatch(/<li>The credentials may not read this list /u);
		expect(stderr).toMatch(/^The credentials may not read this list /u);
	});

	test.each([
		[[], 2, /Name one operation or recording, or two to compare/u],
		[['missing.ndjson'], 2, /^There is no file “missing\.ndjson”\. sendwatch history lists/u],
		[['a', 'b', 'c'], 2, /Name one operation or recording/u],
		[['comms_operation_01h2xcejqtf2nbrexx3vqjhp41'], 4, /There is no operation/u],
	] as const)('says what is wrong: %j', async (operands, code, said) => {
		const ended = await reported(...operands);
		expect(ended.code).toBe(code);
		expect(ended.stderr).toMatch(said);
		expect(ended.stdout).toBe('');
	});
});

/** Chromium's options: no network, no profile, no sandbox, which a container has no rights for. */
const CHROMIUM = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const hasChromium = spawnSync('chromium', ['--version']).status === 0;

describe.skipIf(!hasChromium)('the page in Chromium (skipped where it is not installed)', () => {
	test.each([1, 2])('has no violation that axe knows of, in light and in dark: %i of a send', async (sends) => {
		// Two of one send: what names their parts has to differ, too.
		const {stdout: html} = await reported(...Array.from({length: sends}, () => sandbox.operationId));
		const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
		const script = `<script>${axe}</script><script>axe.run().then(({violations}) => {
			document.body.dataset.axe = JSON.stringify(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html).slice(0, 3)]));
			document.body.dataset.dark = String(matchMedia('(prefers-color-scheme: dark)').matches);
		});</script></body>`;
		// Its policy forbids scripts, ours included.
		const page = html.replace(/<meta http-equiv[^>]*>/u, '').replace('</body>', () => script);
		const path = join(folder, `axe-${sends}.html`);
		writeFileSync(path, page);
		for (const [scheme, isDark] of [
			['0', 'true'],
			['1', 'false'],
		] as const) {
			const profile = mkdtempSync(join(folder, 'chromium-'));
			onTestFinished(() => rmSync(profile, {recursive: true, force: true}));
			const options = [...CHROMIUM, `--user-data-dir=${profile}`, `--blink-settings=preferredColorScheme=${scheme}`];
			const args = [...options, '--virtual-time-budget=20000', '--dump-dom', `file://${path}`];
			const {stdout} = spawnSync('chromium', args, {encoding: 'utf8', maxBuffer: 64 * 1024 * 1024});
			expect(/data-axe="(?<found>[^"]*)"/u.exec(stdout)?.groups?.found).toBe('[]');
			expect(/data-dark="(?<found>[^"]*)"/u.exec(stdout)?.groups?.found).toBe(isDark);
		}
	});

	test.each([
		[1000, 'with reasons', {scenario: 'bounce-storm'}],
		[1600, 'with reasons', {scenario: 'bounce-storm'}],
		[1000, 'without reasons', {scenario: 'bounce-storm', reasons: false}],
		[1600, 'hostile texts', {scenario: 'hostile'}],
	] as const)('at %i pixels nothing is wider than its place: %s', async (width, what, options) => {
		const startedAt = Date.now() - 3_600_000;
		const other = await startSandbox({...options, seed: 3, recipients: 300, durationMs: 1000, startedAt});
		onTestFinished(() => other.close());
		const {stdout: html} = await runHere({args: ['report', other.operationId, '--base-url', other.url]});
		expect(html.includes('<th scope="col">Reason</th>')).toBe(what === 'with reasons');
		const script = `<script>document.body.dataset.wide = JSON.stringify([...document.querySelectorAll('html, .scroll, .scroll *')]
			.filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
			.map((one) => [one.tagName, one.scrollWidth, one.clientWidth]));
			document.body.dataset.width = innerWidth;</script></body>`;
		const path = join(folder, `wide-${width}.html`);
		writeFileSync(
			path,
			html.replace(/<meta http-equiv[^>]*>/u, '').replace('</body>', () => script),
		);
		const profile = mkdtempSync(join(folder, 'chromium-'));
		onTestFinished(() => rmSync(profile, {recursive: true, force: true}));
		const sized = [...CHROMIUM, `--user-data-dir=${profile}`, `--window-size=${width},900`];
		const {stdout} = spawnSync('chromium', [...sized, '--dump-dom', `file://${path}`], {
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		});
		expect(/data-width="(?<width>[^"]*)"/u.exec(stdout)?.groups?.width).toBe(`${width}`);
		expect(/data-wide="(?<found>[^"]*)"/u.exec(stdout)?.groups?.found).toBe('[]');
	});

	test.each([1, 2])('prints %i on as many pages', async (sends) => {
		const {stdout: html} = await reported(...Array.from({length: sends}, () => sandbox.operationId));
		const [path, pdf] = [join(folder, `print-${sends}.html`), join(folder, `print-${sends}.pdf`)];
		writeFileSync(path, html);
		const profile = mkdtempSync(join(folder, 'chromium-'));
		onTestFinished(() => rmSync(profile, {recursive: true, force: true}));
		spawnSync('chromium', [...CHROMIUM, `--user-data-dir=${profile}`, `--print-to-pdf=${pdf}`, `file://${path}`]);
		expect(readFileSync(pdf, 'latin1').match(/\/Type \/Page\b/gu)).toHaveLength(sends);
	});
});

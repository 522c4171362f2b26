import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {type Plugin, rolldown} from 'rolldown';
import config from '../../rolldown.config.ts';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const IDLE_MS = 60_000;
const TICKS_PER_SECOND = 100;
/** Plugins of the build that are about the program's own files. */
const PROGRAM_ONLY = ['chunks', 'executable', 'man-page'];

/** Bundles the day as the program itself is bundled, into a folder of its own. */
async function buildDay(): Promise<string> {
	const {output: _, input: __, plugins, ...options} = Array.isArray(config) ? raise() : config;
	const shared: Plugin[] = [];
	for (const plugin of Array.isArray(plugins) ? plugins : raise()) {
		if (plugin === null || typeof plugin !== 'object' || !('name' in plugin)) raise();
		// At the end plugins check that the whole program is there, and the day is a part of it.
		if (!PROGRAM_ONLY.includes(plugin.name)) shared.push({...plugin, buildEnd() {}});
	}
	const dir = mkdtempSync(join(tmpdir(), 'sendwatch-soak-'));
	const bundle = await rolldown({...options, logLevel: 'silent', input: 'test/soak/day.tsx', plugins: shared});
	await bundle.write({dir, format: 'esm', entryFileNames: 'day.mjs'});
	await bundle.close();
	return dir;
}

function raise(): never {
	throw new Error('The configuration of the build has another shape: the day cannot be bundled like the program.');
}

/** How long the send goes on, in real time: for most of the simulated day its failures grow. */
const SEND_S = '400';

/** A sandbox in a process of its own, so that its memory is not counted. */
async function startSandbox(): Promise<{readonly url: string; readonly id: string; readonly stop: () => void}> {
	const send = ['--scenario', 'bounce-storm', '--recipients', '10000', '--duration', SEND_S];
	const args = ['dist/cli.js', 'sandbox', '--port', '0', ...send];
	const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'ignore']});
	let said = '';
	for await (const chunk of child.stdout) {
		said += String(chunk);
		const [, url, id] = /listening on (\S+)\n(\S+)\n/u.exec(said) ?? [];
		if (url !== undefined && id !== undefined) return {url, id, stop: () => child.kill()};
	}
	throw new Error('The sandbox did not start.');
}

/** In the folder of the bundle, where the notes that the user writes end up. */
function runDay(dir: string, url: string, id: string, hours: string): Promise<number> {
	const args = ['--expose-gc', join(dir, 'day.mjs'), '--url', url, '--id', id, '--hours', hours];
	return new Promise((resolve) => {
		spawn(process.execPath, args, {cwd: dir, stdio: 'inherit', env: {...process.env, NODE_ENV: 'production'}}).once(
			'exit',
			(code) => resolve(code ?? 1),
		);
	});
}

/** User and system time of a process so far, in ms. */
function cpuMs(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** What a minute costs in which nothing happens: a settled send on the screen, in real time. */
async function measureIdle(): Promise<string> {
	await using terminal = openTerminal({
		command: process.execPath,
		args: [builtProgram(), 'demo', '--recipients', '200', '--duration', '1', '--interval', '0.5'],
	});
	await terminal.sees('settled after', {withinMs: 30_000});
	const from = terminal.mark();
	const cpu = cpuMs(terminal.pid);
	await new Promise((resolve) => {
		setTimeout(resolve, IDLE_MS);
	});
	const bytes = terminal.bytes(from).length;
	return `A minute with a settled send on the screen: ${bytes} bytes written, ${cpuMs(terminal.pid) - cpu} ms of CPU time.`;
}

const {values} = parseArgs({options: {hours: {type: 'string', default: '24'}}});
const dir = await buildDay();
const sandbox = await startSandbox();
try {
	process.exitCode = await runDay(dir, sandbox.url, sandbox.id, values.hours);
	console.log(await measureIdle());
} finally {
	sandbox.stop();
	rmSync(dir, {recursive: true});
}

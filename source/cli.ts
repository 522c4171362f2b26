import {closeSync, openSync} from 'node:fs';
// The bundle only looks these up when they are called (build/builtins.ts): an old Node gets as far as the sentence below.
import {enableCompileCache, syncBuiltinESMExports} from 'node:module';

const LOWEST = [22, 19] as const;

/** Whether this Node is new enough for what the program is built on. */
function isSupported(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1]);
}

/**
 * Lets the program run in a working directory that has been removed. Packages ask for its path while they are loaded, and the system has
 * none to give: they get the root instead. Our own files are named relative to the directory itself, so that writing one still says that
 * it is gone.
 */
function standInForRemovedDirectory(): void {
	try {
		process.cwd();
	} catch {
		process.cwd = () => '/';
		syncBuiltinESMExports();
	}
}

/** The descriptors that a watch has open at most: connections, recording, files, and what a worker and the terminal take. */
const ENOUGH = 20;

/**
 * Spares descriptors where few are left (`ulimit -n 24`). For each standard stream Node opens its terminal once more, and makes do without
 * where it cannot: here it cannot, so that files and connections have what is left. It is too late once `node:process` or `node:util`
 * has been imported, as these open the streams.
 */
function spareDescriptors(): void {
	const held: number[] = [];
	try {
		while (held.length < ENOUGH) held.push(openSync('/', 'r'));
	} catch {
		// Not one more may be open.
	}
	if (held.length < ENOUGH) void [process.stderr, process.stdout, process.stdin];
	for (const descriptor of held) closeSync(descriptor);
}

/** Ends the program where its own files cannot be read, for example because not one more file may be open. */
function unreadable(error: unknown): never {
	const [reason] = String(error).split('\n', 1);
	process.stderr.write(
		`sendwatch cannot read its own files (${reason}). Raise the limit of open files (ulimit -n 256), or install it again.\n`,
	);
	process.exit(70);
}

if (isSupported(process.versions.node)) {
	standInForRemovedDirectory();
	spareDescriptors();
	enableCompileCache();
	const {main, reportError, lostOutput, takeCredentials, writeWhole, EXIT} = await import('./app/main.ts').catch(
		unreadable,
	);
	const env = takeCredentials(process.env);
	// Node prints its warnings into the middle of the screen. We report those that matter (tls-warnings.ts).
	process.removeAllListeners('warning');
	// A write beyond `ulimit -f` fails, which is reported. Ink's signal-exit would end the program by the signal that comes with it, unless
	// someone else listens, too.
	process.on('SIGXFSZ', () => {});
	for (const event of ['uncaughtException', 'unhandledRejection'] as const)
		process.once(event, (error) => {
			// Whoever has the terminal gives it back on this very event, and began to listen to it earlier: the sentence is on the normal screen.
			process.once('exit', () => {
				process.exitCode = reportError(error);
			});
			process.exit(EXIT.fault);
		});
	writeWhole();
	process.stdout.once('error', (error) => {
		const {exitCode, isFinal} = lostOutput(error, process.stdout.isTTY);
		if (isFinal) process.exit(exitCode);
		// A command that was about to end, or that leaves because of this, has its own code.
		setTimeout(() => process.exit(process.exitCode ?? exitCode), 100);
	});
	// What comes after that, and whatever cannot be said on stderr: there is nobody left to tell.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
	process.exitCode = await main(process.argv.slice(2), env);
	// Everything is closed by now; anything that still keeps the process alive must not keep the user waiting.
	setTimeout(() => process.exit(), 500).unref();
} else {
	process.stderr.write(
		`sendwatch needs Node.js ${LOWEST.join('.')} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org or with your version manager.\n`,
	);
	process.exitCode = 2;
}

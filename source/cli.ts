// As a namespace: an old Node that lacks the function must still get as far as the sentence below.
import * as nodeModule from 'node:module';

const LOWEST = [22, 19] as const;

/** Whether this Node is new enough for what the program is built on. */
function isSupported(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1]);
}

if (isSupported(process.versions.node)) {
	nodeModule.enableCompileCache();
	const {main, explain} = await import('./command-line/main.ts');
	for (const event of ['uncaughtException', 'unhandledRejection'] as const)
		process.once(event, (error) => process.exit(explain(error)));
	// A pipe or a terminal that is gone fails late writes: there is nobody left to tell.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
	process.exitCode = await main(process.argv.slice(2));
	// Everything has been closed by now; what still holds the process open must not keep the user waiting.
	setTimeout(() => process.exit(), 500).unref();
} else {
	process.stderr.write(
		`sendwatch needs Node.js ${LOWEST.join('.')} or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org or with your version manager.\n`,
	);
	process.exitCode = 2;
}

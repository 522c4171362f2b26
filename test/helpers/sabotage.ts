/**
 * Loaded into the built program by `node --import`: on SIGUSR2 it breaks something in there, as the variable SABOTAGE says. What it
 * throws has a stack and two lines, so that a test can see neither come out.
 */
function fault(): Error {
	return new Error('sabotage\nsecond line');
}

function failFrames(): void {
	const write = process.stdout.write.bind(process.stdout);
	process.stdout.write = ((chunk: string, ...rest: readonly []) => {
		if (String(chunk).startsWith('\u001B[?2026h')) throw fault();
		return write(chunk, ...rest);
	}) as typeof process.stdout.write;
}

const acts: Readonly<Record<string, () => void>> = {
	throw() {
		throw fault();
	},
	rejection() {
		void Promise.reject(fault());
	},
	// Rows show times.
	'render error'() {
		Date.prototype.getHours = () => {
			throw fault();
		};
	},
	'frame that cannot be drawn': failFrames,
	'process.exit'() {
		process.exit(9);
	},
	'process.exit in a frame'() {
		process.stdout.write('\u001B[?2026h');
		process.exit(9);
	},
	'failing output'() {
		process.stdout.emit('error', Object.assign(new Error('write EPIPE'), {code: 'EPIPE'}));
	},
};

process.on('SIGUSR2', () => acts[process.env.SABOTAGE ?? '']?.());

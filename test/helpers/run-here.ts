import process from 'node:process';
import {Writable} from 'node:stream';
import {expectNoLeak} from './canary.ts';
import {withStreams} from './diverted-streams.ts';
import {temporaryHome} from './environment.ts';
import {expectEvents} from './event-schema.ts';
import {CREDENTIALS, type Ended, type RunOptions} from './run.ts';
import {loadBuilt} from './start-here.ts';

/** A stream, not a terminal, that keeps what is written to it. */
function keep(take: (text: string) => void): Writable {
	return new Writable({
		decodeStrings: false,
		write(chunk: string | Buffer, _encoding, done) {
			take(chunk.toString());
			done();
		},
	});
}

/**
 * Runs the built program as `run` does, but in this process: it costs a tenth of a start. For cases about what a command prints and which
 * code it gives; not for those about the process, such as signals, standard input, Node's own options or the end of memory.
 */
export async function runHere({args, env = CREDENTIALS}: Pick<RunOptions, 'args' | 'env'>): Promise<Ended> {
	const built = await loadBuilt();
	const home = temporaryHome();
	const said = {stdout: '', stderr: ''};
	const diverted = {
		stdout: keep((text) => {
			said.stdout += text;
		}),
		stderr: keep((text) => {
			said.stderr += text;
		}),
	};
	try {
		const taken = built.takeCredentials({PATH: process.env.PATH, HOME: home.path, LANG: 'C.UTF-8', ...env});
		const code = await withStreams(diverted, () => built.main(args, taken));
		expectNoLeak(said.stdout + said.stderr, home.path);
		expectEvents(said.stdout);
		return {code, ...said};
	} finally {
		home.remove();
	}
}

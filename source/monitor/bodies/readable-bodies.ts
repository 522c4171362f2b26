import {Worker} from 'node:worker_threads';
import type {FetchedEmail, ReadableBodies} from '../../core/emails/email.ts';
import {codeOf} from '../../core/errors.ts';
import {safeBody, say} from '../../core/text/text.ts';

type Raw = FetchedEmail['bodies'];

/** Bodies up to this size take milliseconds at worst; larger ones are prepared in a worker thread. */
const SMALL_CHARACTERS = 8 * 1024;
const MOST_CHARACTERS = 1024 * 1024;
const GIVE_UP_AFTER_MS = 5000;
const START_MS = 15_000;
const MOST_MEMORY_MB = 512;
/** The thread that prepares bodies could not start. */
const UNPREPARED: ReadableBodies = {json: say`It could not be read: too many files are open (ulimit -n).`};
/** A body that took too long to prepare. */
const UNREADABLE: ReadableBodies = {json: say`It could not be read in time.`};

/**
 * Makes the bodies of an email safe and readable. A body that takes longer than 5 s is left out: HTML with tags nested 100,000 deep
 * takes half a minute. An aborted signal ends the work. The libraries are loaded with the first email.
 */
export async function readableBodies(
	raw: Raw,
	signal: AbortSignal,
	giveUpAfterMs = GIVE_UP_AFTER_MS,
): Promise<ReadableBodies> {
	const {html, text, json} = raw;
	const bounded: Raw = {
		json,
		...(html === undefined ? {} : {html: html.slice(0, MOST_CHARACTERS)}),
		...(text === undefined ? {} : {text: text.slice(0, MOST_CHARACTERS)}),
	};
	if (json.length + (html?.length ?? 0) + (text?.length ?? 0) > SMALL_CHARACTERS)
		return prepareApart(bounded, signal, giveUpAfterMs);
	const prepareBodies = await loadPreparation();
	return prepareBodies === undefined ? UNPREPARED : Object.assign({}, UNREADABLE, ...prepareBodies(bounded));
}

/** Undefined if the program may not open one more file. */
async function loadPreparation(): Promise<typeof import('./prepare-bodies.ts').prepareBodies | undefined> {
	try {
		return (await import('./prepare-bodies.ts')).prepareBodies;
	} catch (error) {
		if (codeOf(error) === undefined) throw error;
		return undefined;
	}
}

/** Prepares the bodies in a worker thread, which is terminated when it takes too long or the signal aborts. */
function prepareApart(raw: Raw, signal: AbortSignal, giveUpAfterMs: number): Promise<ReadableBodies> {
	const worker = startWorker(raw);
	// The text part takes milliseconds.
	if (worker === undefined)
		return Promise.resolve(raw.text === undefined ? UNPREPARED : {...UNPREPARED, text: safeBody(raw.text)});
	let bodies = UNREADABLE;
	const done = Promise.withResolvers<void>();
	let timer = setTimeout(done.resolve, START_MS);
	worker.on('message', (part: Partial<ReadableBodies>) => {
		bodies = {...bodies, ...part};
		clearTimeout(timer);
		timer = setTimeout(done.resolve, giveUpAfterMs);
	});
	// Running out of memory is an error, too; the bodies posted before it are kept.
	worker.on('error', () => done.resolve());
	worker.on('exit', () => done.resolve());
	signal.addEventListener('abort', () => done.resolve(), {once: true});
	return done.promise.then(() => {
		worker.removeAllListeners('message');
		clearTimeout(timer);
		void worker.terminate();
		return bodies;
	});
}

/** Undefined if the system gives no thread. */
function startWorker(workerData: Raw): Worker | undefined {
	try {
		// The build writes the worker beside the program, as JavaScript.
		return new Worker(new URL('./bodies-worker.ts', import.meta.url), {
			workerData,
			resourceLimits: {maxOldGenerationSizeMb: MOST_MEMORY_MB},
		});
	} catch (error) {
		if (codeOf(error) === undefined) throw error;
		return undefined;
	}
}

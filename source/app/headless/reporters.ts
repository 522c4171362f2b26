import type {Environment} from '../../core/environment.ts';
import {problemLines} from '../../core/network/problem.ts';
import type {Limits} from '../../core/operation/terms.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {type SafeText, safeLine, say} from '../../core/text/text.ts';
import type {Clock} from '../../core/time/clock.ts';
import {changeRecord, endRecord} from '../../output/events.ts';
import {currentLine, movedLine, stamped, stateLine} from '../../output/plain.ts';
import type {Change} from '../../state/watch/select/send/changes.ts';
import type {Outcome} from '../../state/watch/select/send/outcome.ts';
import {outcomeSentence} from '../../state/watch/select/send/outcome.ts';
import type {Overview} from '../../state/watch/select/send/overview.ts';
import {canRewrite, createProgress} from './progress.ts';
import {createThinnedLines} from './thinned-lines.ts';

/** Reports on a watch without a screen while it runs. */
export type Reporter = {
	readonly tell: (change: Change, state: Overview) => void;
	/** Something about the program itself, on stderr. */
	readonly say: (sentence: string) => void;
	readonly end: (outcome: Outcome, state: Overview) => void;
};

/** What reporters need to know. */
export type ReporterOptions = {
	readonly limits: Limits;
	readonly now: () => number;
	readonly getState: () => Overview;
};

function out(line: string): void {
	process.stdout.write(`${line}\n`);
}

function err(line: string): void {
	process.stderr.write(`${line}\n`);
}

/** What happened, in a sentence; undefined for a mere change of the counts. */
function sentenceOf(change: Change): string | undefined {
	switch (change.type) {
		case 'trouble':
			return problemLines(change.problem).join('\n');
		case 'recovered':
			return 'The server answers again.';
		case 'stalled':
			return `No progress since ${new Date(change.since).toISOString().slice(11, 19)} UTC.`;
		case 'changed':
		case 'threshold':
			return undefined;
	}
}

/** Reports trouble and its end on stderr; a refusal that ends the watch is reported at the end. */
function tellTrouble(change: Change, {fatal}: Overview, write: (line: string) => void): void {
	const sentence = sentenceOf(change);
	if (sentence !== undefined && fatal === undefined) write(sentence);
}

function tellChange(change: Change, state: Overview, now: number, write: (line: string) => void): void {
	const line = change.type === 'changed' ? stateLine(state) : undefined;
	if (line !== undefined) write(stamped(line, now));
}

/** A verdict is data and goes to stdout; why there is none is a message and goes to stderr. */
function tellEnd(outcome: Outcome, state: Overview, {limits, now}: ReporterOptions): void {
	const sentence = outcomeSentence(outcome, state, now(), limits);
	if (outcome.reason === 'refused') err(refusalLines(state) ?? sentence);
	else (outcome.reason === 'verdict' ? out : err)(say`${state.operationId}: ${sentence}`);
}

/** Why the server refused, with every error of its answer. */
function refusalLines({fatal, haltedBy}: Overview): string | undefined {
	const refusal = fatal ?? haltedBy;
	return refusal === undefined ? undefined : problemLines(refusal).join('\n');
}

/** One line per change on stdout, then how it ended. */
export function plainReporter(options: ReporterOptions): Reporter {
	return {
		tell(change, state) {
			tellChange(change, state, options.now(), out);
			tellTrouble(change, state, err);
		},
		say: err,
		end: (outcome, state) => tellEnd(outcome, state, options),
	};
}

/** An event a line on stdout (schema/events.schema.json). */
export function eventReporter({limits, now}: ReporterOptions): Reporter {
	return {
		tell(change, state) {
			out(jsonLine(changeRecord(change, state, now(), limits.terms)));
			tellTrouble(change, state, err);
		},
		say: err,
		end(outcome, state) {
			if (outcome.reason === 'refused') err(refusalLines(state) ?? outcomeSentence(outcome, state, now(), limits));
			out(jsonLine(endRecord(outcome, state, now(), limits)));
		},
	};
}

/** What `wait` reports beside its end. */
export type WaitReporterOptions = ReporterOptions & {
	readonly isJson: boolean;
	/** Nothing but how it ended. */
	readonly isQuiet: boolean;
	readonly isAscii: boolean;
	/** For a screen reader: lines are only appended. */
	readonly isSpoken: boolean;
	readonly env: Environment;
	readonly clock: Clock;
};

/**
 * Progress on stderr: one line that is rewritten in place where that is a terminal, else a line now and then for a log. How it ended on
 * stdout, as a sentence or as JSON.
 */
export function waitReporter(options: WaitReporterOptions): Reporter {
	const {isJson, isQuiet, isSpoken, limits, env} = options;
	const {tell, say, close} = isQuiet ? SILENT : canRewrite(env, isSpoken) ? rewrittenLine(options) : logLines(options);
	return {
		tell,
		say,
		end(outcome, state) {
			close();
			if (isJson) out(jsonLine(endRecord(outcome, state, options.now(), limits)));
			if (!isJson || (outcome.reason !== 'verdict' && !isQuiet)) tellEnd(outcome, state, options);
		},
	};
}

/** How a wait is reported while it runs. */
type WaitTeller = Pick<Reporter, 'tell' | 'say'> & {readonly close: () => void};

const SILENT: WaitTeller = {tell: () => {}, say: err, close: () => {}};

function rewrittenLine(options: WaitReporterOptions): WaitTeller {
	const {draw, aside, close} = createProgress(options);
	return {tell: draw, say: (line) => aside(() => err(line)), close};
}

function logLines({getState, clock, now}: WaitReporterOptions): WaitTeller {
	const {tell, mark, close} = createThinnedLines({
		clock,
		current: () => currentLine(getState(), now()),
		write: (text) => {
			const [first = '', ...more] = text.split('\n');
			err(stamped(safeLine(first), now()));
			for (const line of more) err(safeLine(line));
		},
	});
	let told: SafeText | undefined;
	return {
		tell(change, state) {
			tellTrouble(change, state, tell);
			const line = movedLine(state);
			if (change.type === 'changed' && line !== told) mark();
			told = line;
		},
		say: err,
		close,
	};
}

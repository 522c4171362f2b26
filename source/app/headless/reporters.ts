import type {Environment} from '../../core/environment.ts';
import {problemLines} from '../../core/network/problem.ts';
import type {Limits} from '../../core/operation/terms.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {changeRecord, endRecord} from '../../output/events.ts';
import {stamped, stateLine} from '../../output/plain.ts';
import type {Change} from '../../state/watch/select/changes.ts';
import type {Outcome} from '../../state/watch/select/outcome.ts';
import {outcomeSentence} from '../../state/watch/select/outcome.ts';
import type {Overview} from '../../state/watch/select/overview.ts';
import {createProgress} from './progress.ts';

/** Tells a watch without a screen, as it goes. */
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

/** Trouble and its end are said on stderr, whatever else is told where. */
function tellTrouble(change: Change, write: (line: string) => void): void {
	if (change.type === 'trouble') write(problemLines(change.problem).join('\n'));
	if (change.type === 'recovered') write('The server answers again.');
	if (change.type === 'stalled')
		write(`Nothing has moved since ${new Date(change.since).toISOString().slice(11, 19)} UTC.`);
}

function tellChange(change: Change, state: Overview, now: number, write: (line: string) => void): void {
	const line = change.type === 'changed' ? stateLine(state) : undefined;
	if (line !== undefined) write(stamped(line, now));
}

/** A verdict is data; why there is none is said about it. A refusal has been told as the trouble it was. */
function tellEnd(outcome: Outcome, state: Overview, {limits, now}: ReporterOptions): void {
	const sentence: SafeText = say`${state.operationId}: ${outcomeSentence(outcome, state, now(), limits)}`;
	if (outcome.reason === 'verdict') out(sentence);
	else if (outcome.reason !== 'refused') err(sentence);
}

/** A line a change on stdout, then how it ended. */
export function plainReporter(options: ReporterOptions): Reporter {
	return {
		tell(change, state) {
			tellChange(change, state, options.now(), out);
			tellTrouble(change, err);
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
			tellTrouble(change, err);
		},
		say: err,
		end: (outcome, state) => out(jsonLine(endRecord(outcome, state, now(), limits))),
	};
}

/** What `wait` reports beside its end. */
export type WaitReporterOptions = ReporterOptions & {
	readonly isJson: boolean;
	readonly isAscii: boolean;
	readonly env: Environment;
};

/**
 * Progress on stderr: one line that is rewritten in place where that is a terminal, else a line a change. How it ended on stdout, as a sentence
 * or as JSON.
 */
export function waitReporter(options: WaitReporterOptions): Reporter {
	const {isJson, now, limits} = options;
	const progress = createProgress(options);
	const write = (line: string) => progress.aside(() => err(line));
	return {
		tell(change, state) {
			if (progress.isShown) return progress.draw();
			tellChange(change, state, now(), write);
			tellTrouble(change, write);
		},
		say: write,
		end(outcome, state) {
			progress.close();
			// The line that told it is gone.
			const refusal = state.fatal ?? state.haltedBy;
			if (progress.isShown && outcome.reason === 'refused' && refusal !== undefined)
				err(problemLines(refusal).join('\n'));
			if (!isJson) return tellEnd(outcome, state, options);
			out(jsonLine(endRecord(outcome, state, now(), limits)));
			if (outcome.reason !== 'verdict' && outcome.reason !== 'refused') tellEnd(outcome, state, options);
		},
	};
}

import type {Environment} from '../../command-line/option-values.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {endRecord, happeningRecord} from '../../output/events.ts';
import {stamped, stateLine} from '../../output/plain.ts';
import type {Happening} from '../../state/watch/select/changes.ts';
import type {Limits, Outcome} from '../../state/watch/select/outcome.ts';
import {outcomeSentence} from '../../state/watch/select/outcome.ts';
import type {State} from '../../state/watch/state.ts';
import {createProgress} from './progress.ts';

/** Tells a watch without a screen, as it goes. */
export type Reporter = {
	readonly tell: (happening: Happening, state: State) => void;
	/** Something about the program itself, on stderr. */
	readonly say: (sentence: string) => void;
	readonly end: (outcome: Outcome, state: State) => void;
};

/** What reporters need to know. */
export type ReporterOptions = {
	readonly limits: Limits;
	readonly now: () => number;
	readonly getState: () => State;
};

function out(line: string): void {
	process.stdout.write(`${line}\n`);
}

function err(line: string): void {
	process.stderr.write(`${line}\n`);
}

/** Trouble and its end are said on stderr, whatever else is told where. */
function tellTrouble(happening: Happening, write: (line: string) => void): void {
	if (happening.type === 'trouble') write(happening.problem.sentence);
	if (happening.type === 'recovered') write('The server answers again.');
	if (happening.type === 'stalled')
		write(`Nothing has moved since ${new Date(happening.since).toISOString().slice(11, 19)} UTC.`);
}

function tellChange(happening: Happening, state: State, now: number, write: (line: string) => void): void {
	const line = happening.type === 'changed' ? stateLine(state) : undefined;
	if (line !== undefined) write(stamped(line, now));
}

/** A verdict is data; why there is none is said about it. A refusal has been told as the trouble it was. */
function tellEnd(outcome: Outcome, state: State, {limits, now}: ReporterOptions): void {
	const sentence: SafeText = say`${state.operationId}: ${outcomeSentence(outcome, state, now(), limits)}`;
	if (outcome.reason === 'verdict') out(sentence);
	else if (outcome.reason !== 'refused') err(sentence);
}

/** A line a change on stdout, then how it ended. */
export function plainReporter(options: ReporterOptions): Reporter {
	return {
		tell(happening, state) {
			tellChange(happening, state, options.now(), out);
			tellTrouble(happening, err);
		},
		say: err,
		end: (outcome, state) => tellEnd(outcome, state, options),
	};
}

/** An event a line on stdout (schema/events.schema.json). */
export function eventReporter({limits, now}: ReporterOptions): Reporter {
	return {
		tell(happening, state) {
			out(jsonLine(happeningRecord(happening, state, now(), limits.terms)));
			tellTrouble(happening, err);
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
		tell(happening, state) {
			if (progress.isShown) return progress.draw();
			tellChange(happening, state, now(), write);
			tellTrouble(happening, write);
		},
		say: write,
		end(outcome, state) {
			progress.close();
			// The line that told it is gone.
			if (progress.isShown && outcome.reason === 'refused') err(outcomeSentence(outcome, state, now(), limits));
			if (!isJson) return tellEnd(outcome, state, options);
			out(jsonLine(endRecord(outcome, state, now(), limits)));
			if (outcome.reason !== 'verdict' && outcome.reason !== 'refused') tellEnd(outcome, state, options);
		},
	};
}

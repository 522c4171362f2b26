import {styleText} from 'node:util';
import type {Arguments} from '../../command-line/arguments.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {toAscii} from '../../core/text/ascii.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {diagnose} from '../doctor/diagnose.ts';
import {doctorRecord, doctorReport, type Paint} from '../doctor/report.ts';

const COLOURS = {good: 'green', note: 'yellow', bad: 'red'} as const;

/** `sendwatch doctor`: what it would use, where that came from, and whether the API can be reached with it. */
export async function doctor(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0) throw new UsageError('sendwatch doctor takes no operand; its options say what to try.');
	const diagnosis = await diagnose(args, env, process.stdout);
	if (get({args, env}, 'report-json')) {
		process.stdout.write(`${jsonLine(doctorRecord(diagnosis))}\n`);
		return diagnosis.exitCode;
	}
	const isAscii = isSwitchedOn(args, env, 'ascii');
	const paint: Paint = isSwitchedOn(args, env, 'no-color')
		? (_, glyph) => glyph
		: (level, glyph) => styleText(COLOURS[level], glyph, {stream: process.stdout});
	const report = doctorReport(diagnosis, isAscii, paint);
	process.stdout.write(`${isAscii ? toAscii(report) : report}\n`);
	return diagnosis.exitCode;
}

/** A switch that is set to nonsense is among the findings; the report itself goes on without it. */
function isSwitchedOn(args: Arguments, env: Environment, name: 'ascii' | 'no-color'): boolean {
	try {
		return get({args, env}, name);
	} catch {
		return false;
	}
}

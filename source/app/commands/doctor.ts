import {styleText} from 'node:util';
import type {Arguments} from '../../command-line/arguments.ts';
import {readTheme} from '../../command-line/config/config.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {toAscii} from '../../core/text/drawing/ascii.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {diagnose} from '../doctor/diagnose.ts';
import {doctorRecord, doctorReport, type Paint} from '../doctor/report.ts';

const COLOURS = {good: 'green', note: 'yellow', bad: 'red'} as const;

/** `sendwatch doctor`: reports the settings in force, where they came from, and whether the API can be reached. */
export async function doctor(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0) throw new UsageError('sendwatch doctor takes no operand, only options.');
	const diagnosis = await diagnose(args, env, process.stdout);
	if (get({args, env}, 'report-json')) {
		process.stdout.write(`${jsonLine(doctorRecord(diagnosis))}\n`);
		return diagnosis.exitCode;
	}
	const isAscii = orElse(false, () => get({args, env}, 'ascii'));
	const paint: Paint = orElse(true, () => readTheme({args, env}) !== 'none')
		? (level, glyph) => styleText(COLOURS[level], glyph, {stream: process.stdout})
		: (_, glyph) => glyph;
	const report = doctorReport(diagnosis, isAscii, paint, process.stdout.isTTY ? process.stdout.columns : undefined);
	process.stdout.write(`${isAscii ? toAscii(report) : report}\n`);
	return diagnosis.exitCode;
}

/** An option with an invalid value is one of the findings; the report continues without it. */
function orElse(otherwise: boolean, read: () => boolean): boolean {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

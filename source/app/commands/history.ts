import type {Arguments} from '../../command-line/arguments.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {plural} from '../../core/text/format.ts';
import {stateFolder} from '../../files/state-folder.ts';
import {HISTORY_FIELDS, historyColumns} from '../../output/fields/history-fields.ts';
import {createRecordWriter} from '../../output/record-writer.ts';
import {readHistory} from '../../recording/history.ts';
import {purgeRecordings, recentIds} from '../../recording/recordings.ts';

/** `sendwatch history`: lists the recorded watches, newest first, or removes them. Reads no credentials, sends no requests. */
export async function history(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0) throw new UsageError('sendwatch history takes no operand: it lists all recordings.');
	const source = {args, env};
	const isJson = get(source, 'report-json');
	const isIds = get(source, 'ids');
	const isPurge = get(source, 'purge');
	const given = [...(isJson ? ['--json'] : []), ...(isIds ? ['--ids'] : []), ...(isPurge ? ['--purge'] : [])];
	if (given.length > 1) throw new UsageError(`${given.join(' and ')} cannot be combined: use one of them.`);
	const folder = stateFolder(env);
	if (isPurge) return purge(folder);
	return isIds ? listIds(folder) : list(folder, isJson);
}

function listIds(folder: string): number {
	const lines = recentIds(folder).map((id) => `${id}\n`);
	process.stdout.write(lines.join(''));
	return EXIT.good;
}

/** Prints the recordings of this machine. */
function list(folder: string, isJson: boolean): number {
	const entries = readHistory(folder);
	const {isTTY, columns} = process.stdout;
	const writer = createRecordWriter({
		format: isJson ? 'json' : 'table',
		fields: isJson ? HISTORY_FIELDS : historyColumns(entries, Date.now()),
		...(isTTY ? {columns} : {}),
	});
	process.stdout.write(writer.begin() + writer.write(entries) + writer.end());
	const hidden = writer.hidden();
	if (hidden > 0) process.stderr.write(`${plural(hidden, 'column')} not shown: --json has every field.\n`);
	if (entries.length === 0)
		process.stderr.write(
			`Nothing is recorded in ${folder} yet. Every watch is recorded unless --no-record is given.\n`,
		);
	return EXIT.good;
}

/** Removes recordings, with `--purge`. */
function purge(folder: string): number {
	const {removed, kept} = purgeRecordings(folder);
	const rest = kept === 0 ? '' : ` ${plural(kept, 'recording')} could not be removed: a watch is writing to it.`;
	process.stderr.write(`${plural(removed, 'recording')} removed.${rest}\n`);
	return EXIT.good;
}

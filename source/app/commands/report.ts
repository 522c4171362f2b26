import {existsSync} from 'node:fs';
import process from 'node:process';
import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import {operationIn, readOperand} from '../../command-line/operand.ts';
import {get, type Source} from '../../command-line/option-values.ts';
import {exportName} from '../../core/emails/export-name.ts';
import type {Environment} from '../../core/environment.ts';
import {ProblemError, UsageError, UserError} from '../../core/errors.ts';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import {problemLines} from '../../core/network/problem.ts';
import {shellWord} from '../../core/text/shell.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {openExportFile} from '../../files/export-file.ts';
import {stateFolder} from '../../files/state-folder.ts';
import {systemClock} from '../../monitor/clock.ts';
import {commandFor, type Endpoint} from '../../output/command-for.ts';
import type {ReportedSend} from '../../output/report/reported-send.ts';
import {readSamples} from '../../recording/past.ts';
import {listRecordings} from '../../recording/recordings.ts';
import {endpointOf} from '../command-view.ts';
import {fileTrouble} from '../hand-over/file-trouble.ts';
import {reportPage} from '../hand-over/report-page.ts';
import {listenForInterruption} from '../headless/interruption.ts';
import {openLists} from '../headless/lists/open-lists.ts';
import {readPipe} from '../operands/named-operation.ts';
import {reportOfOperation, reportOfRecording} from '../report-send.ts';

const MOST_SENDS = 2;

/**
 * `sendwatch report <operation|recording>`: an HTML page on a send, or on two. It goes to standard output if that is a file or a pipe,
 * else into a new file. Resolves with the exit code.
 */
export async function report(args: Arguments, env: Environment): Promise<number> {
	const {operands} = args;
	if (operands.length === 0 || operands.length > MOST_SENDS)
		throw new UsageError('Name one operation or recording, or two to compare: sendwatch report comms_operation_….');
	const interruptible = listenForInterruption();
	try {
		return await writeReport(operands, {args, env}, interruptible.signal);
	} catch (error) {
		if (interruptible.signal.aborted) return (await interruptible.interrupted).exitCode;
		if (error instanceof UserError && error.exitCode === EXIT.credentials) {
			throw new UserError([error.message, ...recordedInstead(operands, env)].join('\n'), error.exitCode);
		}
		if (!(error instanceof ProblemError)) throw error;
		const recorded = error.problem.kind === 'absent' ? recordedInstead(operands, env) : [];
		for (const line of [...problemLines(error.problem), ...recorded]) process.stderr.write(`${line}\n`);
		return problemExitCode(error.problem);
	} finally {
		interruptible.close();
	}
}

/** Sentences on the recordings of this machine that could be reported in place of operations. */
function recordedInstead(operands: readonly string[], env: Environment): readonly string[] {
	const recordings = listRecordings(stateFolder(env));
	return operands.flatMap((operand) => {
		const id = operationIn(operand);
		const newest = id === undefined ? undefined : recordings.find(({operationId}) => operationId === id);
		return newest === undefined
			? []
			: [say`A recording of it is on this machine: sendwatch report ${untrusted(shellWord(newest.path))}`];
	});
}

async function writeReport(operands: readonly string[], source: Source, signal: AbortSignal): Promise<number> {
	const alone: SendRead[] = [];
	for (const operand of operands) alone.push(await readSend(operand, source, signal));
	const sends = together(alone, source);
	const missing = sends.flatMap((send) => send.missing);
	for (const sentence of missing) process.stderr.write(`${sentence}\n`);
	return write(sends) && missing.length === 0 ? EXIT.good : EXIT.incomplete;
}

/** A send with what names it on a command line, and where it was requested. */
type SendRead = {readonly send: ReportedSend; readonly name: string; readonly endpoint?: Endpoint};

/** Several sends are reported again by one command. */
function together(alone: readonly SendRead[], source: Source): readonly ReportedSend[] {
	if (alone.length === 1) return alone.map(({send}) => send);
	const endpoint = alone.find((one) => one.endpoint !== undefined)?.endpoint ?? {};
	const operationId = alone.map(({name}) => name);
	const options = get(source, 'mask') ? {mask: true} : {};
	const command = commandFor({command: 'report', operationId, endpoint, options});
	return alone.map(({send}) => ({...send, command}));
}

/** A file is a recording; everything else names an operation, which is requested. */
async function readSend(operand: string, {args, env}: Source, signal: AbortSignal): Promise<SendRead> {
	const isMasked = get({args, env}, 'mask');
	const options = isMasked ? {mask: true} : {};
	if (operand !== '-' && existsSync(operand)) {
		const command = commandFor({command: 'report', operationId: operand, options});
		const send = reportOfRecording(operand, {isMasked, command});
		const past = await readSamples(operand, send.operationId, signal);
		return {send: {...send, past}, name: operand};
	}
	if (operand.endsWith('.ndjson'))
		throw new UsageError(
			say`There is no file “${untrusted(operand)}”. sendwatch history lists the recordings with their files.`,
		);
	const baseUrl = readBaseUrl(args, env);
	const operationId = readOperand(operand === '-' ? await readPipe() : operand, baseUrl);
	const endpoint = endpointOf(baseUrl, args.file?.profile);
	const command = commandFor({command: 'report', operationId, endpoint, options});
	const summaryCommand = commandFor({
		command: 'emails',
		operationId,
		endpoint,
		options: {summary: true, format: 'json', ...options},
	});
	const {client, close} = openLists(baseUrl, await findAccess(args, env));
	try {
		const folder = stateFolder(env);
		const plan = {client, operationId, baseUrl, isMasked, command, summaryCommand, folder, now: systemClock.now};
		return {send: await reportOfOperation(plan, signal), name: operationId, endpoint};
	} finally {
		await close();
	}
}

/** Writes the page. Says where it is, or why it could not be written, and returns whether it could. */
function write(sends: readonly ReportedSend[]): boolean {
	const page = reportPage(sends);
	const [first] = sends;
	if (!process.stdout.isTTY || first === undefined) {
		process.stdout.write(page);
		return true;
	}
	const folder = process.cwd();
	try {
		const file = openExportFile(folder, exportName(first.operationId, first.at), 'html');
		file.write(page);
		process.stdout.write(`${say`Wrote ./${file.finish()}: open it in a browser.`}\n`);
		return true;
	} catch (error) {
		const trouble = fileTrouble(error);
		if (trouble === undefined) throw error;
		process.stderr.write(`No report was written: ${trouble}.\n`);
		return false;
	}
}

import {existsSync} from 'node:fs';
import type {Arguments} from '../../command-line/arguments.ts';
import {readAppConfig} from '../../command-line/config/config.ts';
import {operationIn} from '../../command-line/operand.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {say} from '../../core/text/text.ts';
import {stateFolder} from '../../files/state-folder.ts';
import {systemClock} from '../../monitor/clock.ts';
import {listRecordings} from '../../recording/recordings.ts';
import {openKeyboard} from '../../terminal/keyboard.ts';
import {readPipe} from '../operands/named-operation.ts';
import {replayRecording} from '../screen/replay-recording.ts';

/** `sendwatch replay <operation|file>`: plays the recording of a watch in the same screen. Reads no credentials, sends no requests. */
export async function replay(args: Arguments, env: Environment): Promise<number> {
	const [operand, ...more] = args.operands;
	if (operand === undefined || more.length > 0)
		throw new UsageError(
			'Name one recording: sendwatch replay comms_operation_… or its file. sendwatch history lists them.',
		);
	const config = readAppConfig(args, env);
	const speed = get({args, env}, 'speed');
	const path = findRecording(operand === '-' ? await readPipe() : operand, stateFolder(env));
	const keyboard = openKeyboard(env, systemClock);
	try {
		return await replayRecording(path, {...config, speed}, keyboard, env);
	} finally {
		keyboard?.close();
	}
}

/** A file by its path, or the newest recording of an operation. Throws {@link UsageError} if nothing was recorded of it. */
function findRecording(operand: string, folder: string): string {
	if (existsSync(operand)) return operand;
	const id = operationIn(operand);
	if (id === undefined) return operand;
	const newest = listRecordings(folder).find(({operationId}) => operationId === id);
	if (newest !== undefined) return newest.path;
	throw new UsageError(say`There is no recording of ${id} on this machine. sendwatch history lists the recordings.`);
}

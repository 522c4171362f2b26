import type {Arguments} from '../../command-line/arguments.ts';
import {readHeadlessConfig} from '../../command-line/config/headless-config.ts';
import {readRecordingConfig} from '../../command-line/config/recording-config.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {systemClock} from '../../monitor/clock.ts';
import {waitReporter} from '../headless/reporters.ts';
import {waitForSeveral} from '../headless/wait-for-several.ts';
import {watchHeadless} from '../headless/watch-headless.ts';
import {namedOperations} from '../operands/named-operation.ts';

/** What to type if `wait` names no operation. */
const HOW_TO_NAME =
	'Name the operation to wait for: sendwatch wait comms_operation_…, or - for the answer of a send on standard input.';

/**
 * `sendwatch wait <operation> …`: no screen; blocks until the operation has ended and resolves with the verdict as exit code; of several,
 * or of a list on standard input, with the worst.
 */
export async function wait(args: Arguments, env: Environment): Promise<number> {
	const startedAt = systemClock.now();
	const source = {args, env};
	const {limits: given, commands, isJson} = readHeadlessConfig(args, env);
	const limits = {...given, startedAt};
	const plan = {
		isMasked: false,
		intervalMs: get(source, 'interval'),
		stallAfterMs: get(source, 'stall-after'),
		...readRecordingConfig(source),
	};
	const waitForMs = get(source, 'wait-for');
	const isAscii = get(source, 'ascii');
	const isQuiet = get(source, 'quiet');
	const isSpoken = get(source, 'screen-reader');
	const onRepeated = (id: OperationId) => {
		process.stderr.write(`${id} was named more than once and counts once.\n`);
	};
	const named = await namedOperations(args, env, HOW_TO_NAME, limits, onRepeated);
	const targets = named.targets.map((target) => ({
		...target,
		...(waitForMs === undefined ? {} : {waitForMs}),
	}));
	const hooks = {commands, env};
	const [target, ...more] = targets;
	if (target === undefined) throw new UsageError(HOW_TO_NAME);
	if (named.areSeveral)
		return waitForSeveral([target, ...more], {plan, limits, hooks, isJson, isQuiet, isAscii, isSpoken});
	return watchHeadless(target, {
		plan,
		limits,
		hooks,
		createReporter: (options) =>
			waitReporter({...options, isJson, isQuiet, isAscii, isSpoken, env, clock: systemClock}),
	});
}

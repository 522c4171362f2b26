import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import {readOperand} from '../../command-line/operand.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {type Limits, type TimeLimit, timeLimit} from '../../core/operation/terms.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Target} from '../open-watch.ts';
import {type ReadLimit, readAnswer, readAnswers, rescueAnswer} from './sent-answer.ts';

/**
 * The one operation that the operands of a command name: by its id, its `operationLocation`, or `-` for the answer of a send on standard
 * input. `howToName` is the sentence for none at all. Throws {@link UsageError}, or what {@link findAccess} throws.
 */
export async function namedOperation(args: Arguments, env: Environment, howToName: string): Promise<Target> {
	const [operand, ...more] = args.operands;
	if (operand === undefined) throw new UsageError(howToName);
	if (more.length > 0) throw new UsageError('One operation at a time: more than one was named.');
	const baseUrl = readBaseUrl(args, env);
	const isPiped = operand === '-';
	const operationId = readOperand(isPiped ? await readPipe() : operand, baseUrl);
	return {
		operationId,
		baseUrl,
		profile: args.file?.profile,
		access: await findAccess(args, env),
		isJustSent: isPiped,
	};
}

/** The operations that were named, each once; several were meant if more than one was named, or a list of them. */
export type NamedOperations = {readonly targets: readonly Target[]; readonly areSeveral: boolean};

/**
 * The operations that the operands of a command name, each once, in their order; `-` stands for those on standard input, one per
 * line. `howToName` is the sentence for none at all; `onRepeated` hears of each that was named before. Throws {@link UsageError}, or what
 * {@link findAccess} throws; a `UserError` if standard input or `credentials_command` does not end in time.
 */
export async function namedOperations(
	args: Arguments,
	env: Environment,
	howToName: string,
	limits: Pick<Limits, 'timeoutMs' | 'startedAt'> = {},
	onRepeated: (id: OperationId) => void = () => {},
): Promise<NamedOperations> {
	if (args.operands.filter((operand) => operand === '-').length > 1)
		throw new UsageError('Standard input can be read only once: use - once.');
	const baseUrl = readBaseUrl(args, env);
	const startedAt = systemClock.now();
	const limitNow = () => timeLimit(limits, startedAt, systemClock.now());
	const named = new Map<OperationId, boolean>();
	let areSeveral = args.operands.length > 1;
	for (const operand of args.operands) {
		const isPiped = operand === '-';
		const {operands, isList} = isPiped
			? await readAnswers(process.stdin, tellOnStderr, readLimit(limitNow()))
			: {operands: [operand], isList: false};
		areSeveral ||= isList;
		for (const one of operands) {
			const operationId = readOperand(one, baseUrl);
			if (named.has(operationId)) onRepeated(operationId);
			named.set(operationId, isPiped || (named.get(operationId) ?? false));
		}
	}
	if (named.size === 0) throw new UsageError(howToName);
	const access = await findAccess(args, env, limitNow());
	const profile = args.file?.profile;
	const targets = [...named].map(([operationId, isJustSent]) => ({operationId, baseUrl, profile, access, isJustSent}));
	return {targets, areSeveral};
}

function readLimit(limit: TimeLimit | undefined): ReadLimit | undefined {
	return limit === undefined ? undefined : {...limit, after: systemClock.after};
}

/** The operand that the answer of a send on standard input names; it is printed on stderr before anything else. */
export function readPipe(): Promise<string> {
	return readAnswer(process.stdin, tellOnStderr);
}

/** Reports the operation on standard input if the command ended before it was read. */
export function rescuePipe(): Promise<void> {
	return rescueAnswer(process.stdin, tellOnStderr);
}

function tellOnStderr(line: string): void {
	process.stderr.write(`${line}\n`);
}

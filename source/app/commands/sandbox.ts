import type {Arguments} from '../../command-line/arguments.ts';
import {readSandboxConfig} from '../../command-line/config/sandbox-config.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {isTooManyFiles, UsageError} from '../../core/errors.ts';
import {SIGNAL_EXIT} from '../../core/exit-codes.ts';
import {formatRequest, type Sandbox, startSandbox} from '../../sandbox/sandbox.ts';
import {listScenarios} from '../scenario-list.ts';

/** Says at the start which shape the answers have. */
const SERVED = {
	guide: "Answers have the shape of Twilio's guide; --dialect reference gives that of its API reference.",
	reference: "Answers have the shape of Twilio's API reference; --dialect guide gives that of its guide.",
} as const;
/** Says at the start that reasons are served. */
const REASONS_ON = 'It serves errors and receipts, although the live API is not known to have them.';
/** Says at the start that no reasons are served. */
const REASONS_OFF = 'It serves no errors or receipts: the live API is not known to have them. --reasons turns them on.';

/**
 * `sendwatch sandbox`: serves until a signal stops it, and returns the exit code of that signal. Prints its base URL and the id of its
 * operation on stdout; what it serves, lines to paste, and the log on stderr.
 */
export async function sandbox(args: Arguments, env: Environment): Promise<number> {
	if (get({args, env}, 'list-scenarios')) return listScenarios();
	if (args.operands.length > 0)
		throw new UsageError('sendwatch sandbox takes no operand; its options say what it serves.');
	const started = await start(args, env);
	process.stdout.write(`listening on ${started.url}\n${started.operationId}\n`);
	process.stderr.write(introduction(started));
	const exitCode = await new Promise<number>((resolve) => {
		for (const [signal, code] of Object.entries(SIGNAL_EXIT)) process.once(signal, () => resolve(code));
	});
	await started.close();
	return exitCode;
}

/** What the sandbox serves, and lines to paste into another terminal. */
function introduction({url, operationId, dialect, hasReasons, curls}: Sandbox): string {
	return [
		'',
		SERVED[dialect],
		hasReasons ? REASONS_ON : REASONS_OFF,
		'',
		'Watch its operation from another terminal:',
		'',
		`sendwatch ${operationId} --base-url ${url}`,
		'',
		'Or send requests with any credentials. Ctrl-C stops the sandbox.',
		'',
		...curls,
		'',
		'',
	].join('\n');
}

async function start(args: Arguments, env: Environment): Promise<Sandbox> {
	const config = readSandboxConfig(args, env);
	const log = get({args, env}, 'verbose')
		? {onRequest: (entry: Parameters<typeof formatRequest>[0]) => process.stderr.write(`${formatRequest(entry)}\n`)}
		: {};
	try {
		return await startSandbox({...config, ...log});
	} catch (error) {
		if (isTooManyFiles(error)) throw error;
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

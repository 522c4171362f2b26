import {type ChildProcess, spawn} from 'node:child_process';
import {
	type Access,
	CREDENTIAL_VARIABLES,
	Credentials,
	createAccess,
	type Login,
	loginIn,
	tokenLogin,
} from '../../api/credentials.ts';
import {compact} from '../../core/compact.ts';
import type {Environment} from '../../core/environment.ts';
import {UserError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import type {TimeLimit} from '../../core/operation/terms.ts';
import {duration} from '../../core/text/format.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {Arguments, CredentialsCommand} from '../arguments.ts';
import {hasCredentials, readBaseUrl, readCredentials} from '../config/config.ts';
import {tlsWarnings} from './tls-warnings.ts';

const [API_KEY] = CREDENTIAL_VARIABLES;

/** Long enough to unlock a password manager. */
const LONGEST_MS = 60_000;
const LONGEST_OUTPUT = 64 * 1024;
/** How long the output of a command may arrive after it has ended. */
const LAST_OUTPUT_MS = 200;
const KILL_AFTER_MS = 1000;

/**
 * The credentials for requests: from the environment, else from the config file's `credentials_command`; a profile named by
 * `--profile` brings its own. A command is run again once what it printed is refused. Throws {@link UserError} with exit code 3, or 6 if
 * the command outlasts `limit`.
 */
export async function findAccess(args: Arguments, env: Environment, limit?: TimeLimit): Promise<Access> {
	const baseUrl = readBaseUrl(args, env);
	// Whoever requests credentials is about to send them.
	for (const sentence of tlsWarnings(baseUrl, env)) process.stderr.write(`${sentence}\n`);
	const command = commandToRun(args, env);
	if (command === undefined) return createAccess(readCredentials(env, baseUrl));
	return createAccess(await askCommand(command, env, compact({limit})), () =>
		askCommand(command, env, {isAgain: true}),
	);
}

/** The command that prints the credentials; undefined if the environment holds them, or if there is none. */
function commandToRun({file}: Arguments, env: Environment): CredentialsCommand | undefined {
	const command = file?.credentialsCommand;
	return command?.isFirst || !hasCredentials(env) ? command : undefined;
}

/** How a command is run; with `isAgain` it runs beside a watch and may not use its terminal. */
export type AskOptions = {readonly isAgain?: boolean; readonly limitMs?: number; readonly limit?: TimeLimit};

/**
 * Runs the command in the user's shell and reads what it prints: `id:secret`, `Bearer` and a token, or JSON with the names of the
 * variables or an `access_token`. Its output is never kept or shown; its stderr is shown. Throws {@link UserError} with exit code 3, or 6 if it
 * outlasts `limit`.
 */
export async function askCommand(
	{texts: [command = ''], from, place}: CredentialsCommand,
	env: Environment,
	{isAgain = false, limitMs = LONGEST_MS, limit}: AskOptions = {},
): Promise<Credentials> {
	const refusal = (reason: string) => new UserError(say`${untrusted(from)} ${untrusted(reason)}.`, EXIT.credentials);
	// A piped answer on standard input is ours; a terminal may be requested a passphrase.
	const child = spawn(command, {
		shell: env.SHELL || true,
		stdio: [process.stdin.isTTY && !isAgain ? 'inherit' : 'ignore', 'pipe', isAgain ? 'ignore' : 'inherit'],
	});
	const late: Late =
		limit !== undefined && limit.leftMs < limitMs
			? {afterMs: limit.leftMs, error: timedOut(limit)}
			: {afterMs: limitMs, error: refusal(`did not end within ${limitMs / 1000} s`)};
	const output = await outputOf(child, late, refusal);
	const login = loginPrinted(output.trim());
	if (login === undefined)
		throw refusal(
			`printed no credentials: neither id:secret, nor Bearer and a token, nor JSON such as {"${API_KEY.user}": "SK…", "${API_KEY.password}": "…"}`,
		);
	return new Credentials(login, `credentials_command (${place})`);
}

/** `wait --timeout` passes while `credentials_command` runs. */
function timedOut({timeoutMs}: TimeLimit): UserError {
	return new UserError(`Timed out after ${duration(timeoutMs)}: credentials_command has not ended.`, EXIT.timeout);
}

/** When a command is given up, and with which error. */
type Late = {readonly afterMs: number; readonly error: Error};

/** Runs `credentials_command` and returns what it prints. */
function outputOf(child: ChildProcess, late: Late, refusal: (reason: string) => Error): Promise<string> {
	return new Promise((resolve, reject) => {
		let output = '';
		let timer = setTimeout(() => giveUp(late.error), Math.max(0, late.afterMs));
		const end = () => {
			clearTimeout(timer);
			// A background process of the command may live on and keep the pipe open.
			child.stdout?.destroy();
		};
		const giveUp = (error: Error) => {
			end();
			killForGood(child);
			reject(error);
		};
		const finish = (code: number | null, signal: NodeJS.Signals | null) => {
			end();
			if (code === 0) resolve(output);
			else reject(refusal(`failed (${signal ?? `exit code ${code}`})`));
		};
		child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
			output += chunk;
			if (output.length > LONGEST_OUTPUT) giveUp(refusal('printed far more than credentials'));
		});
		child.on('error', (error) => giveUp(refusal(`could not be run (${error.message})`)));
		child.on('close', finish);
		child.on('exit', (code, signal) => {
			clearTimeout(timer);
			timer = setTimeout(finish, LAST_OUTPUT_MS, code, signal);
		});
	});
}

/** A command that ignores SIGTERM gets SIGKILL. */
function killForGood(child: ChildProcess): void {
	child.kill();
	setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
	child.unref();
}

function loginPrinted(text: string): Login | undefined {
	if (text.startsWith('{')) {
		const values = parseObject(text);
		return loginIn(values)?.login ?? tokenLogin(values.access_token);
	}
	if (/^bearer /iu.test(text)) return tokenLogin(text);
	const {user, password} = /^(?<user>[^\s:]+):(?<password>\S+)$/u.exec(text)?.groups ?? {};
	return user === undefined || password === undefined ? undefined : {user, password};
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
	try {
		return JSON.parse(text) as Readonly<Record<string, unknown>>;
	} catch {
		return {};
	}
}

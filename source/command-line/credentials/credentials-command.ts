import {type ChildProcess, spawn} from 'node:child_process';
import {CREDENTIAL_VARIABLES, Credentials} from '../../api/credentials.ts';
import type {Environment} from '../../core/environment.ts';
import {UserError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {Arguments, CredentialsCommand} from '../arguments.ts';
import {readBaseUrl, readCredentials} from '../config.ts';
import {tlsWarnings} from './tls-warnings.ts';

/** Long enough to unlock a password manager. */
const LONGEST_MS = 60_000;
const LONGEST_OUTPUT = 64 * 1024;

/**
 * The credentials to ask with: from the environment, else from the config file's `credentials_command`; a profile named by
 * `--profile` brings its own. Throws {@link UserError} with exit code 3.
 */
export async function findCredentials(args: Arguments, env: Environment): Promise<Credentials> {
	// Whoever asks for credentials is about to send them.
	for (const sentence of tlsWarnings(readBaseUrl(args, env), env)) process.stderr.write(`${sentence}\n`);
	const command = commandToRun(args, env);
	return command === undefined ? readCredentials(env) : await askCommand(command, env);
}

/** The command that is to print the credentials; undefined where the environment holds them, or where there is none. */
function commandToRun({file}: Arguments, env: Environment): CredentialsCommand | undefined {
	const isSet = CREDENTIAL_VARIABLES.some(({user}) => (env[user] ?? '') !== '');
	const command = file?.credentialsCommand;
	return command?.isFirst || !isSet ? command : undefined;
}

/**
 * Runs the command in the user's shell and reads what it prints: `id:secret`, or JSON with the names of the variables. Its
 * output is kept nowhere and never shown; what it says on stderr is. Throws {@link UserError} with exit code 3.
 */
export async function askCommand(
	{texts: [command = ''], from, place}: CredentialsCommand,
	env: Environment,
	limitMs = LONGEST_MS,
): Promise<Credentials> {
	const refusal = (reason: string) => new UserError(say`${untrusted(from)} ${untrusted(reason)}.`, EXIT.credentials);
	// A piped answer on standard input is ours; a terminal may be asked for a passphrase.
	const child = spawn(command, {
		shell: env.SHELL || true,
		stdio: [process.stdin.isTTY ? 'inherit' : 'ignore', 'pipe', 'inherit'],
	});
	const output = await outputOf(child, limitMs, refusal);
	const credentials = credentialsIn(output, `credentials_command (${place})`);
	if (credentials === undefined)
		throw refusal('printed neither id:secret nor JSON with TWILIO_API_KEY and TWILIO_API_SECRET');
	return credentials;
}

function outputOf(child: ChildProcess, limitMs: number, refusal: (reason: string) => Error): Promise<string> {
	return new Promise((resolve, reject) => {
		let output = '';
		const giveUp = (reason: string) => {
			child.kill();
			// What the shell started may live on and hold the pipe.
			child.stdout?.destroy();
			reject(refusal(reason));
		};
		const timer = setTimeout(() => giveUp(`did not end within ${limitMs / 1000} s`), limitMs);
		child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
			output += chunk;
			if (output.length > LONGEST_OUTPUT) giveUp('printed far more than credentials');
		});
		child.on('error', (error) => giveUp(`could not be run (${error.message})`));
		child.on('close', (code, signal) => {
			clearTimeout(timer);
			if (code === 0) resolve(output);
			else reject(refusal(`failed (${signal ?? `exit code ${code}`})`));
		});
	});
}

function credentialsIn(output: string, source: string): Credentials | undefined {
	const text = output.trim();
	if (text.startsWith('{')) return fromJson(text, source);
	const {user, password} = /^(?<user>[^\s:]+):(?<password>\S+)$/u.exec(text)?.groups ?? {};
	return user === undefined || password === undefined ? undefined : new Credentials(user, password, source);
}

function fromJson(text: string, source: string): Credentials | undefined {
	const values = parseObject(text);
	for (const variables of CREDENTIAL_VARIABLES) {
		const [user, password] = [values[variables.user], values[variables.password]];
		if (typeof user === 'string' && user !== '' && typeof password === 'string' && password !== '')
			return new Credentials(user, password, source);
	}
	return undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
	try {
		return JSON.parse(text) as Readonly<Record<string, unknown>>;
	} catch {
		return {};
	}
}

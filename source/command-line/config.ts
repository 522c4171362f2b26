import {Credentials} from '../api/credentials.ts';
import type {Filter} from '../core/emails/filter.ts';
import type {Environment} from '../core/environment.ts';
import {EXIT, UsageError, UserError} from '../core/errors.ts';
import {isLoopback} from '../core/network/loopback.ts';
import {OPERATION_ID_SHAPE, type OperationId, parseOperationId} from '../core/operation/ids.ts';
import {STALL_AFTER_MS} from '../core/operation/terms.ts';
import {say, untrusted} from '../core/text/text.ts';
import {localClock} from '../core/time/moments.ts';
import type {Binding} from '../ui/keys/keymap.ts';
import type {Arguments} from './arguments.ts';
import {readFilter} from './filter-options.ts';
import {durationOf, isOn, numberOf, type Source, textOf} from './option-values.ts';
import {type RecordingPlan, readRecording} from './recording-config.ts';
import {CREDENTIAL_PAIRS} from './take-credentials.ts';

/** How the app looks and how it asks, whatever it watches. Times in ms. */
export type AppConfig = {
	readonly intervalMs: number;
	readonly pageSize: number;
	readonly filter: Filter;
	readonly hasColour: boolean;
	readonly isAscii: boolean;
	/** How long nothing may move before the screen says so. */
	readonly stallAfterMs: number;
	/** Recipients are hidden from the start. */
	readonly isMasked: boolean;
	/** Where and how the watch is written down; absent where it is not. */
	readonly recording?: RecordingPlan;
	/** The end is told by the bell, by a notification of the desktop. */
	readonly hasBell: boolean;
	readonly hasNotifications: boolean;
	/** The key table, where the config file changes it. */
	readonly keymap?: readonly Binding[];
};

/** Where Twilio's API is. */
export const DEFAULT_BASE_URL = 'https://comms.twilio.com/v1';

/** Reads what the app needs. Throws {@link UsageError} with the first thing that is wrong. */
export function readAppConfig(args: Arguments, env: Environment, now: number = Date.now()): AppConfig {
	const source = {args, env};
	return {
		intervalMs: readInterval(source),
		pageSize: numberOf(source, 'page-size', 50, {from: 1, to: 1000}),
		filter: readFilter(source, localClock(now)),
		hasColour: !isOn(source, 'no-color') && (env.NO_COLOR ?? '') === '',
		isAscii: isOn(source, 'ascii'),
		stallAfterMs: readStallAfter(source),
		isMasked: isOn(source, 'mask'),
		...readRecording(source),
		hasBell: isOn(source, 'bell'),
		hasNotifications: isOn(source, 'notify', !isOverSsh(env)),
		...(args.file?.keymap === undefined ? {} : {keymap: args.file.keymap}),
	};
}

/** How long nothing may move before that is said, in ms. Throws {@link UsageError}. */
export function readStallAfter(source: Source): number {
	return durationOf(source, 'stall-after', STALL_AFTER_MS, {from: 1000, to: 86_400_000});
}

/** The fastest pace of polling, in ms. Throws {@link UsageError}. */
export function readInterval(source: Source): number {
	return durationOf(source, 'interval', 2000, {from: 500, to: 3_600_000});
}

/** Whether the terminal is on another machine than we are. */
function isOverSsh({SSH_CONNECTION = '', SSH_CLIENT = '', SSH_TTY = ''}: Environment): boolean {
	return `${SSH_CONNECTION}${SSH_CLIENT}${SSH_TTY}` !== '';
}

/** Where the API is, without a slash at the end. Credentials go there, so plain http is for loopback only. Throws {@link UsageError}. */
export function readBaseUrl(args: Arguments, env: Environment): string {
	const given = textOf({args, env}, 'base-url') ?? {text: DEFAULT_BASE_URL, from: 'the default'};
	const url = URL.canParse(given.text) ? new URL(given.text) : undefined;
	if (url !== undefined && (url.username !== '' || url.password !== ''))
		throw new UsageError(
			say`${given.from} has credentials in it; they belong in TWILIO_API_KEY and TWILIO_API_SECRET.`,
		);
	if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
		throw new UsageError(
			say`${given.from} is “${untrusted(given.text)}”; it must be a URL such as ${DEFAULT_BASE_URL}.`,
		);
	if (url.username !== '' || url.password !== '')
		throw new UsageError(
			say`${given.from} has credentials in it; they belong in TWILIO_API_KEY and TWILIO_API_SECRET.`,
		);
	if (url.search !== '' || url.hash !== '')
		throw new UsageError(say`${given.from} is “${untrusted(given.text)}”; it must end with its path, without ? or #.`);
	if (url.protocol === 'http:' && !isLoopback(url.hostname))
		throw new UsageError(
			say`${given.from} is “${untrusted(given.text)}”: over http: the credentials could be read on the way to ${untrusted(url.hostname)}. Use https: (http: is for 127.0.0.1 and localhost only).`,
		);
	return (url.origin + url.pathname).replace(/\/+$/u, '');
}

/** The credentials from the environment, an API key before the account's token. Throws {@link UserError} with exit code 3. */
export function readCredentials(env: Environment): Credentials {
	for (const [user, password] of CREDENTIAL_PAIRS) {
		const name = env[user] ?? '';
		const secret = env[password] ?? '';
		if (name !== '' && secret !== '') return new Credentials(name, secret, `${user} and ${password}`);
		if (name !== '' && user === 'TWILIO_API_KEY')
			throw new UserError('TWILIO_API_KEY is set but TWILIO_API_SECRET is not: a key needs both.', EXIT.credentials);
	}
	throw new UserError(
		'No credentials: set TWILIO_API_KEY and TWILIO_API_SECRET (or TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN). Without an account, sendwatch demo shows how it looks.',
		EXIT.credentials,
	);
}

/**
 * The operation that an operand names: its id, or an `operationLocation` URL on the base URL's own host. Throws
 * {@link UsageError} that says what an id looks like, or names both hosts.
 */
export function readOperand(operand: string, baseUrl: string): OperationId {
	const id = parseOperationId(operand);
	if (id !== undefined) return id;
	const url = URL.canParse(operand) ? new URL(operand) : undefined;
	if (url !== undefined && (url.username !== '' || url.password !== ''))
		throw new UsageError(
			'The URL of the operation has credentials in it; they belong in TWILIO_API_KEY and TWILIO_API_SECRET.',
		);
	if (url === undefined || !/^https?:$/u.test(url.protocol))
		throw new UsageError(say`“${untrusted(operand)}” is not an operation id: one is ${OPERATION_ID_SHAPE}.`);
	const {host} = new URL(baseUrl);
	if (url.host !== host)
		throw new UsageError(
			say`The operation is on ${untrusted(url.host)}, but the base URL is on ${host}: give --base-url to watch it there.`,
		);
	const located = parseOperationId(url.pathname.split('/').filter(Boolean).at(-1) ?? '');
	if (located !== undefined) return located;
	throw new UsageError(say`“${untrusted(operand)}” does not end in an operation id: one is ${OPERATION_ID_SHAPE}.`);
}

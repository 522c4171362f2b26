import {CREDENTIAL_VARIABLES, Credentials} from '../api/credentials.ts';
import type {Filter} from '../core/emails/filter.ts';
import type {Environment} from '../core/environment.ts';
import {UsageError, UserError} from '../core/errors.ts';
import {EXIT} from '../core/exit-codes.ts';
import {OPERATION_ID_SHAPE, type OperationId, parseOperationId} from '../core/operation/ids.ts';
import {say, untrusted} from '../core/text/text.ts';
import {localClock} from '../core/time/moments.ts';
import type {KeyOverrides} from '../ui/keys/names.ts';
import type {Arguments} from './arguments.ts';
import {readFilter} from './filter-options.ts';
import {get} from './option-values.ts';
import {refuseCredentialsIn} from './options/base-url.ts';
import {type RecordingPlan, readRecording} from './recording-config.ts';

export {DEFAULT_BASE_URL} from './options/base-url.ts';

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
	/** The keys that the config file gives to commands. */
	readonly keys?: KeyOverrides;
};

/** Reads what the app needs. Throws {@link UsageError} with the first thing that is wrong. */
export function readAppConfig(args: Arguments, env: Environment, now: number = Date.now()): AppConfig {
	const source = {args, env};
	return {
		intervalMs: get(source, 'interval'),
		pageSize: get(source, 'page-size'),
		filter: readFilter(source, localClock(now)),
		hasColour: !get(source, 'no-color'),
		isAscii: get(source, 'ascii'),
		stallAfterMs: get(source, 'stall-after'),
		isMasked: get(source, 'mask'),
		...readRecording(source),
		hasBell: get(source, 'bell'),
		hasNotifications: get(source, 'notify'),
		...(args.file?.keys === undefined ? {} : {keys: args.file.keys}),
	};
}

/** Where the API is, without a slash at the end. Throws {@link UsageError}. */
export function readBaseUrl(args: Arguments, env: Environment): string {
	return get({args, env}, 'base-url');
}

/** The credentials from the environment, an API key before the account's token. Throws {@link UserError} with exit code 3. */
export function readCredentials(env: Environment): Credentials {
	const [key, account] = CREDENTIAL_VARIABLES;
	for (const variables of CREDENTIAL_VARIABLES) {
		const user = env[variables.user] ?? '';
		const password = env[variables.password] ?? '';
		if (user !== '' && password !== '') return new Credentials(user, password, variables);
		if (user !== '' && variables === key)
			throw new UserError(`${key.user} is set but ${key.password} is not: a key needs both.`, EXIT.credentials);
	}
	throw new UserError(
		`No credentials: set ${key.user} and ${key.password} (or ${account.user} and ${account.password}). Without an account, sendwatch demo shows how it looks.`,
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
	if (url !== undefined) refuseCredentialsIn(url, 'The URL of the operation');
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

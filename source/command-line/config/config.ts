import {anyCredentials, CREDENTIAL_VARIABLES, Credentials, loginIn} from '../../api/credentials.ts';
import type {Filter} from '../../core/emails/filter.ts';
import type {Environment} from '../../core/environment.ts';
import {UserError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {isLoopback} from '../../core/network/base-urls.ts';
import type {GivenTerms} from '../../core/operation/terms.ts';
import {localClock} from '../../core/time/moments.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import type {OwnColours} from '../../ui/theme/tokens.ts';
import type {Arguments} from '../arguments.ts';
import {get, givenOf, type Source} from '../option-values.ts';
import type {OptionName, OptionValue} from '../options.ts';
import {readFilter} from './filter-options.ts';
import {type RecordingPlan, readRecordingConfig} from './recording-config.ts';

export {DEFAULT_BASE_URL} from '../options/base-url.ts';

/** The name of a theme. */
export type ThemeName = OptionValue<'theme'>;

/** How the app looks and polls, whatever it watches. Times in ms. */
export type AppConfig = {
	readonly intervalMs: number;
	readonly pageSize: number;
	readonly filter: Filter;
	readonly theme: ThemeName;
	/** The colours that the config file gives to tokens of the theme. */
	readonly colours?: OwnColours | undefined;
	readonly isAscii: boolean;
	/** For a screen reader: lines are written, and nothing is drawn. */
	readonly isSpoken: boolean;
	/** The app handles the mouse; else the terminal does, for selecting text. */
	readonly hasMouse: boolean;
	/** How long there may be no progress before the screen says so. */
	readonly stallAfterMs: number;
	/** What the user gave to judge the send by. */
	readonly terms: GivenTerms;
	/** Recipients are hidden from the start. */
	readonly isMasked: boolean;
	/** Where and how the watch is written down; absent if it is not. */
	readonly recording?: RecordingPlan;
	/** The end is announced by the bell or by a desktop notification. */
	readonly hasBell: boolean;
	readonly hasNotifications: boolean;
	/** The keys that the config file gives to commands. */
	readonly keys?: KeyOverrides;
};

/** Reads what the app needs. Throws `UsageError` with the first thing that is wrong. */
export function readAppConfig(args: Arguments, env: Environment, now: number = Date.now()): AppConfig {
	const source = {args, env};
	return {
		intervalMs: get(source, 'interval'),
		pageSize: get(source, 'page-size'),
		filter: readFilter(source, localClock(now)),
		theme: get(source, 'screen-reader') ? 'none' : readTheme(source),
		isAscii: get(source, 'ascii'),
		isSpoken: get(source, 'screen-reader'),
		hasMouse: get(source, 'mouse'),
		stallAfterMs: get(source, 'stall-after'),
		terms: readGivenTerms(source),
		isMasked: get(source, 'mask'),
		...readRecordingConfig(source),
		hasBell: get(source, 'bell'),
		hasNotifications: get(source, 'notify'),
		...(args.file?.keys === undefined ? {} : {keys: args.file.keys}),
		...(args.file?.colours === undefined ? {} : {colours: args.file.colours}),
	};
}

/** What the user gave to judge a send by: on the screen the defaults of a watch without one do not hold. */
function readGivenTerms(source: Source): GivenTerms {
	return {
		...(givenOf(source, 'fail-if') === undefined ? {} : {failIf: get(source, 'fail-if')}),
		...(givenOf(source, 'min-sample') === undefined ? {} : {minSample: get(source, 'min-sample')}),
	};
}

const NEARNESS = ['default', 'file', 'environment', 'flag'] as const;

/** The theme in force. Turning colours off takes precedence over a theme from the same source or one that counts less; NO_COLOR counts least. */
export function readTheme(source: Source): ThemeName {
	const nearness = (name: OptionName) => NEARNESS.indexOf(givenOf(source, name)?.origin ?? 'default');
	const theme = get(source, 'theme');
	return get(source, 'no-color') && nearness('no-color') >= nearness('theme') ? 'none' : theme;
}

/** Where the API is, without a slash at the end. Throws `UsageError`. */
export function readBaseUrl(args: Arguments, env: Environment): string {
	return get({args, env}, 'base-url');
}

/**
 * The credentials from the environment: an API key before the account's token before an OAuth token. A plain http: base URL is on this
 * machine and needs none. Throws {@link UserError} with exit code 3.
 */
export function readCredentials(env: Environment, baseUrl: string): Credentials {
	const [key, account, oauth] = CREDENTIAL_VARIABLES;
	if (isSet(env, key.user) && !isSet(env, key.password))
		throw new UserError(`${key.user} is set but ${key.password} is not: a key needs both.`, EXIT.credentials);
	const found = loginIn(env);
	if (found !== undefined) return new Credentials(found.login, found.variables);
	if (isSet(env, oauth.token))
		throw new UserError(
			`${oauth.token} is not a valid token: it contains characters that are not allowed in a header.`,
			EXIT.credentials,
		);
	const {protocol, hostname} = new URL(baseUrl);
	if (protocol === 'http:' && isLoopback(hostname)) return anyCredentials();
	throw new UserError(
		`No credentials: set ${key.user} and ${key.password} (or ${account.user} and ${account.password}, or ${oauth.token}). To try it without an account, run sendwatch demo.`,
		EXIT.credentials,
	);
}

/** Whether the environment holds credentials, or the part of a key that tells that it should. */
export function hasCredentials(env: Environment): boolean {
	const [key, , oauth] = CREDENTIAL_VARIABLES;
	return loginIn(env) !== undefined || isSet(env, key.user) || isSet(env, oauth.token);
}

function isSet(env: Environment, name: string): boolean {
	return (env[name] ?? '') !== '';
}

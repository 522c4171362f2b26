import packageJson from '../../../package.json' with {type: 'json'};
import {type Access, CREDENTIAL_NAMES} from '../../api/credentials.ts';
import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {configPath, readConfigFile, shortPath} from '../../command-line/config-file/read.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import {givenOf} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {checkKeys} from '../check-keys.ts';
import {type Diagnosis, exitCodeOf, type Finding} from './finding.ts';
import {attempt, fieldMistakes, lookAtOptions, lookAtOwn, mistakes} from './look.ts';
import {lookAtApi} from './reach.ts';
import {settingsInForce, strayVariables} from './settings.ts';
import {lookAtLocale, lookAtNode, lookAtProxies, lookAtTerminal, type Screen} from './surroundings.ts';
import {lookAtTmux} from './tmux.ts';

/** Looks at everything that the commands would use. Asks the API once, and only when nothing before it is in the way. */
export async function diagnose(typed: Arguments, env: Environment, screen: Screen): Promise<Diagnosis> {
	const findings: Finding[] = [
		...lookAtNode(packageJson.version),
		...lookAtTerminal(screen, env),
		...lookAtLocale(env),
		...(await lookAtTmux(env)),
	];
	const read = await lookAtFile(typed, env, findings);
	const args = read ?? typed;
	lookAtOptions(args, env, findings);
	// What is in force is unknown while the file, which may set it, cannot be read.
	findings.push(...strayVariables(env), ...(read === undefined ? [] : lookAtOwn(args, env)));
	/** The base URL in force, or what is wrong with it. */
	const baseUrl = attempt('base URL', () => readBaseUrl(args, env), findings);
	const isKnown = read !== undefined || givenOf({args, env}, 'base-url') !== undefined;
	if (baseUrl !== undefined && isKnown)
		findings.push({topic: 'base URL', level: 'good', text: say`${untrusted(baseUrl)}`});
	findings.push(...lookAtProxies(env, baseUrl));
	const access = await lookAtCredentials(args, env, findings);
	const isClear = exitCodeOf(findings) === EXIT.good;
	if (isClear && baseUrl !== undefined && access !== undefined) findings.push(...(await lookAtApi(baseUrl, access)));
	else findings.push({topic: 'API', level: 'note', text: say`skipped: see above`});
	return {
		findings,
		settings: settingsInForce(args, env),
		hasFile: read !== undefined,
		exitCode: exitCodeOf(findings),
	};
}

/** Reads the config file, and reports every mistake in it; undefined if there are any. */
async function lookAtFile(args: Arguments, env: Environment, findings: Finding[]): Promise<Arguments | undefined> {
	const topic = 'config file';
	try {
		const file = await readConfigFile(args, env, checkKeys, fieldMistakes);
		const path = untrusted(shortPath(configPath(env), env));
		const profile = file?.profile === undefined ? '' : `, profile ${file.profile}`;
		const text = file === undefined ? say`none at ${path}` : say`${path}${untrusted(profile)}`;
		findings.push({topic, level: 'good', text});
		return file === undefined ? args : {...args, file};
	} catch (error) {
		findings.push(...mistakes(topic, error));
		return undefined;
	}
}

/** Which variables are set, never their values. Runs the `credentials_command` where a watch would. */
async function lookAtCredentials(args: Arguments, env: Environment, findings: Finding[]): Promise<Access | undefined> {
	const topic = 'credentials';
	const set = CREDENTIAL_NAMES.filter((name) => (env[name] ?? '') !== '');
	try {
		const access = await findAccess(args, env);
		const {source} = access.current();
		if (source === undefined) {
			/** No credentials are set, and the base URL is on this machine. */
			findings.push({topic, level: 'good', text: say`none, and none needed: the base URL is on this machine`});
			return access;
		}
		const others = set.filter((name) => !source.split(' and ').includes(name));
		/** Variables that are set beside those in use. */
		const rest = others.length === 0 ? '' : ` (also set, not used: ${others.join(', ')})`;
		findings.push({topic, level: 'good', text: say`from ${untrusted(source)}${rest}`});
		return access;
	} catch (error) {
		findings.push(...mistakes(topic, error));
		return undefined;
	}
}

import {statSync} from 'node:fs';
import {dirname, isAbsolute, join} from 'node:path';
import type {Environment} from '../../core/environment.ts';
import {codeOf, UsageError} from '../../core/errors.ts';
import {didYouMean} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import {homeFolder} from '../../files/home-folder.ts';
import {NotAFileError, readRegularFile} from '../../files/regular-file.ts';
import type {Arguments, FileSettings} from '../arguments.ts';
import {get} from '../option-values.ts';
import type {SourcedText} from '../options/types.ts';
import type {CheckKeys} from './keys.ts';
import type {Mistake} from './mistakes.ts';
import {type FileOwnership, refusalOfOpenFile} from './open-to-others.ts';
import type {ParsedConfig, Section} from './parse.ts';

/** Where the config file is looked for (XDG Base Directory: a relative XDG_CONFIG_HOME is ignored). */
export function configPath(env: Environment): string {
	const base = env.XDG_CONFIG_HOME ?? '';
	return join(isAbsolute(base) ? base : join(homeFolder(env), '.config'), 'sendwatch', 'config.toml');
}

/** A path as people write it, with `~` for their home. */
export function shortPath(path: string, env: Environment): string {
	const home = env.HOME ?? '';
	return home !== '' && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

/**
 * What the config file sets for the chosen profile; undefined if there is no file. The parser is loaded only when there is one.
 * `checkKeys` checks its keys against the key table, `checkSection` a section of it. Throws {@link UsageError} with every mistake in the file, when there is no such
 * profile, or when the file names a command and others may write to it.
 */
export async function readConfigFile(
	args: Arguments,
	env: Environment,
	checkKeys: CheckKeys,
	checkSection: (section: Section) => readonly SafeText[] = () => [],
): Promise<FileSettings | undefined> {
	const path = shortPath(configPath(env), env);
	const profile = get({args, env}, 'profile');
	const file = readIfThere(configPath(env), path);
	if (file === undefined) {
		if (profile === undefined) return undefined;
		throw new UsageError(
			say`${profile.from} is “${untrusted(profile.text)}”, but there is no config file ${untrusted(path)}.`,
		);
	}
	const {parseConfig} = await import('./parse.ts');
	const config = await parseConfig(file.toml, path, checkKeys, ({top, profiles}) => [
		...profileMistakes(profiles, path, profile),
		...[top, ...Object.values(profiles)].flatMap(checkSection).map((text) => ({names: [], text})),
	]);
	const refusal = refusalOfOpenFile(config, file.ownership, path, process.getuid?.());
	if (refusal !== undefined) throw new UsageError(refusal);
	return settingsOf(config, path, profile);
}

/** The names of the profiles there are, for completing; none if the file cannot be read. */
export async function profileNames(env: Environment): Promise<readonly string[]> {
	try {
		const file = readIfThere(configPath(env), '');
		if (file === undefined) return [];
		const {parseConfig} = await import('./parse.ts');
		// The shells take the names apart: only what needs no quoting is offered.
		const {profiles} = await parseConfig(file.toml, '', async () => []);
		return Object.keys(profiles).filter((name) => /^[\w.-]+$/u.test(name));
	} catch {
		return [];
	}
}

type ConfigFile = {readonly toml: string; readonly ownership: FileOwnership};

/** Reads the config file if it exists and is safe to read. */
function readIfThere(file: string, path: string): ConfigFile | undefined {
	try {
		const {text, stats} = readRegularFile(file);
		const {mode, uid} = stats;
		return {toml: text, ownership: {mode, uid, folder: statSync(dirname(file))}};
	} catch (error) {
		if (error instanceof NotAFileError)
			throw new UsageError(say`${untrusted(path)} is ${error.is}, not a config file.`);
		const code = codeOf(error) ?? String(error);
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw new UsageError(say`${untrusted(path)} cannot be read (${code}).`);
	}
}

/** Whether the profile that was chosen is missing: with the profiles there are. */
function profileMistakes(
	profiles: ParsedConfig['profiles'],
	path: string,
	chosen: SourcedText | undefined,
): readonly Mistake[] {
	if (chosen === undefined || Object.hasOwn(profiles, chosen.text)) return [];
	const names = Object.keys(profiles);
	const has = names.length === 0 ? 'it has no profiles' : `it has ${names.join(', ')}`;
	const text = say`${chosen.from} is “${untrusted(chosen.text)}”, which is not a profile in ${untrusted(path)}: ${untrusted(has)}.${untrusted(didYouMean(chosen.text, names))}`;
	return [{names: [], text}];
}

/** The settings of the file, with those of the profile over them. */
function settingsOf(
	{top, profiles, keys, colours}: ParsedConfig,
	path: string,
	chosen: SourcedText | undefined,
): FileSettings {
	const own: Section = chosen === undefined ? {} : (profiles[chosen.text] ?? {});
	const {'credentials-command': command, ...values}: Section = {...top, ...own};
	const isFirst = chosen?.from === '--profile' && own['credentials-command'] !== undefined;
	return {
		path,
		...(chosen === undefined ? {} : {profile: chosen.text}),
		values,
		...(keys === undefined ? {} : {keys}),
		...(colours === undefined ? {} : {colours}),
		...(command === undefined ? {} : {credentialsCommand: {...command, isFirst}}),
	};
}

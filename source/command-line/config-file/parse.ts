import {parse, TomlError} from 'smol-toml';
import * as v from 'valibot';
import {UsageError} from '../../core/errors.ts';
import {didYouMean} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import type {OwnColours} from '../../ui/theme/tokens.ts';
import type {FileValue} from '../arguments.ts';
import {OPTIONS, variableOf} from '../options.ts';
import {type GivenColours, readColours} from './colours.ts';
import {type CheckKeys, type GivenKeys, readKeys} from './keys.ts';
import {isTable, type Mistake, namesOf, refuse, valueMistakes, withoutMistaken} from './mistakes.ts';
import {placeOf} from './place.ts';
import {configSchema, isPositive, SECTION_KEYS} from './schema.ts';

type Scalar = string | number | boolean;

/** What a section sets, by the names of the settings. */
export type Section = Readonly<Record<string, FileValue>>;

/** A config file taken apart: what holds for all, and what each profile sets instead. */
export type ParsedConfig = {
	readonly top: Section;
	readonly profiles: Readonly<Record<string, Section>>;
	/** The keys that the file gives to commands. */
	readonly keys?: KeyOverrides;
	/** The colours that the file gives to tokens of the theme. */
	readonly colours?: OwnColours;
};

/**
 * Reads a config file's text. `path` names it in sentences, `checkKeys` checks its keys against the key table, `checkMore` the rest of it.
 * Throws {@link UsageError} with one line for each mistake and its place.
 */
export async function parseConfig(
	toml: string,
	path: string,
	checkKeys: CheckKeys,
	checkMore: (config: Pick<ParsedConfig, 'top' | 'profiles'>) => readonly Mistake[] = () => [],
): Promise<ParsedConfig> {
	const {table: read, mistakes: ofToml} = readToml(toml, path);
	const table = plainKeys(read);
	const {issues = []} = v.safeParse(configSchema, table);
	const ofSchema = issues.map((issue) => ({names: namesOf(issue), text: sentenceFor(issue, toml, path)}));
	// The valid rest is checked too, so that all mistakes are reported at once.
	const sound = withoutMistaken(table, issues.map(namesOf));
	const {profile = {}, keys: given, theme, ...top} = v.parse(configSchema, sound);
	const keys = await keysOf(given, toml, path, checkKeys);
	const {settings, colours, mistakes: ofTheme} = themeOf(theme, toml, path);
	const named = (values: object, names: readonly string[]) => sectionOf(values, names, toml, path);
	const profiles = Object.entries(profile).map(([name, values]) => [name, named(values, ['profile', name])] as const);
	const plain = named(top, []);
	refuse(
		[
			...ofToml,
			...ofSchema,
			...keys.mistakes,
			...ofTheme,
			...valueMistakes(plain, []),
			...profiles.flatMap(([name, values]) => valueMistakes(values, ['profile', name])),
			...checkMore({top: plain, profiles: Object.fromEntries(profiles)}),
		],
		toml,
	);
	return {
		...(given === undefined ? {} : {keys: keys.overrides}),
		...(colours === undefined ? {} : {colours}),
		top: {...plain, ...settings},
		profiles: Object.fromEntries(profiles),
	};
}

/** The tables of a TOML text, with a mistake that the rest of it can be read in spite of. */
type TomlRead = {readonly table: Readonly<Record<string, unknown>>; readonly mistakes: readonly Mistake[]};

/** Parses the TOML of a config file. */
function readToml(toml: string, path: string): TomlRead {
	try {
		return {table: parse(toml, {unsafeKeyBehaviour: 'throw'}), mistakes: []};
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const rest = withoutThemeWord(toml);
		if (rest !== undefined) return withThemeTwice(toml, rest, path);
		const reason = error.message.split('\n', 1)[0]?.replace('Invalid TOML document: ', '') ?? '';
		throw new UsageError(say`${untrusted(path)}:${error.line}:${error.column}: invalid TOML: ${untrusted(reason)}.`);
	}
}

/** The text without the line that names a theme, if it also has a table of that name; the other lines keep their numbers. */
function withoutThemeWord(toml: string): string | undefined {
	const lines = toml.split('\n');
	const firstTable = lines.findIndex((line) => /^\s*\[/u.test(line));
	const word = lines.findIndex((line) => /^\s*theme\s*=\s*["'\d]/u.test(line));
	const isTwice = word !== -1 && word < firstTable && lines.some((line) => /^\s*\[\s*theme\s*\]/u.test(line));
	return isTwice ? lines.with(word, '').join('\n') : undefined;
}

/** A config file with both `theme = …` and `[theme]`. */
function withThemeTwice(toml: string, rest: string, path: string): TomlRead {
	const {table, mistakes} = readToml(rest, path);
	const text = say`${untrusted(located(toml, path, ['theme']))} stands beside a table [theme]. Name the theme in the table: [theme] with base = "dark".`;
	return {table, mistakes: [{names: ['theme'], text}, ...mistakes]};
}

/** `page_size` and `page-size` are one; the names of profiles stay as they are. */
function plainKeys(table: Readonly<Record<string, unknown>>, depth = 0): Readonly<Record<string, unknown>> {
	const entries = Object.entries(table).map(([key, value]) => {
		const name = depth === 1 ? key : key.replaceAll('_', '-');
		const isNested = (depth === 0 && (name === 'profile' || name === 'keys')) || depth === 1;
		return [name, isNested && isTable(value) ? plainKeys(value, depth + 1) : value];
	});
	return Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
}

async function keysOf(
	given: GivenKeys = {},
	toml: string,
	path: string,
	checkKeys: CheckKeys,
): Promise<{readonly overrides: KeyOverrides; readonly mistakes: readonly Mistake[]}> {
	const plain = Object.fromEntries(
		Object.entries(given).map(([command, keys]) => [command.replaceAll('_', '-'), keys]),
	);
	const where = (command: string) => located(toml, path, ['keys', command]);
	const {overrides, mistakes} = readKeys(plain, where);
	const conflicts = Object.keys(overrides).length === 0 ? [] : await checkKeys(overrides, where);
	return {
		overrides,
		mistakes: [...mistakes, ...conflicts].map(({name, text}) => ({names: ['keys', name], text})),
	};
}

/** `theme = "dark"`, or a table that has that as its `base`, and colours. */
function themeOf(
	theme: Scalar | GivenColours | undefined,
	toml: string,
	path: string,
): {readonly settings: Section; readonly colours?: OwnColours; readonly mistakes: readonly Mistake[]} {
	if (theme === undefined) return {settings: {}, mistakes: []};
	if (typeof theme !== 'object') {
		const settings = sectionOf({theme}, [], toml, path);
		return {settings, mistakes: valueMistakes(settings, [])};
	}
	const {base, ...given} = theme;
	const {colours, mistakes} = readColours(given, (token) => located(toml, path, ['theme', token]));
	const {base: named} = sectionOf(base === undefined ? {} : {base}, ['theme'], toml, path);
	const settings: Section = named === undefined ? {} : {theme: named};
	const ofBase = valueMistakes(settings, []).map(({text}) => ({names: ['theme', 'base'], text}));
	return {
		colours,
		settings,
		mistakes: [...ofBase, ...mistakes.map(({name, text}) => ({names: ['theme', name], text}))],
	};
}

const SECRET =
	/^(?:twilio-)?(?:api-key|api-key-secret|api-secret|auth-token|account-sid|credentials|password|secret|token)$/u;

/** The sentence for one mistake in a config file. */
function sentenceFor(issue: v.BaseIssue<unknown>, toml: string, path: string): SafeText {
	const names = namesOf(issue);
	const where = untrusted(located(toml, path, names));
	const key = names.at(-1) ?? '';
	if (issue.type !== 'never') return say`${where} ${issue.message}.`;
	if (SECRET.test(key.toLowerCase()))
		return say`${where}: credentials do not belong in a file. Set them in the environment, or let credentials_command name a command that prints them.`;
	const outside = limitOf(key);
	if (outside !== undefined) return say`${where} cannot be set in the config file, only ${outside}.`;
	const hint = didYouMean(key, names.length === 1 ? [...SECTION_KEYS, 'profile', 'keys'] : SECTION_KEYS);
	return say`${where} is not a setting.${hint}`;
}

/** Where an option can be set that the config file cannot set; undefined for any other name. */
function limitOf(key: string): string | undefined {
	const option = OPTIONS.find(({flag}) => flag === key);
	if (option === undefined) return undefined;
	return option.setBy === 'flag' ? `as --${key}` : `as --${key} or ${variableOf(key)}`;
}

/** `path:line:column: key`, with as much of the place as is known. */
function located(toml: string, path: string, names: readonly string[]): string {
	return `${positionOf(toml, path, names)}: ${names.join('.')}`;
}

/** `path:line:column`. */
function positionOf(toml: string, path: string, names: readonly string[]): string {
	const place = placeOf(toml, names);
	return place === undefined ? path : `${path}:${place.line}:${place.column}`;
}

function sectionOf(values: object, table: readonly string[], toml: string, path: string): Section {
	const entries = Object.entries(values as Readonly<Record<string, Scalar | readonly Scalar[]>>);
	return Object.fromEntries(
		entries.flatMap(([name, value]) => {
			const names = [...table, name];
			const at = {from: located(toml, path, names), place: positionOf(toml, path, names)};
			const set = [name, {texts: [value].flat().map(String), ...at}] as const;
			if (!isPositive(name)) return [set];
			return [set, [`no-${name}`, {texts: [String(value === false)], ...at}] as const];
		}),
	);
}

import {parse, TomlError} from 'smol-toml';
import {type BaseIssue, safeParse} from 'valibot';
import {UsageError} from '../../core/errors.ts';
import {nearest} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import type {OwnColours} from '../../ui/theme/tokens.ts';
import type {FileValue} from '../arguments.ts';
import {type GivenColours, readColours} from './colours.ts';
import {type CheckKeys, type GivenKeys, readKeys} from './keys.ts';
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
 * Reads a config file's text. `path` names it in sentences, `checkKeys` tells what the key table has against its keys. Throws
 * {@link UsageError} with one line for each mistake and its place.
 */
export async function parseConfig(toml: string, path: string, checkKeys: CheckKeys): Promise<ParsedConfig> {
	const result = safeParse(configSchema, plainKeys(readToml(toml, path)));
	if (!result.success) throw new UsageError(inOrder(result.issues, toml, path).join('\n'));
	const {profile = {}, keys: given, theme, ...top} = result.output;
	const keys = given === undefined ? undefined : await keysOf(given, toml, path, checkKeys);
	const {settings, colours} = themeOf(theme, toml, path);
	const named = (values: object, table: readonly string[]) => sectionOf(values, table, toml, path);
	return {
		...(keys === undefined ? {} : {keys}),
		...(colours === undefined ? {} : {colours}),
		top: {...named(top, []), ...settings},
		profiles: Object.fromEntries(
			Object.entries(profile).map(([name, values]) => [name, named(values, ['profile', name])]),
		),
	};
}

function readToml(toml: string, path: string): Readonly<Record<string, unknown>> {
	try {
		return parse(toml, {unsafeKeyBehaviour: 'throw'});
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const reason = error.message.split('\n', 1)[0]?.replace('Invalid TOML document: ', '') ?? '';
		throw new UsageError(
			say`${untrusted(path)}:${error.line}:${error.column}: this is not TOML: ${untrusted(reason)}.`,
		);
	}
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

async function keysOf(given: GivenKeys, toml: string, path: string, checkKeys: CheckKeys): Promise<KeyOverrides> {
	const plain = Object.fromEntries(
		Object.entries(given).map(([command, keys]) => [command.replaceAll('_', '-'), keys]),
	);
	const where = (command: string) => located(toml, path, ['keys', command]);
	const {overrides, mistakes} = readKeys(plain, where);
	const all = mistakes.length > 0 ? mistakes : await checkKeys(overrides, where);
	if (all.length > 0) throw new UsageError(all.join('\n'));
	return overrides;
}

/** `theme = "dark"`, or a table that has that as its `base`, and colours. */
function themeOf(
	theme: Scalar | GivenColours | undefined,
	toml: string,
	path: string,
): {readonly settings: Section; readonly colours?: OwnColours} {
	if (theme === undefined) return {settings: {}};
	if (typeof theme !== 'object') return {settings: sectionOf({theme}, [], toml, path)};
	const {base, ...given} = theme;
	const {colours, mistakes} = readColours(given, (token) => located(toml, path, ['theme', token]));
	if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'));
	const {base: named} = sectionOf(base === undefined ? {} : {base}, ['theme'], toml, path);
	return {colours, settings: named === undefined ? {} : {theme: named}};
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** One sentence for each mistake, in the order of the file. */
function inOrder(issues: readonly BaseIssue<unknown>[], toml: string, path: string): readonly SafeText[] {
	const line = (issue: BaseIssue<unknown>) => placeOf(toml, namesOf(issue))?.line ?? 0;
	return issues.toSorted((a, b) => line(a) - line(b)).map((issue) => sentenceFor(issue, toml, path));
}

function namesOf({path}: BaseIssue<unknown>): readonly string[] {
	return path?.map(({key}) => String(key)) ?? [];
}

const SECRET =
	/^(?:twilio-)?(?:api-key|api-key-secret|api-secret|auth-token|account-sid|credentials|password|secret|token)$/u;

function sentenceFor(issue: BaseIssue<unknown>, toml: string, path: string): SafeText {
	const names = namesOf(issue);
	const where = untrusted(located(toml, path, names));
	const key = names.at(-1) ?? '';
	if (issue.type !== 'never') return say`${where} ${issue.message}.`;
	if (SECRET.test(key.toLowerCase()))
		return say`${where}: credentials do not belong in a file. Set them in the environment, or let credentials_command name a command that prints them.`;
	const meant = nearest(key, names.length === 1 ? [...SECTION_KEYS, 'profile', 'keys'] : SECTION_KEYS);
	const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
	return say`${where} is no setting.${hint}`;
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

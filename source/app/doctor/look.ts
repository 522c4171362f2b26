import type {Arguments, FileValue} from '../../command-line/arguments.ts';
import {readTheme} from '../../command-line/config/config.ts';
import {readDates} from '../../command-line/config/filter-options.ts';
import {get, givenOf} from '../../command-line/option-values.ts';
import type {SourcedText} from '../../command-line/options/types.ts';
import {OPTIONS, OPTIONS_BY_NAME} from '../../command-line/options.ts';
import type {Environment} from '../../core/environment.ts';
import {UserError} from '../../core/errors.ts';
import {type SafeText, safeLine, say, untrusted} from '../../core/text/text.ts';
import {localClock} from '../../core/time/moments.ts';
import {EMAIL_FIELDS} from '../../output/fields/email-fields.ts';
import {pickFields} from '../../output/fields/field.ts';
import {OPERATION_FIELDS} from '../../output/fields/operation-fields.ts';
import {keyWord} from '../../ui/keys/key-names.ts';
import type {Finding} from './finding.ts';

/** The result of a check, or undefined if it fails; the lines of its error are then among the findings. */
export function attempt<T>(topic: string, look: () => T, findings: Finding[]): T | undefined {
	try {
		return look();
	} catch (error) {
		findings.push(...mistakes(topic, error));
		return undefined;
	}
}

/** The lines of an error as findings. Rethrows any error that is not the user's. */
export function mistakes(topic: string, error: unknown): readonly Finding[] {
	if (!(error instanceof UserError)) throw error;
	const {exitCode, message} = error;
	return message.split('\n').map((line) => ({topic, level: 'bad', exitCode, text: safeLine(line)}));
}

/** Reads every option of every command that something sets; the base URL has its own finding. */
export function lookAtOptions(args: Arguments, env: Environment, findings: Finding[]): void {
	const source = {args, env};
	const set = OPTIONS.filter(({name}) => name !== 'base-url' && givenOf(source, name) !== undefined);
	for (const {name} of set) attempt('options', () => get(source, name), findings);
	attempt('options', () => readDates(source, localClock(Date.now())), findings);
	attempt('options', () => checkFields(get(source, 'fields')), findings);
}

/** The fields of emails or of operations: the list is of one of the two. */
function checkFields(given: SourcedText | undefined): void {
	if (given === undefined) return;
	try {
		pickFields(OPERATION_FIELDS, given.text, given.from);
	} catch {
		pickFields(EMAIL_FIELDS, given.text, given.from);
	}
}

/** The fields that a section of the config file names and that no list has. */
export function fieldMistakes({fields}: Readonly<Record<string, FileValue>>): readonly SafeText[] {
	const found: Finding[] = [];
	if (fields !== undefined) attempt('fields', () => checkFields(OPTIONS_BY_NAME.fields.type.read(fields)), found);
	return found.map(({text}) => text);
}

/** The theme in force, the colours and the keys that the config file gives. */
export function lookAtOwn(args: Arguments, env: Environment): readonly Finding[] {
	const findings: Finding[] = [];
	const theme = attempt('theme', () => readTheme({args, env}), []);
	const {colours = {}, keys = {}} = args.file ?? {};
	const own = Object.entries(colours).map(([token, colour]) => `${token} ${colour}`);
	if (theme !== undefined)
		findings.push(
			theme === 'none' && own.length > 0
				? {topic: 'theme', level: 'note', text: say`none: the colours of [theme] are not used`}
				: {topic: 'theme', level: 'good', text: say`${[theme, ...own].join(', ')}`},
		);
	const rebound = Object.entries(keys).map(
		([command, names]) => `${command} ${names.map(keyWord).join(' ') || 'without a key'}`,
	);
	if (rebound.length > 0) findings.push({topic: 'keys', level: 'good', text: say`${untrusted(rebound.join(', '))}`});
	return findings;
}

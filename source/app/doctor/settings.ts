import type {Arguments} from '../../command-line/arguments.ts';
import {nearest} from '../../command-line/nearest.ts';
import {textOf, textsOf} from '../../command-line/option-values.ts';
import {fileOptions, OPTIONS, type OptionSpec, variableOf} from '../../command-line/options.ts';
import type {Environment} from '../../core/environment.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {Finding, Setting} from './finding.ts';

/** The options of a watch with the values in force, and every other option that is set somewhere. */
export function settingsInForce(args: Arguments, env: Environment): readonly Setting[] {
	const all = fileOptions();
	const ofWatch = all.filter(({commands}) => commands.includes('watch'));
	// Another command may mean something else by a name of a watch.
	const others = all.filter(({name}) => !ofWatch.some((option) => option.name === name));
	return [
		...ofWatch.map((option) => settingOf(option, args, env) ?? defaultOf(option)),
		...others.flatMap((option) => settingOf(option, args, env) ?? []),
	];
}

function settingOf(option: OptionSpec, args: Arguments, env: Environment): Setting | undefined {
	const {name} = option;
	if (args.flags[name] === true) return {name, value: say`on`, origin: 'flag', from: say`--${name}`};
	const given = option.isRepeatable ? joined(textsOf({args, env}, name)) : textOf({args, env}, name);
	if (given === undefined) return undefined;
	return {
		name,
		value: say`${untrusted(given.text.includes('://') ? withoutPassword(given.text) : given.text)}`,
		origin: given.from.startsWith('--') ? 'flag' : given.from === variableOf(name) ? 'environment' : 'file',
		from: say`${untrusted(given.from.replace(/: [\w.-]+$/u, ''))}`,
	};
}

function joined({texts, from}: ReturnType<typeof textsOf>): {readonly text: string; readonly from: string} | undefined {
	return texts.length === 0 ? undefined : {text: texts.join(' '), from};
}

function defaultOf({name, value, help}: OptionSpec): Setting {
	const stated = /\(default:? (?<stated>[^)]+)\)/u.exec(help)?.groups?.stated;
	return {name, value: say`${stated ?? (value === undefined ? 'off' : 'none')}`, origin: 'default', from: say`default`};
}

/** A URL may hold a user and a password where it should not: neither is shown. */
export function withoutPassword(text: string): string {
	return text.replace(
		/^([a-z][\w+.-]*:\/\/)?[^/?#]*@/iu,
		(_, scheme: string | undefined) => `${scheme ?? ''}[redacted]@`,
	);
}

/** A variable that begins like ours and names no option is most likely a slip. */
export function strayVariables(env: Environment): readonly Finding[] {
	const known = OPTIONS.map(({name}) => variableOf(name));
	return Object.keys(env)
		.filter((name) => name.startsWith('SENDWATCH_') && !known.includes(name))
		.map((name) => {
			const meant = nearest(name, known);
			const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
			return {topic: 'variables', level: 'note', text: say`${untrusted(name)} names no option.${hint}`};
		});
}

import type {Arguments} from '../../command-line/arguments.ts';
import {givenOf} from '../../command-line/option-values.ts';
import {defaultTexts} from '../../command-line/options/describe.ts';
import {fileOptions, OPTIONS, type Option, optionVariables, variableOf} from '../../command-line/options.ts';
import type {Environment} from '../../core/environment.ts';
import {nearest} from '../../core/text/nearest.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {Finding, Setting} from './finding.ts';

/** Every option that lasts, of any command, with the value in force, and every other one that is set somewhere. */
export function settingsInForce(args: Arguments, env: Environment): readonly Setting[] {
	// What is set for one run has no default worth a line, but a variable may hold a value.
	const lasting = fileOptions();
	const others = OPTIONS.filter((option) => !lasting.includes(option) && option.setBy !== 'flag');
	return [
		...lasting.map((option) => settingOf(option, args, env) ?? defaultSetting(option, env)),
		...others.flatMap((option) => settingOf(option, args, env) ?? []),
	];
}

function settingOf({name, flag, type, commands}: Option, args: Arguments, env: Environment): Setting | undefined {
	const given = givenOf({args, env}, name);
	if (given === undefined) return undefined;
	const text = given.texts.join(' ');
	const isSwitch = type.label === undefined && given.origin === 'flag';
	return {
		name: flag,
		value: isSwitch ? say`on` : say`${untrusted(text.includes('://') ? withoutPassword(text) : text)}`,
		origin: given.origin,
		from: say`${untrusted(given.place)}`,
		commands,
	};
}

/** The defaults of an option, as they would be typed. */
function defaultSetting(option: Option, env: Environment): Setting {
	const value = say`${defaultTexts(option, env)}`;
	return {name: option.flag, value, origin: 'default', from: say`default`, commands: option.commands};
}

/** A URL may hold a user and a password where it should not: neither is shown. */
export function withoutPassword(text: string): string {
	return text.replace(
		/^([a-z][\w+.-]*:\/\/)?[^/?#]*@/iu,
		(_, scheme: string | undefined) => `${scheme ?? ''}[redacted]@`,
	);
}

/** A variable that begins like ours and sets no option is most likely a typo. */
export function strayVariables(env: Environment): readonly Finding[] {
	const known = optionVariables();
	return Object.keys(env)
		.filter((name) => name.startsWith('SENDWATCH_') && !known.includes(name))
		.map((name) => {
			const option = OPTIONS.find(({flag}) => variableOf(flag) === name);
			if (option !== undefined)
				return {
					topic: 'variables',
					level: 'note',
					text: say`${untrusted(name)} has no effect: --${option.flag} is set on the command line only.`,
				};
			const meant = nearest(name, known);
			const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
			return {topic: 'variables', level: 'note', text: say`${untrusted(name)} is not an option.${hint}`};
		});
}

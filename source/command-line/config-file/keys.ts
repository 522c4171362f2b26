import {didYouMean} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import {KEY_SPELLING, keyName, keyWord, sentAs} from '../../ui/keys/key-names.ts';
import {COMMAND_NAMES, type CommandName, type KeyOverrides} from '../../ui/keys/names.ts';

/**
 * Checks overrides against the key table, for example for two commands with one key, and resolves with the mistakes;
 * `where` names the place in which a command was given its keys. The table lies above the command line: `app` hands this in.
 */
export type CheckKeys = (
	overrides: KeyOverrides,
	where: (command: CommandName) => string,
) => Promise<readonly KeyMistake[]>;

/** What is wrong with the keys of a command, by the name that the file has for it. */
export type KeyMistake = {readonly name: string; readonly text: SafeText};

/** What a config file gives to commands, by the names that are there. */
export type GivenKeys = Readonly<Record<string, string | readonly string[]>>;

/** The `[keys]` of a config file: the keys by command, or what is wrong with the names of either. */
export type KeysRead = {
	readonly overrides: KeyOverrides;
	readonly mistakes: readonly KeyMistake[];
};

/** Reads the keys that commands are given; `where` names the place of a command in the file. */
export function readKeys(given: GivenKeys, where: (command: string) => string): KeysRead {
	const overrides: Partial<Record<CommandName, readonly string[]>> = {};
	const mistakes: KeyMistake[] = [];
	for (const [name, keys] of Object.entries(given)) {
		const texts = [keys].flat();
		const command = COMMAND_NAMES.find((one) => one === name);
		if (command === undefined) mistakes.push({name, text: unknownCommand(name, where(name))});
		else {
			for (const text of texts.flatMap((one) => keyMistake(one, where(name)) ?? [])) mistakes.push({name, text});
			overrides[command] = texts.flatMap((text) => keyName(text) ?? []);
		}
	}
	return {overrides, mistakes};
}

/** A name in `[keys]` that is not a command. */
function unknownCommand(name: string, where: string): SafeText {
	return say`${untrusted(where)} is not a command.${didYouMean(name, COMMAND_NAMES)} sendwatch help keys lists the commands.`;
}

/** What is wrong with one key of `[keys]`. */
function keyMistake(text: string, where: string): SafeText | undefined {
	const [place, quoted] = [untrusted(where), untrusted(text)];
	const key = keyName(text);
	if (key === undefined) return say`${place} is “${quoted}”; ${KEY_SPELLING}.`;
	const sent = sentAs(key);
	return sent === undefined ? undefined : say`${place} is “${quoted}”, which terminals send as ${keyWord(sent)}.`;
}

import type {KeyOverrides} from '../ui/keys/names.ts';
import type {OwnColours} from '../ui/theme/tokens.ts';
import type {CommandKind} from './commands.ts';

/** The parsed command line: the command, the operands, and the text of every flag given. */
export type Arguments = {
	readonly command: CommandKind;
	readonly operands: readonly string[];
	readonly flags: Readonly<Record<string, string | boolean | readonly string[]>>;
	/** What the config file sets, if there is one. */
	readonly file?: FileSettings;
};

/** What the config file sets for the profile that was chosen, as texts that are read like those of flags. */
export type FileSettings = {
	/** Where it is, as people write it. */
	readonly path: string;
	readonly profile?: string;
	/** By the option's name. */
	readonly values: Readonly<Record<string, FileValue>>;
	readonly credentialsCommand?: CredentialsCommand;
	/** The keys that the file gives to commands. */
	readonly keys?: KeyOverrides;
	/** The colours that the file gives to tokens of the theme. */
	readonly colours?: OwnColours;
};

/** The shell command that prints the credentials; `isFirst` if a profile named by a flag brings it, so that it goes before the environment. */
export type CredentialsCommand = FileValue & {readonly isFirst: boolean};

/** One setting of the file: `from` names it in a sentence, `~/.config/sendwatch/config.toml:3:1: interval`; `place` is the same without its name. */
export type FileValue = {readonly texts: readonly string[]; readonly from: string; readonly place: string};

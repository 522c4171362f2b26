import {type SafeText, safeLine} from './text.ts';

/**
 * The place of a key in a text: what is before the key of a command, and after it. All of it is left out where the command has no
 * key. `isElsewhere` if the text itself says in which place of the app the key works.
 */
export type KeyHint<Command extends string> = {
	readonly before: string;
	readonly command: Command;
	readonly after: string;
	readonly isElsewhere?: true;
};

/** A shorter text that stands for the whole where that has no room; nothing of it is read elsewhere. */
export type ShortForm<Command extends string> = {readonly short: readonly (SafeText | KeyHint<Command>)[]};

/**
 * A text in pieces that names keys by their commands. What draws it fills in the keys that are in force. It is the only way a key
 * gets into a text that is written before it is drawn.
 */
export type HintedText<Command extends string> =
	| SafeText
	| readonly (SafeText | KeyHint<Command> | ShortForm<Command>)[];

/** A hint as most are: `hint('freeze', 'resumes it.')` becomes ` Space lets it go on.`; another `before` joins it otherwise. */
export function hint<const Command extends string>(command: Command, after: string, before = ' '): KeyHint<Command> {
	return {before, command, after: ` ${after}`};
}

/** A shorter form of the text that it is a piece of. */
export function inShort<const Command extends string = never>(
	...short: readonly (SafeText | KeyHint<Command>)[]
): ShortForm<Command> {
	return {short};
}

/** The text with the keys in it; `keyOf` gives the key of a command as people read it, or undefined if it has none. */
export function withKeys<Command extends string>(
	text: HintedText<Command>,
	keyOf: (command: Command, isElsewhere?: boolean) => string | undefined,
): SafeText {
	if (typeof text === 'string') return text;
	const pieces = text.map((piece) => {
		if (typeof piece === 'string') return piece;
		if ('short' in piece) return '';
		const key = keyOf(piece.command, piece.isElsewhere);
		return key === undefined ? '' : `${piece.before}${key}${piece.after}`;
	});
	return safeLine(pieces.join(''));
}

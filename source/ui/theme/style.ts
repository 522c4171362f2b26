/** A colour as Ink takes it: an exact one, one of the terminal's 256, or one of its 16 by the names chalk has for them. */
export type Colour = `#${string}` | `ansi256(${number})` | 'cyan' | 'yellow' | 'redBright';

/** How text is emphasised; by default it is not. */
export type Style = {
	readonly colour?: Colour | undefined;
	readonly background?: Colour | undefined;
	readonly isBold?: boolean | undefined;
	readonly isDim?: boolean | undefined;
	readonly isInverse?: boolean | undefined;
	readonly isUnderlined?: boolean | undefined;
};

/** One key. */
export type Press = {
	readonly kind: 'press';
	/** As the key table writes it: a character, `up`, `ctrl-d`, `shift-tab`. */
	readonly name: string;
	/** The text it types in a prompt. */
	readonly text?: string;
	/** The key at the same place of a Latin keyboard, where this one types another script and the terminal tells. */
	readonly position?: string;
};

/** Text that was pasted, without its control characters; `isCut` if only the beginning of it was kept. */
export type Paste = {readonly kind: 'paste'; readonly text: string; readonly isCut: boolean};

/** What happened to the mouse; column and row are counted from 1. */
export type MouseAction = {
	readonly kind: 'mouse';
	readonly action: 'press' | 'release' | 'move' | 'wheel-up' | 'wheel-down' | 'wheel-left' | 'wheel-right';
	/** Absent for a button that is none of the three, and if the terminal does not tell. */
	readonly button?: 'left' | 'middle' | 'right';
	readonly column: number;
	readonly row: number;
};

/** The terminal's window came to the front, or went behind others. */
export type FocusChange = {readonly kind: 'focus'; readonly hasFocus: boolean};

/** The input from a terminal. */
export type Input = Press | Paste | MouseAction | FocusChange;

/** Where input comes from. */
export type InputSource = {
	/** Starts listening; the returned function stops it. */
	readonly listen: (listener: (input: Input) => void) => () => void;
};

/** Shows the cursor, wraps lines, ends synchronized output, bracketed paste and the alternate screen, in whatever state they are. */
export const NORMAL_SCREEN = '\u001B[?2026l\u001B[?2004l\u001B[?1049l\u001B[?7h\u001B[?25h';

/** Begins synchronized output (mode 2026): the terminal shows nothing of what follows until {@link END_UPDATE}. */
export const BEGIN_UPDATE = '\u001B[?2026h';

/** Ends synchronized output. */
export const END_UPDATE = '\u001B[?2026l';

/** Erases the screen and moves the cursor to its top left corner. */
export const ERASE_SCREEN = '\u001B[2J\u001B[H';

/** Moves the cursor to the start of its line and erases that line. */
export const ERASE_LINE = '\r\u001B[K';

/** Asks for the colour of the background (OSC 11). A terminal that does not know it says nothing. */
export const ASK_BACKGROUND = '\u001B]11;?\u001B\\';

/** Switches auto-wrap off: what is too long for its line ends with it, and never scrolls the screen. */
export const NO_WRAP = '\u001B[?7l';

/** Switches auto-wrap on, as terminals have it. */
export const WRAP = '\u001B[?7h';

/** Erases from the cursor to the end of its line. */
export const ERASE_LINE_END = '\u001B[K';

/** Moves the cursor to a column of its line, counted from 0. */
export function toColumn(column: number): string {
	return `\u001B[${column + 1}G`;
}

/** Moves the cursor to a row and a column of the screen, counted from 0. */
export function toCell(row: number, column: number): string {
	return `\u001B[${row + 1};${column + 1}H`;
}

/** Has the terminal mark what is pasted (mode 2004), so that it is not a key. */
export const MARK_PASTES = '\u001B[?2004h';

/** Ends that. */
export const UNMARKED_PASTES = '\u001B[?2004l';

/** Has the terminal tell of clicks and of the wheel (mode 1000), as decimal numbers (SGR, mode 1006). */
export const TRACK_MOUSE = '\u001B[?1000h\u001B[?1006h';

/** Ends that. */
export const UNTRACKED_MOUSE = '\u001B[?1006l\u001B[?1000l';

/** Enters the alternate screen as the app has it: without cursor and wrapping, with marks around what is pasted. */
export const ENTER_SCREEN = `\u001B[?1049h\u001B[?25l${MARK_PASTES}${NO_WRAP}`;

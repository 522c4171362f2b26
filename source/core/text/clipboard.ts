/** xterm, and the terminals that follow it, take no more clipboard text, counted as characters of base64. */
const MAX_BASE64 = 74_994;

/** The most text that terminals take into the clipboard, in bytes of UTF-8: 3 bytes are 4 characters of base64. */
export const MAX_CLIPBOARD_BYTES = Math.floor(MAX_BASE64 / 4) * 3;

/** The size of a text in the clipboard, in bytes of UTF-8. */
export function clipboardBytes(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** Whether terminals take a text into the clipboard. */
export function fitsClipboard(text: string): boolean {
	return clipboardBytes(text) <= MAX_CLIPBOARD_BYTES;
}

/** What accepted a copied text: the terminal, also tmux, or nothing. */
export type CopiedTo = 'terminal' | 'tmux' | 'nothing';

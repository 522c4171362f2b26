import {fitsClipboard} from '../core/text/clipboard.ts';
import {truncate} from '../core/text/drawing/width.ts';
import type {SafeText} from '../core/text/text.ts';

/** Bytes for the terminal that are not a frame. Every text is cut to a length that terminals take. */
export type Terminal = {
	/** Names the window or tab; an empty text gives the name back. The same name twice is written once. */
	readonly title: (text: SafeText) => void;
	readonly bell: () => void;
	/** A notification of the desktop, where the terminal passes it on; elsewhere nothing happens. */
	readonly notify: (text: SafeText) => void;
	/** Puts a text into the clipboard as it is. False when it is longer than terminals take: nothing was copied then. */
	readonly copy: (text: string) => boolean;
};

/** What the port needs: the way to the terminal, and the variables that tell which one it is. */
export type TerminalOptions = {
	/** Straight to stdout: Ink writes a frame in one piece, so this comes between two of them. */
	readonly write: (bytes: string) => void;
	readonly env: Readonly<Record<string, string | undefined>>;
};

const ESC = '\u001B';
const ST = `${ESC}\\`;
const BELL = '\u0007';
/** In columns. */
const MAX_TITLE = 120;
const MAX_NOTIFICATION = 240;

/**
 * Opens the port to a terminal. Operating system commands (OSC) end in ST. Inside tmux, which keeps to itself what it does not
 * know, they are wrapped for it to hand on (its option `allow-passthrough`). The Linux console knows none of them and gets none.
 */
export function openTerminalPort({write, env}: TerminalOptions): Terminal {
	const isInTmux = (env.TMUX ?? '') !== '';
	const hasCommands = env.TERM !== 'linux';
	let named = '';
	const tell = (command: string) => {
		if (hasCommands) write(command);
	};
	return {
		title(text) {
			const name = truncate(text, MAX_TITLE);
			if (name === named) return;
			named = name;
			tell(osc(`2;${name}`));
		},
		bell: () => write(BELL),
		notify(text) {
			const command = osc(notification(truncate(text, MAX_NOTIFICATION), env));
			tell(isInTmux ? throughTmux(command) : command);
		},
		copy(text) {
			if (!fitsClipboard(text)) return false;
			const data = Buffer.from(text.toWellFormed(), 'utf8').toString('base64');
			const command = osc(`52;c;${data}`);
			// tmux itself takes it where `set-clipboard` is on, else hands it on: which of the two is not to be seen from here.
			tell(isInTmux ? command + throughTmux(command) : command);
			return hasCommands;
		},
	};
}

function osc(content: string): string {
	return `${ESC}]${content}${ST}`;
}

function throughTmux(command: string): string {
	return `${ESC}Ptmux;${command.replaceAll(ESC, ESC + ESC)}${ST}`;
}

/** OSC 777 for those that know it alone, OSC 9 for all others: both would tell it twice where both are known. */
function notification(text: string, {TERM = '', VTE_VERSION = ''}: TerminalOptions['env']): string {
	const isRxvtLike = /^rxvt/u.test(TERM) || VTE_VERSION !== '';
	// "9;4;…" would be a progress bar: our name comes first.
	return isRxvtLike ? `777;notify;sendwatch;${text.replaceAll(';', ',')}` : `9;sendwatch: ${text}`;
}

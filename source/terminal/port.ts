import {type CopiedTo, fitsClipboard} from '../core/text/clipboard.ts';
import {truncate} from '../core/text/drawing/width.ts';
import type {SafeText} from '../core/text/text.ts';
import {isInGnuScreen} from './old-tables.ts';

/** Writes what is not a frame to the terminal. Every text is cut to a length that terminals accept. */
export type Terminal = {
	/** Names the window or tab; an empty text restores the title. The same title twice is written once. */
	readonly title: (text: SafeText) => void;
	readonly bell: () => void;
	/** A desktop notification, if the terminal supports it. */
	readonly notify: (text: SafeText) => void;
	/** Puts a text into the clipboard as it is, and says what has taken it: nothing if it is longer than terminals take. */
	readonly copy: (text: string) => CopiedTo;
};

/** What the port needs: the way to the terminal, and the variables that tell which one it is. */
export type TerminalOptions = {
	/** Straight to stdout: Ink writes a frame in one piece, so this comes between two of them. */
	readonly write: (bytes: string) => void;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Gives a text to tmux for its own buffer and the clipboard of the terminal around it; false if that failed. */
	readonly giveToTmux: (text: string) => boolean;
};

const ESC = '\u001B';
const ST = `${ESC}\\`;
const BELL = '\u0007';
/** In columns. */
const MAX_TITLE = 120;
const MAX_NOTIFICATION = 240;

/**
 * Opens the port to a terminal. Operating system commands (OSC) end in ST. Inside tmux and GNU screen, which keep to themselves what they
 * do not know, they are wrapped for them to pass on (in tmux where its option `allow-passthrough` is on). The Linux console knows none of
 * them and gets none.
 */
export function openTerminalPort({write, env, giveToTmux}: TerminalOptions): Terminal {
	const isInTmux = (env.TMUX ?? '') !== '';
	const isInScreen = isInGnuScreen(env);
	const hasCommands = env.TERM !== 'linux';
	let named = '';
	const tell = (command: string) => {
		if (hasCommands) write(command);
	};
	const around = (command: string) => (isInTmux ? throughTmux(command) : isInScreen ? throughScreen(command) : command);
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
			tell(around(command));
		},
		copy(text) {
			if (!fitsClipboard(text)) return 'nothing';
			const data = Buffer.from(text.toWellFormed(), 'utf8').toString('base64');
			const command = osc(`52;c;${data}`);
			const isInBuffer = isInTmux && giveToTmux(text.toWellFormed());
			// As it is set up by default tmux takes it from nobody but its own command; else by `set-clipboard`, or it hands it on.
			tell(isInTmux ? command + around(command) : around(command));
			if (isInBuffer) return 'tmux';
			return hasCommands ? 'terminal' : 'nothing';
		},
	};
}

function osc(content: string): string {
	return `${ESC}]${content}${ST}`;
}

/** Wraps a sequence so that tmux passes it on. */
function throughTmux(command: string): string {
	return `${ESC}Ptmux;${command.replaceAll(ESC, ESC + ESC)}${ST}`;
}

/**
 * GNU screen passes on what is in a device control string, up to 768 bytes of each. So a command comes in pieces, and ends in BEL, as ST
 * would end the string.
 */
function throughScreen(command: string): string {
	const whole = `${command.slice(0, -ST.length)}${BELL}`;
	const pieces = whole.match(/.{1,512}/gsu) ?? [];
	return pieces.map((piece) => `${ESC}P${piece}${ST}`).join('');
}

/** OSC 777 for those that know it alone, OSC 9 for all others: both would tell it twice if both are known. */
function notification(text: string, {TERM = '', VTE_VERSION = ''}: TerminalOptions['env']): string {
	const isRxvtLike = /^rxvt/u.test(TERM) || VTE_VERSION !== '';
	// "9;4;…" would be a progress bar: our name comes first.
	return isRxvtLike ? `777;notify;sendwatch;${text.replaceAll(';', ',')}` : `9;sendwatch: ${text}`;
}

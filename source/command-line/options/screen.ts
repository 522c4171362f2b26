import {type Environment, isAsciiOnly} from '../../core/environment.ts';
import {ALL, APP, COLOURED, FILTERED, LISTS} from './groups.ts';
import {option} from './option.ts';
import {choice, toggle} from './types.ts';

/** The looks that --theme names. */
export const THEMES = ['auto', 'dark', 'light', '16', 'none'] as const;

/** Appearance and notifications. */
export const screenOptions = {
	theme: option({
		type: choice(THEMES, {
			auto: "matches the terminal's background",
			dark: 'for a dark background',
			light: 'for a light background',
			'16': "the terminal's own 16 colours",
			none: 'no colours',
		}),
		default: 'auto',
		commands: COLOURED,
		help: "colours: to match the background, for a dark or a light one, the terminal's own 16, or none",
	}),
	'no-color': option({
		type: toggle,
		default: false,
		defaultIn: ({NO_COLOR = ''}) => NO_COLOR !== '',
		// A script gives it to every command, whether that has colours or not.
		commands: ALL,
		help: 'no colours, as with --theme none or NO_COLOR',
	}),
	ascii: option({
		type: toggle,
		default: false,
		defaultIn: isAsciiOnly,
		defaultWords: 'on if the locale is not UTF-8, and on the Linux console',
		commands: [...COLOURED, 'wait', ...LISTS],
		help: 'only ASCII characters',
	}),
	'screen-reader': option({
		type: toggle,
		default: false,
		defaultIn: ({INK_SCREEN_READER}) => INK_SCREEN_READER === 'true',
		defaultWords: 'on if INK_SCREEN_READER is true',
		commands: [...APP, 'replay', 'wait'],
		help: 'for a screen reader: lines instead of a screen, each spoken once; the same keys',
	}),
	mouse: option({
		type: toggle,
		default: false,
		commands: [...APP, 'replay'],
		help: 'a click selects a line, a second one opens it, the wheel scrolls; the terminal then selects text with Shift held',
	}),
	mask: option({
		type: toggle,
		default: false,
		commands: [...FILTERED, 'replay', 'report'],
		help: 'hide recipients on screen and in everything copied or written',
	}),
	bell: option({
		type: toggle,
		default: false,
		commands: APP,
		help: 'ring the bell once when the send has settled',
	}),
	notify: option({
		type: toggle,
		default: true,
		defaultIn: (env) => !isOverSsh(env),
		defaultWords: 'on, off over SSH',
		commands: APP,
		help: 'show a desktop notification at the end; never with SENDWATCH_NOTIFY=0',
	}),
};

/** Whether the terminal is on another machine than we are. */
function isOverSsh({SSH_CONNECTION = '', SSH_CLIENT = '', SSH_TTY = ''}: Environment): boolean {
	return `${SSH_CONNECTION}${SSH_CLIENT}${SSH_TTY}` !== '';
}

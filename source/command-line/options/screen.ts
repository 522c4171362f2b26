import type {Environment} from '../../core/environment.ts';
import {APP, COLOURED, FILTERED, LISTS} from './groups.ts';
import {option} from './option.ts';
import {toggle} from './types.ts';

/** How it looks, and how it draws attention. */
export const screenOptions = {
	'no-color': option({
		type: toggle,
		default: false,
		defaultIn: ({NO_COLOR = ''}) => NO_COLOR !== '',
		commands: COLOURED,
		help: 'no colours; NO_COLOR does the same',
	}),
	ascii: option({
		type: toggle,
		default: false,
		commands: [...COLOURED, 'wait', ...LISTS],
		help: 'no characters beyond ASCII',
	}),
	mask: option({
		type: toggle,
		default: false,
		commands: [...FILTERED, 'replay'],
		help: 'hide recipients on screen and in all that is copied or written',
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
		help: 'notify the desktop at the end; SENDWATCH_NOTIFY=0: never',
	}),
};

/** Whether the terminal is on another machine than we are. */
function isOverSsh({SSH_CONNECTION = '', SSH_CLIENT = '', SSH_TTY = ''}: Environment): boolean {
	return `${SSH_CONNECTION}${SSH_CLIENT}${SSH_TTY}` !== '';
}

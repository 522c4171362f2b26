import {ALL, HEADLESS} from './groups.ts';
import {option} from './option.ts';
import {toggle} from './types.ts';

/** What several commands print instead of their usual output. */
export const generalOptions = {
	json: option({
		type: toggle,
		default: false,
		commands: HEADLESS,
		help: 'print events as JSON, one per line, without the screen; wait prints only the result, an array for several sends or a list on standard input',
	}),
	quiet: option({
		type: toggle,
		default: false,
		commands: ['wait'],
		setBy: 'flag',
		help: 'print only the result',
	}),
	'report-json': option({
		flag: 'json',
		type: toggle,
		default: false,
		commands: ['doctor', 'history'],
		setBy: 'flag',
		help: 'print JSON',
	}),
	help: option({type: toggle, default: false, commands: ALL, setBy: 'flag', help: 'show this help'}),
	version: option({type: toggle, default: false, commands: ALL, setBy: 'flag', help: 'show the version'}),
};

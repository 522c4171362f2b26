import {ALL, HEADLESS} from './groups.ts';
import {option} from './option.ts';
import {toggle} from './types.ts';

/** What several commands print instead of what they usually do. */
export const generalOptions = {
	json: option({
		type: toggle,
		default: false,
		commands: HEADLESS,
		help: 'an event a line as JSON, without the screen; wait: the last one, of several an array',
	}),
	quiet: option({
		type: toggle,
		default: false,
		commands: ['wait'],
		setBy: 'flag',
		help: 'nothing but how it ended',
	}),
	'report-json': option({
		flag: 'json',
		type: toggle,
		default: false,
		commands: ['doctor', 'history'],
		setBy: 'flag',
		help: 'JSON instead of lines',
	}),
	help: option({type: toggle, default: false, commands: ALL, setBy: 'flag', help: 'this help'}),
	version: option({type: toggle, default: false, commands: ALL, setBy: 'flag', help: 'the version'}),
};

import {option} from './option.ts';
import {toggle} from './types.ts';

/** What is recorded, and what is done with the recordings. */
export const recordingOptions = {
	'no-record': option({
		type: toggle,
		default: false,
		commands: ['watch', 'wait'],
		help: 'writes nothing down; sendwatch replay has nothing to play then',
	}),
	'record-full': option({
		type: toggle,
		default: false,
		commands: ['watch', 'wait'],
		help: 'recipients are written down as they are, not masked',
	}),
	record: option({
		type: toggle,
		default: false,
		commands: ['demo'],
		help: 'writes the watch down for sendwatch replay',
	}),
	ids: option({
		type: toggle,
		default: false,
		commands: ['history'],
		setBy: 'flag',
		help: 'only the ids of the operations watched lately',
	}),
	purge: option({
		type: toggle,
		default: false,
		commands: ['history'],
		setBy: 'flag',
		help: 'remove all recordings',
	}),
};

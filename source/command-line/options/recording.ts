import {option} from './option.ts';
import {toggle} from './types.ts';

/** What is recorded, and what is done with the recordings. */
export const recordingOptions = {
	'no-record': option({
		type: toggle,
		default: false,
		commands: ['watch', 'wait'],
		help: 'do not record the watch; it cannot be replayed then',
	}),
	'record-full': option({
		type: toggle,
		default: false,
		commands: ['watch', 'wait'],
		help: 'record recipients unmasked',
	}),
	record: option({
		type: toggle,
		default: false,
		commands: ['demo'],
		help: 'record the watch, for sendwatch replay',
	}),
	ids: option({
		type: toggle,
		default: false,
		commands: ['history'],
		setBy: 'flag',
		help: 'only the ids of recently watched operations',
	}),
	purge: option({
		type: toggle,
		default: false,
		commands: ['history'],
		setBy: 'flag',
		help: 'delete all recordings',
	}),
};

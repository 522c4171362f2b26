import {bindingsOf} from './binding.ts';

/** Playing a recording. */
export const REPLAY_KEYS = bindingsOf('replay', {
	'replay-pause': {
		keys: [' '],
		label: 'in a replay: pause or resume; at the end: play again',
		contexts: ['replay'],
		run: ({player}) => player?.togglePause(),
		footer: {label: 'pause', rank: 1},
	},
	'replay-faster': {
		keys: ['+', '='],
		label: 'in a replay: faster',
		contexts: ['replay'],
		run: ({player}) => player?.changeSpeed(1),
		footer: {label: 'speed', rank: 2, and: 'replay-slower'},
	},
	'replay-slower': {
		keys: ['-', '_'],
		label: 'in a replay: slower',
		contexts: ['replay'],
		run: ({player}) => player?.changeSpeed(-1),
	},
});

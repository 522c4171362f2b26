import type {Binding} from './binding.ts';

/** Playing a recording. */
export const REPLAY_KEYS: readonly Binding[] = [
	{
		command: 'replay-pause',
		keys: [' '],
		shown: '␣',
		label: 'in a replay: pause, go on; at its end, begin again',
		contexts: ['replay'],
		footer: {keys: '␣', label: 'pause', rank: 1},
	},
	{
		command: 'replay-faster',
		keys: ['+', '='],
		shown: '+',
		label: 'in a replay: faster',
		contexts: ['replay'],
		footer: {keys: '+ -', label: 'speed', rank: 2},
	},
	{command: 'replay-slower', keys: ['-', '_'], shown: '-', label: 'in a replay: slower', contexts: ['replay']},
];

import {option} from './option.ts';
import {toggle} from './types.ts';

/** Which send is watched if none is named. */
export const whichSendOptions = {
	latest: option({
		type: toggle,
		default: false,
		commands: ['watch'],
		setBy: 'flag',
		help: 'watch the newest send of the account',
	}),
	follow: option({
		type: toggle,
		default: false,
		commands: ['watch'],
		setBy: 'flag',
		help: 'with --latest: move on to each newer send',
	}),
};

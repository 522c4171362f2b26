import {STALL_AFTER_MS} from '../../core/operation/terms.ts';
import {HEADLESS} from './groups.ts';
import {option} from './option.ts';
import {duration, seconds} from './types.ts';

const INTERVAL_MS = {from: 500, to: 3_600_000};

/** How often the server is asked, and when a send that does not move is called stalled. */
export const pollingOptions = {
	interval: option({
		type: seconds(INTERVAL_MS),
		default: 2000,
		commands: HEADLESS,
		help: `shortest time between two polls, ${INTERVAL_MS.from / 1000} to ${INTERVAL_MS.to / 1000}`,
	}),
	'stall-after': option({
		type: duration({from: 1000, to: 86_400_000}),
		default: STALL_AFTER_MS,
		commands: HEADLESS,
		help: 'report a stall after this long without progress',
	}),
};

import {BADGE_TERMS, DEFAULT_TERMS, GRACE_MS} from '../../core/operation/terms.ts';
import {HEADLESS} from './groups.ts';
import {option, optional} from './option.ts';
import {endCondition, threshold} from './send-types.ts';
import {text, timeLimit, toggle, wholeNumber} from './types.ts';

/** What a watch ends with, and what it runs. */
export const verdictOptions = {
	'wait-until': option({
		flag: 'until',
		type: endCondition,
		default: DEFAULT_TERMS.until,
		commands: ['wait'],
		setBy: 'flag',
		help: "what to wait for, such as 'delivered >= 95%'",
	}),
	'fail-if': option({
		type: threshold,
		default: DEFAULT_TERMS.failIf,
		commands: HEADLESS,
		defaultInApp: `${BADGE_TERMS.failingShare * 100} % of what has ended, or over half of it within a minute`,
		help: 'what counts as a failed send; in the app, what is called FAILING',
	}),
	'min-sample': option({
		type: wholeNumber({from: 0, to: 1_000_000}),
		label: '<number>',
		default: DEFAULT_TERMS.minSample,
		commands: HEADLESS,
		defaultInApp: `${BADGE_TERMS.minSample}`,
		help: 'how many emails must have ended before --fail-if is judged early',
	}),
	'fail-fast': option({
		type: toggle,
		default: DEFAULT_TERMS.isFailFast,
		commands: ['wait'],
		help: 'exit as soon as --fail-if holds',
	}),
	timeout: optional({type: timeLimit, commands: ['wait'], help: 'exit with 6 this long after the start'}),
	'stall-timeout': optional({
		type: timeLimit,
		commands: ['wait'],
		help: 'exit with 6 after this long without progress',
	}),
	'wait-for': optional({
		type: timeLimit,
		defaultWords: `${GRACE_MS / 1000}s if it is new`,
		commands: ['wait'],
		help: 'how long to wait for the operation to appear',
	}),
	'on-complete': optional({
		type: text('<command>'),
		commands: HEADLESS,
		help: 'command to run at the end, with JSON on standard input',
	}),
	'on-stall': optional({
		type: text('<command>'),
		commands: HEADLESS,
		help: 'command to run when the send stalls',
	}),
	'on-threshold': optional({
		type: text('<command>'),
		commands: HEADLESS,
		help: 'command to run once --fail-if holds',
	}),
};

import {DEFAULT_TERMS, GRACE_MS} from '../../core/operation/terms.ts';
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
		help: 'what makes a bad end; on the screen, what is called FAILING',
	}),
	'min-sample': option({
		type: wholeNumber({from: 0, to: 1_000_000}),
		label: '<number>',
		default: DEFAULT_TERMS.minSample,
		commands: HEADLESS,
		help: 'emails that end before --fail-if is judged early; on the screen 20 unless given',
	}),
	'fail-fast': option({
		type: toggle,
		default: DEFAULT_TERMS.isFailFast,
		commands: ['wait'],
		help: 'end as soon as --fail-if holds',
	}),
	timeout: optional({type: timeLimit, commands: ['wait'], help: 'end with code 6 after this'}),
	'stall-timeout': optional({
		type: timeLimit,
		commands: ['wait'],
		help: 'end with code 6 when nothing has moved for so long',
	}),
	'wait-for': optional({
		type: timeLimit,
		defaultWords: `${GRACE_MS / 1000}s if it is new`,
		commands: ['wait'],
		help: 'how long it may not be there yet',
	}),
	'on-complete': optional({
		type: text('<command>'),
		commands: HEADLESS,
		help: 'run at the end, with JSON on standard input',
	}),
	'on-stall': optional({
		type: text('<command>'),
		commands: HEADLESS,
		help: 'run when nothing moves any more',
	}),
	'on-threshold': optional({
		type: text('<command>'),
		commands: HEADLESS,
		help: 'run once --fail-if holds',
	}),
};

import {campaignMail, everydayMail} from './mail/everyday.ts';
import {heavyMail} from './mail/heavy.ts';
import {hostileMail, payload} from './mail/hostile.ts';
import {unicodeMail} from './mail/unicode.ts';
import * as models from './world/outcomes.ts';
import {mix} from './world/random.ts';
import type {Scenario} from './world/scenario.ts';

const ORDINARY_REASONS = [
	{code: 20001, message: 'The recipient address was refused before sending'},
	{code: 20001, message: 'The content could not be rendered for this recipient'},
	{code: 20429, message: 'The sending limit of the account was reached'},
] as const;

const steady: Scenario = {
	sentence: 'An ordinary send: a ramp, a burst, a tail; nearly all delivered',
	outcomes: models.ordinary,
	messages: everydayMail,
	reasons: ORDINARY_REASONS,
};

const OUTAGE_REASONS = [
	{code: 20503, message: 'The mail provider does not answer'},
	{code: 20504, message: 'The mail provider did not answer in time'},
] as const;

const HOSTILE_REASONS = [
	{code: 20001, message: `Refused: ${payload(0)}${payload(5)}`},
	{code: 20001, message: `${payload(18)}all is well${payload(40)}`},
] as const;

const list = {
	steady,
	burst: {...steady, sentence: 'Quiet at first, then nearly everything within moments', outcomes: models.burst},
	'slow-start': {
		...steady,
		sentence: 'Nothing for the first 40 % of the time, then an ordinary send',
		outcomes: models.slowStart,
	},
	'bounce-storm': {
		...steady,
		sentence: '30 % come back undelivered, all of them from two domains',
		outcomes: models.bounceStorm,
		hasReasons: true,
	},
	'provider-outage': {
		...steady,
		sentence: 'From the middle on every email fails, and the errors say why',
		outcomes: models.outage,
		reasons: OUTAGE_REASONS,
		hasReasons: true,
	},
	stalled: {
		...steady,
		sentence: 'Stops at 62 % and stays there: the rest never leaves the queue',
		outcomes: models.stalled,
	},
	gradual: {
		...steady,
		sentence: 'Emails are created while the operation is PROCESSING: total grows from 0',
		isGradual: true,
	},
	lagging: {
		...steady,
		sentence: 'The counters trail the emails by a tenth of the time, beyond COMPLETED',
		lagShare: 0.1,
	},
	unaccounted: {
		...steady,
		sentence: 'COMPLETED, but 4 % of the emails never get a counter, and some of those failed',
		outcomes: models.unaccounted,
	},
	'quiet-tail': {
		...steady,
		sentence: 'Two emails stay SENT for good, while people go on opening the others for hours',
		outcomes: models.quietTail,
	},
	scheduled: {
		...steady,
		sentence: 'Scheduled: waits for the first 40 % of the time, then goes out',
		waitShare: 0.4,
	},
	canceled: {
		...steady,
		sentence: 'Scheduled, then called off before its time: every email ends CANCELED',
		preparedOutcomes: models.canceled,
		waitShare: 1,
	},
	campaign: {
		...steady,
		sentence: '40 operations of one campaign that share their tags, the newest under way',
		messages: campaignMail,
		operations: 40,
		sizeOf: (number, recipients) => Math.ceil(recipients * (0.05 + (mix(number, 1) % 90) / 100)),
	},
	inbound: {
		...steady,
		sentence: 'An eighth of the emails was received (INBOUND), which no counter counts; the rest is sent',
		preparedOutcomes: models.withInbound,
	},
	'huge-bodies': {...steady, sentence: 'Every email carries 100 kB of html', messages: heavyMail},
	unicode: {
		...steady,
		sentence: 'Every script, emoji and right-to-left text in names, addresses and subjects',
		messages: unicodeMail,
	},
	hostile: {
		...steady,
		sentence: 'Every field tries to drive or deceive the terminal that shows it',
		messages: hostileMail,
		reasons: HOSTILE_REASONS,
	},
	empty: {...steady, sentence: 'An operation without recipients: completed at once, nothing to list', recipients: 0},
	one: {...steady, sentence: 'A single recipient', recipients: 1},
} as const satisfies Record<string, Scenario>;

/** The name of a scenario. */
export type ScenarioName = keyof typeof list;

/** The scenarios by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = list;

/** Whether a text names a scenario. */
export function isScenarioName(text: string): text is ScenarioName {
	return Object.hasOwn(list, text);
}

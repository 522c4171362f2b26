import type {Mailbag} from '../mail/templates.ts';
import {campaignMail, everydayMail} from '../mail/templates-everyday.ts';
import {heavyMail} from '../mail/templates-heavy.ts';
import {hostileMail, payload} from '../mail/templates-hostile.ts';
import {unicodeMail} from '../mail/templates-unicode.ts';
import type {Reason} from './operation.ts';
import * as outcomes from './outcomes.ts';
import {mix} from './random.ts';

/** A story the sandbox tells: how its sends fare and what their emails say. */
export type Scenario = {
	readonly sentence: string;
	/** How every send fares, those of clients included. */
	readonly fortune: outcomes.Fortune;
	/** How the prepared operation fares, where that differs. */
	readonly preparedFortune?: outcomes.Fortune;
	readonly mail: (seed: number, wave: number) => Mailbag;
	readonly reasons: readonly [Reason, ...Reason[]];
	/** The size of the prepared operation, where the story fixes it. */
	readonly recipients?: number;
	/** How many operations the account holds, the prepared one the newest. */
	readonly operations?: number;
	/** How long the prepared operation is scheduled ahead, as a share of its duration. */
	readonly waitShare?: number;
	/** The sizes of the earlier operations, where they differ from the prepared one's. */
	readonly sizeOf?: (wave: number, recipients: number) => number;
};

const ORDINARY_REASONS = [
	{code: 20001, message: 'The recipient address was refused before sending'},
	{code: 20001, message: 'The content could not be rendered for this recipient'},
	{code: 20429, message: 'The sending limit of the account was reached'},
] as const;

const steady: Scenario = {
	sentence: 'An ordinary send: a ramp, a burst, a tail; nearly all delivered',
	fortune: outcomes.ordinary,
	mail: everydayMail,
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
	burst: {...steady, sentence: 'Quiet at first, then nearly everything within moments', fortune: outcomes.burst},
	'slow-start': {
		...steady,
		sentence: 'Nothing for the first 40 % of the time, then an ordinary send',
		fortune: outcomes.slowStart,
	},
	'bounce-storm': {
		...steady,
		sentence: '30 % come back undelivered, all of them from two domains',
		fortune: outcomes.bounceStorm,
	},
	'provider-outage': {
		...steady,
		sentence: 'From the middle on every email fails, and the errors say why',
		fortune: outcomes.outage,
		reasons: OUTAGE_REASONS,
	},
	stalled: {
		...steady,
		sentence: 'Stops at 62 % and stays there: the rest never leaves the queue',
		fortune: outcomes.stalled,
	},
	scheduled: {
		...steady,
		sentence: 'Scheduled: waits for the first 40 % of the time, then goes out',
		waitShare: 0.4,
	},
	canceled: {
		...steady,
		sentence: 'Scheduled, then called off before its time: every email ends CANCELED',
		preparedFortune: outcomes.calledOff,
		waitShare: 1,
	},
	campaign: {
		...steady,
		sentence: '40 operations of one campaign that share their tags, the newest under way',
		mail: campaignMail,
		operations: 40,
		sizeOf: (wave, recipients) => Math.ceil(recipients * (0.05 + (mix(wave, 1) % 90) / 100)),
	},
	inbound: {
		...steady,
		sentence: 'An eighth of the emails was received (INBOUND), which no counter counts; the rest is sent',
		preparedFortune: outcomes.withInbound,
	},
	'huge-bodies': {...steady, sentence: 'Every email carries 100 kB of html', mail: heavyMail},
	unicode: {
		...steady,
		sentence: 'Every script, emoji and right-to-left text in names, addresses and subjects',
		mail: unicodeMail,
	},
	hostile: {
		...steady,
		sentence: 'Every field tries to drive or deceive the terminal that shows it',
		mail: hostileMail,
		reasons: HOSTILE_REASONS,
	},
	empty: {...steady, sentence: 'An operation without recipients: completed at once, nothing to list', recipients: 0},
	one: {...steady, sentence: 'A single recipient', recipients: 1},
} as const satisfies Record<string, Scenario>;

/** The name of a scenario. */
export type ScenarioName = keyof typeof list;

/** Every scenario by its name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = list;

/** Whether a text names a scenario. */
export function isScenarioName(text: string): text is ScenarioName {
	return Object.hasOwn(list, text);
}

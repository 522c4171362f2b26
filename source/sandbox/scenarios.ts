import {campaignMail, everydayMail} from './mail/everyday.ts';
import {heavyMail} from './mail/heavy.ts';
import {hostileMail, payload} from './mail/hostile.ts';
import {unicodeMail} from './mail/unicode.ts';
import type {ScenarioName} from './options.ts';
import * as models from './world/outcomes/models.ts';
import {mix} from './world/random.ts';
import type {Scenario} from './world/scenario.ts';

const ORDINARY_REASONS = [
	{code: 20001, message: 'The recipient address was refused before sending'},
	{code: 20001, message: 'The content could not be rendered for this recipient'},
	{code: 20429, message: 'The sending limit of the account was reached'},
] as const;

const steady: Scenario = {
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
	burst: {...steady, outcomes: models.burst},
	'slow-start': {
		...steady,
		outcomes: models.slowStart,
	},
	'bounce-storm': {
		...steady,
		outcomes: models.bounceStorm,
		hasReasons: true,
	},
	'provider-outage': {
		...steady,
		outcomes: models.outage,
		reasons: OUTAGE_REASONS,
		hasReasons: true,
	},
	stalled: {
		...steady,
		outcomes: models.stalled,
	},
	gradual: {
		...steady,
		isGradual: true,
	},
	lagging: {
		...steady,
		lagShare: 0.1,
	},
	unaccounted: {
		...steady,
		outcomes: models.unaccounted,
	},
	'quiet-tail': {
		...steady,
		outcomes: models.quietTail,
	},
	scheduled: {
		...steady,
		waitShare: 0.4,
	},
	canceled: {
		...steady,
		preparedOutcomes: models.canceled,
		waitShare: 1,
	},
	campaign: {
		...steady,
		messages: campaignMail,
		sends: 40,
		sizeOf: (number, recipients) => Math.ceil(recipients * (0.05 + (mix(number, 1) % 90) / 100)),
	},
	inbound: {
		...steady,
		preparedOutcomes: models.withInbound,
	},
	'huge-bodies': {...steady, messages: heavyMail},
	unicode: {
		...steady,
		messages: unicodeMail,
	},
	hostile: {
		...steady,
		messages: hostileMail,
		reasons: HOSTILE_REASONS,
	},
	empty: {...steady, recipients: 0},
	one: {...steady, recipients: 1},
} as const satisfies Record<ScenarioName, Scenario>;

/** The scenarios by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = list;

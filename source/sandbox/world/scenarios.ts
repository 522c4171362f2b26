import type {Mailbag} from '../mail/templates.ts';
import {campaignMail, everydayMail} from '../mail/templates-everyday.ts';
import {heavyMail} from '../mail/templates-heavy.ts';
import {hostileMail, payload} from '../mail/templates-hostile.ts';
import {unicodeMail} from '../mail/templates-unicode.ts';
import type {ScenarioName} from '../options.ts';
import type {Reason} from './operation.ts';
import * as outcomes from './outcomes.ts';
import {mix} from './random.ts';

/** A story the sandbox tells: how its sends fare and what their emails say. */
export type Scenario = {
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
	burst: {...steady, fortune: outcomes.burst},
	'slow-start': {
		...steady,
		fortune: outcomes.slowStart,
	},
	'bounce-storm': {
		...steady,
		fortune: outcomes.bounceStorm,
	},
	'provider-outage': {
		...steady,
		fortune: outcomes.outage,
		reasons: OUTAGE_REASONS,
	},
	stalled: {
		...steady,
		fortune: outcomes.stalled,
	},
	scheduled: {
		...steady,
		waitShare: 0.4,
	},
	canceled: {
		...steady,
		preparedFortune: outcomes.calledOff,
		waitShare: 1,
	},
	campaign: {
		...steady,
		mail: campaignMail,
		operations: 40,
		sizeOf: (wave, recipients) => Math.ceil(recipients * (0.05 + (mix(wave, 1) % 90) / 100)),
	},
	inbound: {
		...steady,
		preparedFortune: outcomes.withInbound,
	},
	'huge-bodies': {...steady, mail: heavyMail},
	unicode: {
		...steady,
		mail: unicodeMail,
	},
	hostile: {
		...steady,
		mail: hostileMail,
		reasons: HOSTILE_REASONS,
	},
	empty: {...steady, recipients: 0},
	one: {...steady, recipients: 1},
} as const satisfies Record<ScenarioName, Scenario>;

/** Every scenario by its name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = list;

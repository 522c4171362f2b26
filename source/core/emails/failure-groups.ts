import {type Untrusted, untrusted} from '../text/text.ts';
import {domainOf} from './domain.ts';
import type {Email, Tag} from './email.ts';
import type {ReasonsByEmail, ReasonText} from './failure.ts';

/** What failures can be grouped by. */
export const GROUPINGS = ['reason', 'domain', 'tag', 'minute'] as const;

/** One of the groupings. */
export type Grouping = (typeof GROUPINGS)[number];

/** What the emails of a group have in common. `tag` is absent for emails without tags, `at` (epoch ms) for those without a time. */
export type Common =
	| {readonly by: 'reason'; readonly reason: ReasonText}
	| {readonly by: 'domain'; readonly domain: Untrusted}
	| {readonly by: 'tag'; readonly tag?: Tag}
	| {readonly by: 'minute'; readonly at?: number};

/** A value that some emails of a group have, and how many. */
export type Counted<Value> = {readonly value: Value; readonly count: number};

/** The code and the words of a reason as the server wrote them: for filters, never shown. */
export type OwnReason = {readonly code?: string; readonly message: string};

/** Failures that have something in common. */
export type FailureGroup = {
	/** Unique among the groups, and the same from one read of the failures to the next. */
	readonly id: string;
	readonly common: Common;
	/** The reason that its emails have in common, if that is what they have in common, also where recipients are masked. */
	readonly ownReason?: OwnReason;
	readonly emails: readonly Email[];
	/** Its share of all failures, 0 to 1. */
	readonly share: number;
	/** The reasons that its emails have, each with how many emails have it, most frequent first. None of them is the group's. */
	readonly reasons: readonly Counted<ReasonText>[];
	/** How many of its emails have no reason of their own. */
	readonly unexplained: number;
	readonly domains: readonly Counted<Untrusted>[];
	readonly statuses: readonly Counted<Untrusted>[];
};

const MINUTE_MS = 60_000;
/** What the id of a group of one reason begins with. */
const REASON = 'reason ';

/**
 * The failures in groups, the largest first; by minute in the order of time. By reason, emails that have none are grouped by domain.
 * By tag, an email is in the group of each of its tags; in every other grouping it is in one.
 */
export function groupFailures(
	emails: readonly Email[],
	grouping: Grouping,
	reasons: ReasonsByEmail,
): readonly FailureGroup[] {
	const members = new Map<string, {readonly common: Common; readonly emails: Email[]}>();
	for (const email of emails)
		for (const common of commonOf(email, grouping, reasons)) {
			const id = idOf(common);
			const group = members.get(id);
			if (group === undefined) members.set(id, {common, emails: [email]});
			else group.emails.push(email);
		}
	const groups = [...members].map(([id, group]) => groupOf(id, group, emails.length, reasons));
	return groups.sort(grouping === 'minute' ? byTime : bySize);
}

/** What failures are grouped by unless the user chooses: the reason if one is known, else the domain. */
export function usualGrouping(reasons: ReasonsByEmail): Grouping {
	return reasons.size > 0 ? 'reason' : 'domain';
}

/** The domain that an email counts for: that of its first recipient, in lower case; empty if there is none. */
export function domainOfEmail({to}: Email): string {
	return domainOf(to[0]?.address.raw ?? '');
}

function ownReasonOf({code, message}: ReasonText): OwnReason {
	const written = code === undefined ? {} : {code: typeof code === 'object' ? code.raw : String(code)};
	return {...written, message: message.raw};
}

/** A text that is the same for the same reason. */
export function reasonId({code, message}: ReasonText): string {
	return JSON.stringify([typeof code === 'object' ? code.raw : code, message.raw]);
}

function commonOf(email: Email, grouping: Grouping, reasons: ReasonsByEmail): readonly Common[] {
	switch (grouping) {
		case 'reason': {
			const reason = reasons.get(email.id.raw);
			return [reason === undefined ? atDomain(email) : {by: 'reason', reason}];
		}
		case 'domain':
			return [atDomain(email)];
		case 'tag':
			return email.tags.length === 0 ? [{by: 'tag'}] : email.tags.map((tag) => ({by: 'tag', tag}));
		case 'minute': {
			const {updatedAt} = email;
			if (updatedAt === undefined) return [{by: 'minute'}];
			return [{by: 'minute', at: Math.floor(updatedAt / MINUTE_MS) * MINUTE_MS}];
		}
	}
}

function atDomain(email: Email): Common {
	return {by: 'domain', domain: untrusted(domainOfEmail(email))};
}

/** An id for what the failures of a group have in common; never shown. */
function idOf(common: Common): string {
	switch (common.by) {
		case 'reason':
			return `${REASON}${reasonId(common.reason)}`;
		case 'domain':
			return `domain ${common.domain.raw}`;
		case 'tag':
			return `tag ${JSON.stringify([common.tag?.key.raw, common.tag?.value.raw])}`;
		case 'minute':
			return `minute ${common.at ?? ''}`;
	}
}

function groupOf(
	id: string,
	{common, emails}: {readonly common: Common; readonly emails: readonly Email[]},
	all: number,
	reasons: ReasonsByEmail,
): FailureGroup {
	const own = emails.flatMap((email) => reasons.get(email.id.raw) ?? []);
	return {
		id,
		common,
		...(common.by === 'reason' && {ownReason: ownReasonOf(common.reason)}),
		emails,
		share: emails.length / all,
		reasons: counted(own, reasonId),
		unexplained: emails.length - own.length,
		domains: counted(emails.map(domainOfEmail), (domain) => domain).map(({value, count}) => ({
			value: untrusted(value),
			count,
		})),
		statuses: counted(
			emails.map(({status}) => status),
			({raw}) => raw,
		),
	};
}

/** The different values with how often each comes, the most frequent first. */
function counted<Value>(values: readonly Value[], id: (value: Value) => string): readonly Counted<Value>[] {
	const counts = new Map<string, {readonly value: Value; count: number}>();
	for (const value of values) {
		const known = counts.get(id(value));
		if (known === undefined) counts.set(id(value), {value, count: 1});
		else known.count += 1;
	}
	return [...counts].sort(([a, one], [b, other]) => other.count - one.count || compare(a, b)).map(([, one]) => one);
}

function bySize(a: FailureGroup, b: FailureGroup): number {
	return b.emails.length - a.emails.length || compare(a.id, b.id);
}

/** Emails without a time come last. */
function byTime(a: FailureGroup, b: FailureGroup): number {
	const at = ({common}: FailureGroup) => (common.by === 'minute' ? common.at : undefined) ?? Number.POSITIVE_INFINITY;
	return at(a) < at(b) ? -1 : 1;
}

/** By code units: the same order on every machine. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

import {compact} from '../../core/compact.ts';
import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import {isRefusal, type Problem} from '../../core/network/problem.ts';
import type {CoursePoint} from '../../core/operation/course.ts';
import {isOver} from '../../core/operation/operation.ts';
import type {Watch} from '../watch/operation.ts';
import {countedIn, type DomainsOfSend, type Failures, type LastRead, sumOf} from './failures.ts';

/** Reading the whole list again while the send goes on takes such a rest. */
const REST_MS = 30_000;
/** At such a growth of the failures what was read says too little. */
const GROWTH = 1.1;

type Facts = {
	readonly failures: Pick<Failures, 'domains'> & {readonly last?: LastRead | undefined};
	readonly watch: Watch;
};

/** The user looks at the failures: the whole list is read, unless no email has moved (at `movedAt`, epoch ms) since it was. */
export function wantDomains(domains: DomainsOfSend, movedAt = 0): DomainsOfSend {
	const {isGivenUp: _, ...rest} = domains;
	const isStale = domains.at === undefined || domains.at < movedAt;
	return domains.refusal === undefined && isStale ? {...rest, isWanted: true} : domains;
}

/** Whether the whole list is to be read while the user looks at the failures: for the first time, or because what is known is outdated. */
export function areDomainsDue({failures, watch}: Facts): boolean {
	const {domains} = failures;
	if (domains.refusal !== undefined || domains.isGivenUp) return false;
	if (domains.isWanted) return true;
	const hasRested = watch.isSettled || (watch.updatedAt ?? 0) - (domains.at ?? 0) >= REST_MS;
	return (areOutdated({failures, watch}) || saysTooLittle({failures, watch})) && hasRested;
}

/** The figures of each domain, as they were at a moment (epoch ms) where emails have moved since. */
export type CurrentFigures = {
	readonly byDomain: ReadonlyMap<string, DomainFigures>;
	readonly asOf?: number;
};

/**
 * The figures of each domain; undefined if they are not known, or say too little: they are older than the failures that they would stand
 * beside, or far more have failed since.
 */
export function currentFigures(facts: Facts): CurrentFigures | undefined {
	const {figures: byDomain, at, isOfFailures} = facts.failures.domains;
	if (byDomain === undefined) return undefined;
	if (!isOfFailures && (areOutdated(facts) || saysTooLittle(facts))) return undefined;
	return at !== undefined && isOlder(facts) ? {byDomain, asOf: at} : {byDomain};
}

/** Whether far more have failed since the list was read. */
function saysTooLittle({failures: {domains}, watch}: Facts): boolean {
	if (domains.figures === undefined || !isOlder({failures: {domains}, watch})) return false;
	const failed = [...domains.figures.values()].reduce((sum, {failures}) => sum + failures, 0);
	return sumOf(countedIn(watch.counts)) > failed * GROWTH;
}

/** Whether emails have moved since the list was read. */
export function haveMovedSince({at}: DomainsOfSend, {movedAt = 0}: Watch): boolean {
	return at !== undefined && movedAt > at;
}

function isOlder({failures: {domains}, watch}: Facts): boolean {
	return haveMovedSince(domains, watch);
}

/** Whether emails have moved since the list was read, and the send has ended or its failures have been read since. */
function areOutdated({failures: {domains, last}, watch}: Facts): boolean {
	const {at} = domains;
	if (at === undefined || !isOlder({failures: {domains}, watch})) return false;
	return hasEnded(watch) || (last !== undefined && last.at > at);
}

function hasEnded({operation}: Watch): boolean {
	return operation !== undefined && isOver(operation);
}

/** The whole list was read, from a moment (epoch ms) on. */
export function receiveDomains(
	failures: Failures,
	{figures, course}: {readonly figures: readonly DomainFigures[]; readonly course?: readonly CoursePoint[]},
	since: number,
): Failures {
	const byDomain = new Map(figures.map((one) => [one.domain, one]));
	return {...failures, domains: compact({figures: byDomain, isWanted: false, at: since, course})};
}

/** It could not be read to its end, and is not read again before the user looks again. What is known stays. */
export function failDomains(failures: Failures, problem: Problem): Failures {
	const refusal = isRefusal(problem) ? {refusal: problem} : {};
	return {...failures, domains: {...failures.domains, isWanted: false, isGivenUp: true, ...refusal}};
}

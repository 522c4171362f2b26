import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import {isRefusal, type Problem} from '../../core/network/problem.ts';
import type {DomainsOfSend, Failures} from './failures.ts';

/** The user looks at the failures: the whole list is read, unless nothing has changed (at `changedAt`, epoch ms) since it was. */
export function wantDomains(domains: DomainsOfSend, changedAt = 0): DomainsOfSend {
	const isStale = domains.at === undefined || domains.at < changedAt;
	return domains.refusal === undefined && isStale ? {...domains, isWanted: true} : domains;
}

/** The whole list was read. */
export function receiveDomains(failures: Failures, figures: readonly DomainFigures[], at: number): Failures {
	const byDomain = new Map(figures.map((one) => [one.domain, one]));
	return {...failures, domains: {figures: byDomain, isWanted: false, at}};
}

/** It could not be read to its end. What is known stays. */
export function failDomains(failures: Failures, problem: Problem): Failures {
	const refusal = isRefusal(problem) ? {refusal: problem} : {};
	return {...failures, domains: {...failures.domains, isWanted: false, ...refusal}};
}

import type {ReasonText} from '../../../core/emails/failure.ts';
import {type Counted, type FailureGroup, reasonId} from '../../../core/emails/failure-groups.ts';

type Reasoned = Pick<FailureGroup, 'reasons' | 'unexplained'>;

/** The reasons of several groups together, each with how many emails have it, most frequent first. */
export function mergedReasons(groups: readonly Reasoned[]): Reasoned {
	const merged = new Map<string, Counted<ReasonText>>();
	for (const {value, count} of groups.flatMap(({reasons}) => reasons)) {
		const id = reasonId(value);
		merged.set(id, {value, count: count + (merged.get(id)?.count ?? 0)});
	}
	return {
		reasons: [...merged.values()].sort((a, b) => b.count - a.count),
		unexplained: groups.reduce((sum, {unexplained}) => sum + unexplained, 0),
	};
}

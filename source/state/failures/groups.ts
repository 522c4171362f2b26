import {groupFailures, usualGrouping} from '../../core/emails/failure-groups.ts';
import type {Failures, KnownGroup} from './failures.ts';

/** Groups the known failures again: as the user chose, else by reason if any is known, else by domain. */
export function regroup(failures: Failures): Failures {
	const {known, before, reasons} = failures;
	const grouping = groupingOf(failures);
	const groups = groupFailures(known.emails, grouping, reasons.byEmail);
	if (before === undefined) return {...failures, groups};
	const sizes = new Map(
		groupFailures(before, grouping, reasons.byEmail).map(({id, emails}) => [id, emails.length] as const),
	);
	return {
		...failures,
		groups: groups.map((group): KnownGroup => ({...group, before: sizes.get(group.id) ?? 0})),
	};
}

/** What the failures are grouped by. */
export function groupingOf({grouping, reasons}: Pick<Failures, 'grouping' | 'reasons'>) {
	return grouping ?? usualGrouping(reasons.byEmail);
}

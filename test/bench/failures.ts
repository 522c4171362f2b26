import {count} from '../../source/core/text/format.ts';
import {isForFailures} from './failure-budget.ts';
import type {Figure} from './figures.ts';
import {race} from './race.ts';
import type {Settings} from './settings.ts';

/** How many emails of `bounce-storm` fail. */
const failures = 3050;

/** Whether the triage is open and says that all failures are read, which its groups are made of. */
export function areAllGrouped(screen: string): boolean {
	return screen.includes(`Why they fail all ${count(failures)} read`);
}

/** P11: `c` until all failures of a bounce storm are grouped, with latency, against the bare loop over both statuses. */
export function measureFailures(settings: Settings): Promise<Figure[]> {
	return race(
		{
			id: 'P11',
			what: '`c` → all 3,050 failures of 10,000 grouped',
			scenario: 'bounce-storm',
			key: 'c',
			isDone: areAllGrouped,
			lists: ['&status=FAILED', '&status=UNDELIVERED'],
			isNeeded: isForFailures,
			mostRequests: 6,
		},
		settings,
	);
}

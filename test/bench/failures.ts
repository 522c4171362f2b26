import {isForFailures} from './failure-budget.ts';
import type {Figure} from './figures.ts';
import {race} from './race.ts';
import type {Settings} from './settings.ts';

/** How many emails of `bounce-storm` fail. */
const failures = 3050;

/** How many failures the groups in the box have together: `│ ▌ ↩  1,513   50 %`. The panel over the list has some of them, too. */
export function groupedFailures(screen: string): number {
	const groups = screen.matchAll(/^│.*?[✗↩]\s+([\d,]+)\s+<?\d+ %/gm);
	return [...groups].reduce((sum, [, count = '']) => sum + Number(count.replaceAll(',', '')), 0);
}

/** P11: `c` until all failures of a bounce storm are grouped, with latency, against the bare loop over both statuses. */
export function measureFailures(settings: Settings): Promise<Figure[]> {
	return race(
		{
			id: 'P11',
			what: '`c` → all 3,050 failures of 10,000 grouped',
			scenario: 'bounce-storm',
			key: 'c',
			// The groups are also in view without the key, in a panel; only in the list of groups does Esc lead back.
			isDone: (screen) => screen.includes('Esc back') && groupedFailures(screen) === failures,
			lists: ['&status=FAILED', '&status=UNDELIVERED'],
			isNeeded: isForFailures,
			mostRequests: 6,
		},
		settings,
	);
}

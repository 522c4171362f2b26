import {isAtEnd} from './app.ts';
import type {Figure} from './figures.ts';
import {race} from './race.ts';
import type {Settings} from './settings.ts';

/** P10: `G` to the end of 10,000 emails, with latency, against the bare loop. */
export function measureJump(settings: Settings): Promise<Figure[]> {
	return race(
		{
			id: 'P10',
			what: '`G` → the last of 10,000 emails',
			scenario: 'steady',
			key: 'G',
			isDone: isAtEnd,
			lists: [''],
			// Every page but the first, which the screen began with.
			isNeeded: ({url}) => url.searchParams.has('pageToken'),
			mostRequests: 12,
		},
		settings,
	);
}

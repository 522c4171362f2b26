import {render} from 'ink-testing-library';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createStore} from '../../../../../source/state/store.ts';
import {newWatch} from '../../../../../source/state/watch/new-watch.ts';
import {layoutOf} from '../../../../../source/ui/layout.ts';
import {createTheme} from '../../../../../source/ui/theme/theme.ts';
import {Top} from '../../../../../source/ui/watch/top/top.tsx';
import {operation} from '../../../../helpers/emails.ts';
import {OPTIONS, START} from '../../../../recording/recorded-watch.ts';
import {turn} from '../../../open-app.tsx';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START});
});
afterEach(() => vi.useRealTimers());

/** How old line 1 says the send is in each second after an answer, given as a status and counters. */
async function ages(status: string, stats: Readonly<Record<string, number>>, seconds: number) {
	const store = createStore(newWatch(OPTIONS));
	const answer = operation(status, {total: 9, ...stats}, {createdAt: START - 60_000, updatedAt: START - 1000});
	store.dispatch(
		{type: 'received-operation', at: START, operation: answer},
		{type: 'scheduled-poll', at: START + 30_000},
	);
	const app = render(
		<Top
			store={store}
			layout={layoutOf(100, 40)}
			theme={createTheme({depth: 'none', isAscii: false})}
			now={Date.now}
		/>,
	);
	await turn();
	const said: string[] = [];
	for (let second = 0; second < seconds; second += 1) {
		// Something else that draws the header anew, in between.
		store.dispatch({type: 'scheduled-poll', at: START + 30_000 + (second % 2)});
		await turn();
		said.push(/(?:PROCESSING|COMPLETED) +(.*?) +● live/u.exec(app.lastFrame() ?? '')?.[1] ?? '');
		vi.advanceTimersByTime(1000);
		await turn();
	}
	app.unmount();
	return said;
}

test('while a send goes on, its age goes on by the second', async () => {
	expect(await ages('PROCESSING', {queued: 9}, 3)).toEqual(['1 min', '1 min 1 s', '1 min 2 s']);
});

test('once it has settled, nothing goes on', async () => {
	expect(new Set(await ages('COMPLETED', {delivered: 9}, 12)).size).toBe(1);
});

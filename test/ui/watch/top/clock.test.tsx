import {render} from 'ink-testing-library';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createStore} from '../../../../source/state/store.ts';
import {newWatch} from '../../../../source/state/watch/new-watch.ts';
import {layoutOf} from '../../../../source/ui/layout.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {Top} from '../../../../source/ui/watch/top/top.tsx';
import {operation} from '../../../helpers/emails.ts';
import {OPTIONS, START} from '../../../recording/recorded-watch.ts';
import {turn} from '../../open-app.tsx';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START});
});
afterEach(() => vi.useRealTimers());

/** What the header says of the polls in each second after an answer, given as a status and counters; the next poll is in 30 s. */
async function header(status: string, stats: Readonly<Record<string, number>>, seconds: number) {
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
		said.push(/polled.*/u.exec(app.lastFrame() ?? '')?.[0].trim() ?? '');
		vi.advanceTimersByTime(1000);
		await turn();
	}
	app.unmount();
	return said;
}

test('while a send goes on, its header tells the time to the second', async () => {
	expect(await header('PROCESSING', {queued: 9}, 4)).toEqual([
		'polled 0 s ago · next in 30 s',
		'polled 1 s ago · next in 29 s',
		'polled 2 s ago · next in 28 s',
		'polled 3 s ago · next in 27 s',
	]);
});

test('once it has settled, in steps of 5 s, so that hardly anything is drawn', async () => {
	const said = await header('COMPLETED', {delivered: 9}, 12);
	expect(said.slice(0, 5)).toEqual(Array(5).fill('polled 0 s ago · slowed, next in 30 s'));
	expect(said.slice(5, 10)).toEqual(Array(5).fill('polled 5 s ago · slowed, next in 25 s'));
	expect(said.slice(10)).toEqual(Array(2).fill('polled 10 s ago · slowed, next in 20 s'));
});

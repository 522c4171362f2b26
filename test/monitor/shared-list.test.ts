import {describe, expect, test} from 'vitest';
import type {Client} from '../../source/api/client.ts';
import type {OperationPage} from '../../source/core/operation/operation.ts';
import {withSharedList} from '../../source/monitor/shared-list.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {listed, NOW, sendId} from '../state/board/boards.ts';
import {oneTurn, problemError} from './problems.ts';

const DONE = {total: 100, delivered: 100};

function page(numbers: readonly number[], next: string | null = null, bytes = 1000): OperationPage {
	return {operations: numbers.map((number) => listed(number, 'COMPLETED', DONE, {ago: 100})), next, bytes};
}

/** A client on a scripted server: `asked` says what was requested, and when. */
function openShared(list: (token: string | null) => OperationPage) {
	const clock = createFakeClock(NOW);
	const asked: string[] = [];
	const from: number[] = [];
	const note = (what: string) => asked.push(`${(clock.now() - NOW) / 1000} s: ${what}`);
	const unused = () => {
		throw new Error('Not asked for.');
	};
	const bare: Client = {
		async listOperations({token, since = 0}) {
			note(`list${token === null ? '' : ` at ${token}`}`);
			from.push((since - NOW) / 1000);
			return list(token);
		},
		async fetchOperation(id) {
			note(`send ${Number(id.slice(-4)) - 1000}`);
			return listed(0, 'COMPLETED', DONE);
		},
		listEmails: unused,
		fetchEmail: unused,
		fetchReceipts: unused,
		listReasons: unused,
		renew: unused,
		close: async () => {},
	};
	const client = withSharedList(bare, {clock, intervalMs: 2000});
	const results: string[] = [];
	return {
		asked: () => asked.splice(0),
		/** From which age on the list was requested, in s before now. */
		from,
		results: () => results.splice(0),
		ask(numbers: readonly number[], signal = new AbortController().signal) {
			for (const number of numbers)
				client.fetchOperation(sendId(number), signal).then(
					() => results.push(`${number}`),
					(error: unknown) => results.push(`${number}: ${error instanceof Error ? error.message : ''}`),
				);
		},
		async advance(ms: number) {
			for (let rest = ms; rest > 0; rest -= 20) {
				clock.advance(Math.min(20, rest));
				await oneTurn();
			}
		},
		clock,
	};
}

const thousand = Array.from({length: 1000}, (_, index) => index);

describe('many watches of one account', () => {
	test('ask for a thousand operations with one request a poll', async () => {
		const shared = openShared(() => page(thousand));
		for (const poll of [0, 1, 2]) {
			shared.ask(thousand);
			await shared.advance(2000);
			expect(shared.asked(), `poll ${poll}`).toHaveLength(1);
			expect(shared.results()).toHaveLength(1000);
		}
	});

	test('fetch what the list does not show one by one, two per second, and do not look for it there again', async () => {
		const shared = openShared(() => page([1, 2]));
		shared.ask([1, 2, 7, 8, 9]);
		await shared.advance(2000);
		expect(shared.asked()).toEqual(['0.02 s: list', '0.02 s: send 7', '0.52 s: send 8', '1.02 s: send 9']);
		expect(shared.results()).toEqual(['1', '2', '7', '8', '9']);
		shared.ask([1, 7]);
		await shared.advance(2000);
		expect(shared.asked()).toEqual(['2 s: send 7', '2.02 s: list']);
	});

	test('where the list is refused fetch all of them one by one, and never ask for it again', async () => {
		const shared = openShared(() => {
			throw problemError('refused');
		});
		shared.ask([1, 2]);
		await shared.advance(2000);
		shared.ask([1]);
		await shared.advance(2000);
		expect(shared.asked()).toEqual(['0.02 s: list', '0.02 s: send 1', '0.52 s: send 2', '2 s: send 1']);
		expect(shared.results()).toEqual(['1', '2', '1']);
	});

	test('each hear of any other trouble, and together ask no more often than one of them would', async () => {
		const shared = openShared(() => {
			throw problemError('unreachable');
		});
		shared.ask([1, 2]);
		await shared.advance(100);
		expect(shared.results()).toEqual(['1: It is unreachable.', '2: It is unreachable.']);
		shared.ask([1]);
		await shared.advance(400);
		shared.ask([2]);
		await shared.advance(3000);
		expect(shared.asked()).toEqual(['0.02 s: list', '2.02 s: list']);
	});

	test('read on only while that costs no more than single fetches, and never in a circle', async () => {
		const pages: Record<string, OperationPage> = {
			first: page([1], 'second'),
			second: page([2], 'third'),
			third: page([3], 'fourth'),
			fourth: page([4], 'second'),
		};
		const shared = openShared((token) => pages[token ?? 'first'] ?? page([]));
		shared.ask([1, 2, 8]);
		await shared.advance(100);
		expect(shared.asked()).toEqual(['0.02 s: list', '0.02 s: list at second', '0.02 s: send 8']);
		const circle = openShared((token) => page([], token === null ? 'again' : 'again'));
		circle.ask([1, 2, 3, 4]);
		await circle.advance(100);
		expect(circle.asked().slice(0, 3)).toEqual(['0.02 s: list', '0.02 s: list at again', '0.02 s: send 1']);
	});

	test('ask less often where the list is heavy', async () => {
		const shared = openShared(() => page([1], null, 1024 * 1024));
		shared.ask([1]);
		await shared.advance(100);
		shared.ask([1]);
		await shared.advance(10_000);
		expect(shared.asked()).toEqual(['0.02 s: list', '8.02 s: list']);
	});

	test('ask from the oldest send on once its time is known; of ids whose time cannot be true, from 7 days ago on', async () => {
		const shared = openShared(() => page([1, 2]));
		shared.ask([1, 2]);
		await shared.advance(2000);
		shared.ask([1, 2]);
		await shared.advance(2000);
		expect(shared.from).toEqual([-7 * 86_400, -105]);
	});

	test('leave no timer and no request behind once they are no longer needed', async () => {
		const shared = openShared(() => page([1]));
		const own = new AbortController();
		shared.ask([1], own.signal);
		own.abort(new Error('enough'));
		await oneTurn();
		expect(shared.results()).toEqual(['1: enough']);
		expect(shared.clock.nextDue()).toBeUndefined();
		await shared.advance(100);
		expect(shared.asked()).toEqual([]);
	});
});

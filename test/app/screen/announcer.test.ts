import {describe, expect, test} from 'vitest';
import {type AnnouncementOptions, announce} from '../../../source/app/screen/announcer.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {createStore} from '../../../source/state/store.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {OPERATION_ID, operationOf} from '../../helpers/builders.ts';

const UNDER_WAY = operationOf('PROCESSING', {total: 2, delivered: 1, queued: 1});
const SETTLED = operationOf('COMPLETED', {total: 2, delivered: 2});

/** A watch and everything that its terminal was told, in order. */
function listen(options: Partial<AnnouncementOptions> = {}) {
	const watchOptions = {
		operationId: OPERATION_ID,
		now: 0,
		intervalMs: 2000,
		pageSize: 50,
		filter: NO_FILTER,
	};
	const store = createStore(newWatch(watchOptions));
	const told: string[] = [];
	const terminal = {
		title: (text: string) => told.push(`title ${text}`),
		bell: () => told.push('bell'),
		notify: (text: string) => told.push(`notify ${text}`),
	};
	const stop = announce(store, terminal, {hasBell: true, hasNotifications: true, ...options});
	let at = 0;
	return {
		stop,
		/** What is told when this answer comes. */
		receive(operation: typeof SETTLED) {
			told.length = 0;
			at += 2000;
			store.dispatch({type: 'received-operation', at, operation});
			return [...told];
		},
		told,
	};
}

describe('the end of the send', () => {
	const NEWS = 'The send …hp41 has settled: 2 emails delivered, none failed.';

	test.each([
		[{}, ['bell', `notify ${NEWS}`]],
		[{hasBell: false}, [`notify ${NEWS}`]],
		[{hasNotifications: false}, ['bell']],
		[{hasBell: false, hasNotifications: false}, []],
	])('is reported as %j says', (options, told) => {
		const {receive} = listen(options);
		expect(receive(UNDER_WAY)).toEqual(['title 1 of 2 so far · sendwatch …hp41']);
		expect(receive(SETTLED)).toEqual(['title settled · sendwatch …hp41', ...told]);
	});

	test('is reported once, even when an email moves after it', () => {
		const {receive} = listen();
		receive(UNDER_WAY);
		receive(SETTLED);
		receive(UNDER_WAY);
		expect(receive(SETTLED)).toEqual(['title settled · sendwatch …hp41']);
	});

	test('is not news where it had come before the watch', () => {
		const {receive} = listen();
		expect(receive(SETTLED)).toEqual(['title settled · sendwatch …hp41']);
	});
});

test('the name of the window is given back', () => {
	const {stop, told} = listen();
	stop();
	expect(told.at(-1)).toBe('title ');
});

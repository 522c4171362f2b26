import {expect, test} from 'vitest';
import type {Problem} from '../../../../../source/core/network/problem.ts';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {safeLine} from '../../../../../source/core/text/text.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {operation} from '../../../../helpers/emails.ts';
import {NOW, openAppWith} from '../../../open-app.tsx';

const HOUR = 3_600_000;
const REPLAY = {startedAt: NOW, speed: 10, isPaused: false, isOver: false, badLines: 0};

/** An answer an hour after the send began, unless told otherwise. */
function answered(status: string, stats: Partial<Stats>, at = NOW): Event {
	return {
		type: 'received-operation',
		at,
		operation: operation(status, {total: 100, ...stats}, {createdAt: at - HOUR, updatedAt: at - HOUR, answeredAt: at}),
	};
}

function failedPolls(count: number, problem: Problem): readonly Event[] {
	return Array.from({length: count}, () => ({type: 'failed-operation', at: NOW, problem}));
}

const SILENCE: Problem = {kind: 'unreachable', sentence: safeLine('No answer.'), isOffline: true};

test.each<[string, readonly Event[], string, string]>([
	['all went well', [answered('COMPLETED', {delivered: 100})], '✓ SETTLED', '✓ settled'],
	['a few failed', [answered('COMPLETED', {delivered: 97, failed: 3})], '▲ SETTLED', '▲ settled'],
	['many failed', [answered('COMPLETED', {delivered: 90, failed: 10})], '✗ SETTLED', '✗ settled'],
	['canceled', [answered('CANCELED', {canceled: 100})], '⊘ CANCELED', '⊘ canceled'],
	['a counter is unknown at its end', [answered('COMPLETED', {delivered: 90})], '⚠ UNACCOUNTED', '⚠ ended'],
	[
		'processed, and some on the way',
		[answered('PROCESSING', {delivered: 90, sent: 10}), answered('COMPLETED', {delivered: 91, sent: 9})],
		'● ON ITS WAY',
		'● processed; 9 emails still on the way',
	],
	[
		'processed, and some failed',
		[answered('PROCESSING', {delivered: 90, sent: 10}), answered('COMPLETED', {delivered: 90, failed: 1, sent: 9})],
		'▲ SOME FAIL',
		'▲ processed; 9 emails still on the way',
	],
	['a poll failed', [answered('PROCESSING', {delivered: 9, queued: 91}), ...failedPolls(1, SILENCE)], '● ON', '⚠ data'],
	[
		'no answer',
		[answered('PROCESSING', {delivered: 9, queued: 91}), ...failedPolls(5, SILENCE)],
		'◌ OFFLINE',
		'◌ data',
	],
])('the state line has the sign of the badge: %s', (_, events, badge, line) => {
	const {frame} = openAppWith({size: {columns: 120, rows: 30}, arrange: (store) => store.dispatch(...events)});
	const rows = frame().split('\n');
	expect(rows[0]?.trim().startsWith(badge)).toBe(true);
	expect(rows[2]?.slice(0, line.length + 1)).toBe(` ${line}`);
});

test('in a replay it has the sign of the badge that the send had', () => {
	const {frame} = openAppWith({size: {columns: 120, rows: 30}}, answered('COMPLETED', {delivered: 97, failed: 3}), {
		type: 'changed-replay',
		replay: REPLAY,
	});
	const rows = frame().split('\n');
	expect(rows[0]).toMatch(/^ {2}▶ REPLAY/u);
	expect(rows[2]).toMatch(/^ ▲ settled/u);
});

test('what is behind is a sentence', () => {
	const page = {emails: [], next: null};
	const listed: Event = {type: 'received-page', at: NOW, generation: 0, token: null, page};
	const later = answered('PROCESSING', {delivered: 100}, NOW + 60_000);
	const {frame} = openAppWith(
		{size: {columns: 120, rows: 30}},
		answered('PROCESSING', {delivered: 100}),
		listed,
		later,
	);
	expect(frame().split('\n')[2]?.trimEnd()).toBe(' The list is 100 emails behind the counters.');
});

test('the next try is at the same time in line 1 and in the state line, whichever was drawn last', async () => {
	let time = NOW;
	const silent = [answered('PROCESSING', {delivered: 9, queued: 91}), ...failedPolls(5, SILENCE)];
	const next: Event = {type: 'scheduled-poll', at: NOW + 7500};
	const {frame, store, press} = openAppWith({size: {columns: 120, rows: 30}, now: () => time}, ...silent, next);
	await press();
	// Draws line 1 alone.
	time = NOW + 900;
	store.dispatch({type: 'received-failures', at: NOW, status: 'FAILED', token: null, page: {emails: [], next: null}});
	await press();
	const said = [...frame().matchAll(/next try in (\d+ s)/gu)].map(([, seconds]) => seconds);
	expect(said).toHaveLength(2);
	expect(new Set(said).size).toBe(1);
});

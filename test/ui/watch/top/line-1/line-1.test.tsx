import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {widthOf} from '../../../../../source/core/text/drawing/width.ts';
import {safe, safeLine} from '../../../../../source/core/text/text.ts';
import {NOTHING_KNOWN, receiveOperation} from '../../../../../source/state/watch/operation.ts';
import type {Connection} from '../../../../../source/state/watch/select/connection.ts';
import {BADGE_WORDS, type Badge} from '../../../../../source/state/watch/select/send/badge.ts';
import {createTheme} from '../../../../../source/ui/theme/theme.ts';
import {Line1, type Line1Props} from '../../../../../source/ui/watch/top/line-1/line-1.tsx';
import {operation} from '../../../../helpers/emails.ts';
import {OPERATION_ID} from '../../../../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 21);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const THEME = createTheme({depth: 'none', isAscii: false});
const PROBLEM = {kind: 'unreachable', sentence: safeLine('No answer.')} as const;
const LIVE: Connection = {kind: 'live', next: NOW + 1000};
const OFFLINE: Connection = {kind: 'offline', next: NOW + 5000, problem: PROBLEM};
const REPLAY = {startedAt: NOW, speed: 10, isPaused: false, isOver: false, badLines: 0};
const WHERE = {share: safe`97 %`, place: safe`at two domains`, read: 2001};
const STORM = {total: 10_000, delivered: 4841, undelivered: 2249, failed: 44, sent: 1793, queued: 1073};

type Changes = Partial<Line1Props> & {
	readonly status?: string;
	readonly age?: number;
	readonly stats?: Partial<Stats>;
	readonly answers?: number;
};

/** Line 1 of a send of some age, 100 columns wide unless told otherwise. */
function line1({status = 'PROCESSING', age = 35_000, stats = STORM, columns = 100, ...props}: Changes): string {
	const first = operation(status, {...stats, undelivered: (stats.undelivered ?? 0) - 292}, {createdAt: NOW - age});
	const second = operation(status, stats, {createdAt: NOW - age});
	const watch = receiveOperation(receiveOperation(NOTHING_KNOWN, first, NOW - 2000), second, NOW);
	const element = (
		<Line1
			operationId={OPERATION_ID}
			badge="failing"
			watch={watch}
			connection={LIVE}
			stall={undefined}
			where={undefined}
			nextPollAt={NOW + 1000}
			replay={undefined}
			keyOf={() => safe`r`}
			isSpinning={false}
			isTlsUnchecked={false}
			columns={columns}
			now={NOW}
			theme={THEME}
			{...props}
		/>
	);
	return renderToString(element, {columns});
}

describe('line 1', () => {
	test.each<readonly [string, Changes, string]>([
		[
			'how many fail, of what, and what the last poll changed',
			{},
			'  ✗ FAILING     2,293 of 7,134 ended:  32 %  +292 in 2 s  …vqjhp41',
		],
		['less where there is less room', {columns: 60}, '  ✗ FAILING    2,293 of 7,134:  32 %     …p41        35 s ●'],
		['the figures at least', {columns: 40}, '  ✗ FAILING    2,293 of 7,134:  32 %  ●'],
		[
			'where the failures are, where there is room',
			{columns: 160, where: WHERE},
			'  ✗ FAILING     2,293 of 7,134 ended:  32 %  +292 in 2 s    97 % of 2,001 read at two domains',
		],
		[
			'where all of them are once the send has settled',
			{columns: 160, badge: 'settled-badly', where: {...WHERE, read: 2293}},
			' ended: 32 %  +292 in 2 s  97 % at two domains ',
		],
		[
			'since when nothing moves, and how many wait',
			{badge: 'stalled', stall: {since: NOW - 125_000, lastsMs: 125_000, underWay: 40}},
			'  ⚠ STALLED   no progress since 06:18 · 40 in flight  2,293 failures of 7,134 ended: 32 %  ',
		],
		[
			'the last known failures while offline, and once how old they are',
			{badge: 'offline', connection: OFFLINE, now: NOW + 3000},
			'  ◌ OFFLINE   2,293 failures of 7,134 ended: 32 %      …vqjhp41  PROCESSING         38 s  ◌ 3 s old',
		],
		[
			'the same in 60 columns',
			{badge: 'offline', connection: OFFLINE, columns: 60, now: NOW + 3000},
			'  ◌ OFFLINE  2,293 failures of 7,134: 32 %        ◌ 3 s old',
		],
		[
			'the last known failures after a refusal, and that polling has stopped',
			{badge: 'refused', connection: {kind: 'refused', problem: PROBLEM}, columns: 60},
			'  ✗ REFUSED  2,293 failures of 7,134: 32 %',
		],
		[
			'that counters are in doubt, after the failures, in 60 columns',
			{badge: 'unaccounted', stats: {...STORM, sent: 1000}, status: 'COMPLETED', columns: 60},
			'  ⚠ UNACCOUNTED  2,293 failures of 7,134: 32 %',
		],
		['that an answer is late', {now: NOW + 15_000}, '◌ 15 s old'],
		[
			'how old stale data is at its right end, too',
			{badge: 'stale', connection: {...OFFLINE, kind: 'stale'}, now: NOW + 15_000},
			'◌ 15 s old',
		],
		[
			'what the last poll changed where some fail',
			{badge: 'some-fail', stats: {...STORM, undelivered: 300, delivered: 6000}},
			'ended:   5 %  +292 ',
		],
		[
			'how many fail, and which send it is, in 60 columns',
			{badge: 'stalled', columns: 60, stall: {since: NOW - 2 * MINUTE, lastsMs: 2 * MINUTE, underWay: 6500}},
			'  ⚠ STALLED  2,293 failures of 7,134: 32 %',
		],
		['which moment of a recording is shown', {badge: 'replay', replay: REPLAY}, ' ▶ REPLAY 2026-04-05 '],
		['that nobody checks certificates, at any width', {columns: 40, isTlsUnchecked: true}, 'TLS UNSAFE'],
	])('says %s', (_, changes, expected) => {
		expect(line1(changes)).toContain(expected);
	});

	test.each<readonly [string, Partial<Stats>, string]>([
		['none failed', {total: 100, delivered: 60, queued: 40, undelivered: 0}, 'none failed'],
		['nobody knows whether any did', {total: 100, delivered: 60, undelivered: undefined as never}, 'failures –'],
	])('tells that %s', (_, counters, expected) => {
		const stats = operation('PROCESSING', counters).stats;
		const {undelivered, ...others} = stats;
		const known = undelivered === undefined ? others : stats;
		const watch = receiveOperation(NOTHING_KNOWN, {...operation('PROCESSING', {}), stats: known}, NOW);
		expect(line1({badge: 'on-its-way', watch})).toContain(`● ON ITS WAY   ${expected}`);
	});

	const badges = (Object.keys(BADGE_WORDS) as readonly Badge[]).filter((badge) => badge !== 'unknown');
	const ages = [42_000, 11 * MINUTE + 30_000, 6 * DAY + 23 * 60 * MINUTE];

	test.each(badges)('keeps its words whole at any width and age: %s', (badge) => {
		const replay = badge === 'replay' ? REPLAY : undefined;
		for (let columns = 40; columns <= 180; columns += columns < 100 ? 3 : 11) {
			const more = columns % 2 === 0 ? {connection: OFFLINE} : {isTlsUnchecked: true};
			const text = line1({badge, columns, age: ages[columns % 3] ?? 0, replay, ...more});
			expect(text).toContain(BADGE_WORDS[badge]);
			expect(text).not.toMatch(/PROCESS(?!ING)|\b(?:fail|liv|polling stop)$/u);
			expect(text).not.toContain('\n');
			expect(widthOf(text)).toBeLessThanOrEqual(columns);
		}
	});
});

test.each(['stalled', 'offline', 'stale', 'failing', 'some-fail', 'settled-badly'] as const)(
	'the two ends of line 1 are at least two columns apart: %s',
	(badge) => {
		const stall = {since: NOW - 2 * MINUTE, lastsMs: 2 * MINUTE, underWay: 6500};
		for (let columns = 40; columns < 130; columns += 1) {
			const text = line1({badge, columns, stall, connection: badge === 'offline' ? OFFLINE : LIVE, now: NOW + 3000});
			// The right end begins with the first of its fields that there is room for.
			const right = text.search(/…p41|…vqj|comms_|PROCESSING|(?:\d+ (?:s|min) )?[●◌]/u);
			if (right !== -1) expect(text.slice(0, right), text).toMatch(/ {2}$/u);
		}
	},
);

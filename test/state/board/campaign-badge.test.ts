import {describe, expect, test} from 'vitest';
import type {GivenTerms} from '../../../source/core/operation/terms.ts';
import {parseThreshold} from '../../../source/core/operation/threshold.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import type {Badge} from '../../../source/state/watch/select/send/badge.ts';
import {answer, boardAfter, listed, sendId} from './boards.ts';

type Send = readonly [status: string, delivered: number, failed: number, queued: number];

const GOOD: Send = ['COMPLETED', 100, 0, 0];
const PARTLY: Send = ['COMPLETED', 99, 1, 0];
const BAD: Send = ['COMPLETED', 50, 50, 0];
const MOVING: Send = ['PROCESSING', 40, 0, 60];
const FAILING: Send = ['PROCESSING', 20, 20, 60];
/** Too few have ended to call it failing by itself. */
const SMALL: Send = ['PROCESSING', 5, 5, 2];
const WAITING: Send = ['SCHEDULED', 0, 0, 0];

function terms(failIf: string, minSample?: number): GivenTerms {
	const {threshold} = parseThreshold(failIf) as {threshold: NonNullable<GivenTerms['failIf']>};
	return {failIf: threshold, ...(minSample === undefined ? {} : {minSample})};
}

function badgesOf(sends: readonly Send[], given: GivenTerms = {}) {
	const tags = [{key: untrusted('campaign'), value: untrusted('spring')}];
	const board = boardAfter(
		[
			answer(
				sends.map(([status, delivered, failed, queued], index) => {
					const scheduled = status === 'SCHEDULED' ? 100 : 0;
					const canceled = status === 'CANCELED' ? 100 : 0;
					const total = delivered + failed + queued + scheduled + canceled;
					return listed(index, status, {total, delivered, failed, queued, scheduled, canceled});
				}),
			),
			{type: 'named-sends', names: sends.map((_, index) => [sendId(index), {tags}] as const)},
			{type: 'toggled-groups'},
		],
		{terms: {stallAfterMs: 60_000, ...given}},
	);
	const campaign = board.rows.map((row) => (row.kind === 'group' ? row.badge : undefined));
	return {campaign, sends: sends.map((_, index) => board.sends.get(sendId(index))?.badge)};
}

describe('a campaign', () => {
	test.each<[string, readonly Send[], Badge]>([
		['one fails', [GOOD, FAILING, MOVING], 'failing'],
		['one ended badly while another goes on', [BAD, MOVING], 'failing'],
		['a few failed', [PARTLY, MOVING], 'some-fail'],
		['none failed', [GOOD, MOVING], 'on-its-way'],
		['nothing has left', [WAITING, WAITING], 'scheduled'],
		['some wait, some have ended', [WAITING, GOOD], 'on-its-way'],
		['small sends that fail together', [SMALL, SMALL, SMALL], 'failing'],
		['all ended well', [GOOD, GOOD], 'settled-well'],
		['all ended, few failed', [GOOD, PARTLY], 'settled-partly'],
		['all ended, one badly', [GOOD, BAD, PARTLY], 'settled-badly'],
		['all canceled', [['CANCELED', 0, 0, 0]], 'canceled'],
	])('%s', (_, sends, badge) => {
		expect(badgesOf(sends).campaign).toEqual([badge]);
	});
});

describe('--fail-if and --min-sample', () => {
	test('decide about the badge of each send and of the campaign', () => {
		expect(badgesOf([FAILING, MOVING], terms('failed > 60%'))).toEqual({
			campaign: ['some-fail'],
			sends: ['some-fail', 'on-its-way'],
		});
		expect(badgesOf([SMALL, MOVING], terms('failed > 1%', 5))).toEqual({
			campaign: ['failing'],
			sends: ['failing', 'on-its-way'],
		});
		expect(badgesOf([PARTLY, GOOD], terms('failed > 2%'))).toEqual({
			campaign: ['settled-well'],
			sends: ['settled-well', 'settled-well'],
		});
	});

	test('a number of emails is meant for each send, a share for the sums too', () => {
		const small: readonly Send[] = [SMALL, SMALL, SMALL];
		expect(badgesOf(small, terms('failed > 10', 5)).campaign).toEqual(['some-fail']);
		expect(badgesOf(small, terms('failed > 10%', 20)).campaign).toEqual(['failing']);
	});
});

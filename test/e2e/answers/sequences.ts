import {type Answer, all, answer, COMPLETED, PROCESSING, type Row, row} from './row.ts';

const HALF = PROCESSING(all({total: 4, recipients: 4, delivered: 2, queued: 2}));
const DONE = COMPLETED(all({total: 4, recipients: 4, delivered: 4}));
const SETTLED = '0 reached: Settled after SOME TIME: 4 emails delivered, none failed.';
const error = (status: number): Answer => ({error: status});

/** Several answers, one after the other. */
export const SEQUENCES: readonly Row[] = [
	row('counters that go missing', [HALF, PROCESSING({total: 4, recipients: 4, delivered: 2})], {
		wait: '6 timeout: Timed out after TIME: PROCESSING, 2 unaccounted for; failures unknown.',
		counts: 'delivered 2, null sent, opened, queued, undelivered, scheduled, failed, canceled',
	}),
	row('counters that go missing at the end', [HALF, COMPLETED({total: 4, recipients: 4})], {
		wait: '6 timeout: Timed out after TIME: COMPLETED, 4 unaccounted for; failures unknown.',
		counts: 'null delivered, sent, opened, queued, undelivered, scheduled, failed, canceled',
	}),
	row('counters that come back', [HALF, PROCESSING({}), DONE], {
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 404 after good data', [HALF, error(404), DONE], {
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 401 after good data', [HALF, error(401), DONE], {
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 408 after good data', [HALF, error(408), DONE], {
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 400 after good data', [HALF, error(400), DONE], {
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 404 after good data, and no more: not believed yet', [HALF, error(404)], {
		wait: '6 timeout: Timed out after TIME: PROCESSING at 50 %, 2 emails in flight; none failed.',
		counts: 'delivered 2, queued 2',
	}),
	row('a 404 from the first', error(404), {
		wait: '4 refused: There is no operation …',
		counts: 'nothing',
	}),
	row('a 401 from the first', error(401), {
		wait: '3 refused: The credentials were refused …',
		counts: 'nothing',
	}),
	row('a 400 from the first', error(400), {
		wait: '5 refused: The server did not accept the request …',
		counts: 'nothing',
	}),
	row('a total that grows', [PROCESSING(all({total: 2, delivered: 2})), PROCESSING(all({total: 4, delivered: 4}))], {
		wait: '6 timeout: Timed out after TIME: PROCESSING; none failed.',
		counts: 'delivered 4',
	}),
	row('counters that fall', [HALF, PROCESSING(all({total: 4, recipients: 4, delivered: 1, queued: 3}))], {
		wait: '6 timeout: Timed out after TIME: PROCESSING at 25 %, 3 emails in flight; none failed.',
		counts: 'delivered 1, queued 3',
	}),
	row(
		'recipients that go missing at the end, half of them in no counter',
		[
			answer('PROCESSING', all({total: 50, recipients: 100, delivered: 50})),
			COMPLETED(all({total: 50, delivered: 50})),
		],
		{
			wait: '8 uncertain: No verdict: not every email is accounted for. Ended: 50 emails delivered, none failed, 50 in no counter.',
			counts: 'delivered 50',
		},
	),
	row(
		'recipients that become negative at the end, half of them in no counter',
		[
			answer('PROCESSING', all({total: 50, recipients: 100, delivered: 50})),
			COMPLETED(all({total: 50, recipients: -100, delivered: 50})),
		],
		{
			wait: '8 uncertain: No verdict: not every email is accounted for. Ended: 50 emails delivered, none failed, 50 in no counter.',
			counts: 'delivered 50',
		},
	),
	row(
		'recipients that go missing, and most of those so far delivered',
		[PROCESSING(all({total: 50, recipients: 100, delivered: 50})), PROCESSING(all({total: 50, delivered: 50}))],
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING at 50 %, 50 in no counter; none failed.',
			counts: 'delivered 50',
		},
		'--until',
		'delivered >= 95%',
	),
];

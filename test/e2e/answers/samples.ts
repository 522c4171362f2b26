import {all, answer, COMPLETED, fresh, PROCESSING, type Row, row} from './row.ts';

/** The samples that Twilio publishes, in both ways of counting. */
export const SAMPLES: readonly Row[] = [
	row('the guide’s operation', COMPLETED(all({total: 2, delivered: 2})), {
		wait: '0 reached: Settled: 2 emails delivered, none failed.',
		counts: 'delivered 2',
	}),
	row('the reference’s operation of a message', COMPLETED(all({total: 1, recipients: 1, attempts: 1, delivered: 1})), {
		wait: '0 reached: Settled: 1 email delivered, none failed.',
		counts: 'delivered 1',
	}),
	row(
		'the reference’s operation of emails, twice',
		[1, 2].map(() => COMPLETED(all({total: 3, recipients: 3, attempts: 3, sent: 3, delivered: 3, opened: 2}))),
		{
			wait: '0 reached: Settled: 3 emails delivered, none failed.',
			counts: 'delivered 1, opened 2',
		},
	),
	row(
		'the first operation of the reference’s list, once: the next answer decides how it counts',
		COMPLETED(all({total: 5, recipients: 5, attempts: 5, sent: 5, delivered: 5, opened: 3})),
		{
			wait: '0 reached: Settled: 5 emails delivered, none failed.',
			counts: 'delivered 2, opened 3',
		},
	),
	row(
		'the second operation of the reference’s list: it waits for its time',
		answer('SCHEDULED', all({total: 3, recipients: 3, attempts: 0, scheduled: 3})),
		{
			wait: '6 timeout: Timed out after TIME: SCHEDULED at 0 %, 3 emails in flight; none failed.',
			counts: 'scheduled 3',
		},
	),
	row(
		'the reference’s list of messages, which agrees with nobody',
		answer(
			'SCHEDULED',
			all({total: 10, recipients: 10, attempts: 12, queued: 5, sent: 3, scheduled: 2, delivered: 3, undelivered: 1}),
		),
		{
			wait: '6 timeout: Timed out after TIME: SCHEDULED, 10 emails in flight, more counted than the 10 of the send; 1 undelivered.',
			counts: 'delivered 3, sent 3, queued 5, undelivered 1, scheduled 2',
		},
	),
	row(
		'counted cumulatively, with a failure',
		[1, 2].map(() => COMPLETED(all({total: 4, sent: 4, delivered: 3, opened: 1, undelivered: 1}))),
		{
			wait: '1 failed: Settled: 3 emails delivered, 1 undelivered (25 %).',
			counts: 'delivered 2, opened 1, undelivered 1',
		},
	),
	row(
		'counted cumulatively, midway',
		[1, 2].map(() =>
			PROCESSING(all({total: 10, recipients: 10, queued: 4, sent: 6, delivered: 4, opened: 2, undelivered: 1})),
		),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING at 50 %, 5 emails in flight; 1 undelivered.',
			counts: 'delivered 2, sent 1, opened 2, queued 4, undelivered 1',
		},
	),
	row(
		'counted cumulatively, then a counter lags',
		[
			PROCESSING(all({total: 4, recipients: 4, queued: 1, sent: 3, delivered: 3, opened: 2})),
			PROCESSING(all({total: 4, recipients: 4, queued: 1, sent: 3, delivered: 3, opened: 2})),
			COMPLETED(all({total: 4, recipients: 4, sent: 3, delivered: 4, opened: 2})),
		],
		{
			wait: '0 reached: Settled after SOME TIME: 4 emails delivered, none failed.',
			counts: 'delivered 2, opened 2',
		},
	),
	row(
		'counted cumulatively, but undelivered is missing and nothing is left for it',
		[1, 2].map(() => COMPLETED({total: 4, sent: 4, delivered: 4, opened: 1})),
		{
			wait: '0 reached: Settled: 4 emails delivered, none failed.',
			counts: 'delivered 3, opened 1',
		},
	),
	row(
		'one answer that looks cumulative, then one that does not',
		[COMPLETED(all({total: 4, sent: 4, delivered: 3, opened: 1})), COMPLETED(all({total: 4, delivered: 3, opened: 1}))],
		{
			wait: '0 reached: Settled after SOME TIME: 4 emails delivered, none failed.',
			counts: 'delivered 3, opened 1',
		},
	),
	row('counted cumulatively, but opened is missing', COMPLETED({total: 3, sent: 3, delivered: 3}), {
		wait: '8 uncertain: No verdict: not every email is accounted for. Ended: at least 3 emails delivered, failures unknown, 3 still only sent, more counted than the 3 of the send.',
		counts: 'delivered 3, sent 3, null opened, queued, undelivered, scheduled, failed, canceled',
	}),
	row('a status in lower case, as in a public demo', answer('completed', all({total: 2, delivered: 2})), {
		wait: '0 reached: Settled: 2 emails delivered, none failed.',
		counts: 'delivered 2',
	}),
	row('a status that nobody knows', fresh('PAUSED', all({total: 2, recipients: 2, delivered: 2})), {
		wait: '6 timeout: Timed out after TIME: PAUSED at 100 %; none failed.',
		counts: 'delivered 2',
	}),
];

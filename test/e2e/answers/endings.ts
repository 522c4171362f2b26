import {all, answer, COMPLETED, fresh, PROCESSING, type Row, row, without} from './row.ts';

/** How a send ends, whatever is left; an hour ago unless given. */
export const ENDINGS: readonly Row[] = [
	row('two emails only sent', COMPLETED(all({total: 5, delivered: 3, sent: 2})), {
		wait: '0 reached: Ended: 3 emails delivered, none failed, 2 still only sent.',
		counts: 'delivered 3, sent 2',
	}),
	row('two emails only sent, just now', fresh('COMPLETED', all({total: 5, delivered: 3, sent: 2})), {
		wait: '6 timeout: Timed out after TIME: COMPLETED at 60 %, 2 emails in flight; none failed.',
		counts: 'delivered 3, sent 2',
	}),
	row(
		'two emails only sent, when is not told',
		without(COMPLETED(all({total: 5, delivered: 3, sent: 2})), 'updatedAt'),
		{
			wait: '0 reached: Ended: 3 emails delivered, none failed, 2 still only sent.',
			counts: 'delivered 3, sent 2',
		},
	),
	row(
		'two emails only sent, and no time at all',
		without(COMPLETED(all({total: 5, delivered: 3, sent: 2})), 'updatedAt', 'createdAt'),
		{
			wait: '6 timeout: Timed out after TIME: COMPLETED at 60 %, 2 emails in flight; none failed.',
			counts: 'delivered 3, sent 2',
		},
	),
	row('one email still queued', COMPLETED(all({total: 5, delivered: 4, queued: 1})), {
		wait: '8 uncertain: No verdict: not every email is accounted for. Ended: 4 emails delivered, none failed, 1 never sent.',
		counts: 'delivered 4, queued 1',
	}),
	row('one email still scheduled', COMPLETED(all({total: 5, delivered: 4, scheduled: 1})), {
		wait: '8 uncertain: No verdict: not every email is accounted for. Ended: 4 emails delivered, none failed, 1 never sent.',
		counts: 'delivered 4, scheduled 1',
	}),
	row('one email failed, another still queued', COMPLETED(all({total: 5, delivered: 3, failed: 1, queued: 1})), {
		wait: '1 failed: Ended: 3 emails delivered, 1 failed (25 %), 1 never sent.',
		counts: 'delivered 3, queued 1, failed 1',
	}),
	row('two emails in no counter', COMPLETED(all({total: 10, delivered: 8})), {
		wait: '8 uncertain: No verdict: not every email is accounted for. Ended: 8 emails delivered, none failed, 2 in no counter.',
		counts: 'delivered 8',
	}),
	row('two emails in no counter, just now', fresh('COMPLETED', all({total: 10, delivered: 8})), {
		wait: '6 timeout: Timed out after TIME: COMPLETED at 80 %, 2 in no counter; none failed.',
		counts: 'delivered 8',
	}),
	row('one of each end', COMPLETED(all({total: 5, delivered: 1, opened: 1, undelivered: 1, failed: 1, canceled: 1})), {
		wait: '1 failed: Settled: 2 emails delivered, 1 canceled, 1 failed, 1 undelivered (40 %).',
		counts: 'delivered 1, opened 1, undelivered 1, failed 1, canceled 1',
	}),
	row('canceled', answer('CANCELED', all({total: 3, canceled: 3})), {
		wait: '7 canceled: Canceled: 0 emails delivered, 3 canceled, none failed.',
		counts: 'canceled 3',
	}),
	row('canceled after one had failed', answer('CANCELED', all({total: 3, canceled: 2, failed: 1})), {
		wait: '7 canceled: Canceled: 0 emails delivered, 2 canceled, 1 failed (33 %).',
		counts: 'failed 1, canceled 2',
	}),
	row('canceled, one still queued', answer('CANCELED', all({total: 3, canceled: 2, queued: 1})), {
		wait: '7 canceled: Canceled: 0 emails delivered, 2 canceled, none failed, 1 never sent.',
		counts: 'queued 1, canceled 2',
	}),
	row('canceled, no counter', answer('CANCELED', {}), {
		wait: '7 canceled: Canceled: deliveries unknown, canceled unknown, failures unknown, the number of emails unknown.',
		counts: 'null delivered, sent, opened, queued, undelivered, scheduled, failed, canceled',
	}),
	row('canceled just now, one only sent', fresh('CANCELED', all({total: 3, canceled: 2, sent: 1})), {
		wait: '6 timeout: Timed out after TIME: CANCELED at 67 %, 1 email in flight; none failed.',
		counts: 'sent 1, canceled 2',
	}),
	row(
		'stalled before anybody watched',
		answer('PROCESSING', all({total: 9, recipients: 9, delivered: 4, queued: 5})),
		{
			wait: '6 stalled: No progress for 1 h: PROCESSING at 44 %, 5 emails in flight; none failed.',
			counts: 'delivered 4, queued 5',
		},
		'--stall-timeout',
		'30m',
	),
	row(
		'merely scheduled for an hour: no stall',
		answer('SCHEDULED', all({total: 9, recipients: 9, scheduled: 9})),
		{
			wait: '6 timeout: Timed out after TIME: SCHEDULED at 0 %, 9 emails in flight; none failed.',
			counts: 'scheduled 9',
		},
		'--stall-timeout',
		'30m',
	),
	row(
		'perhaps stalled: a counter is unknown',
		answer('PROCESSING', {total: 9, recipients: 9, delivered: 3, queued: 5}),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING, at least 5 emails in flight, 1 unaccounted for; failures unknown.',
			counts: 'delivered 3, queued 5, null sent, opened, undelivered, scheduled, failed, canceled',
		},
		'--stall-timeout',
		'30m',
	),
	row('half way', PROCESSING(all({total: 4, recipients: 4, delivered: 2, sent: 1, queued: 1})), {
		wait: '6 timeout: Timed out after TIME: PROCESSING at 50 %, 2 emails in flight; none failed.',
		counts: 'delivered 2, sent 1, queued 1',
	}),
];

import {all, COMPLETED, fresh, PROCESSING, type Row, row} from './row.ts';

const MOST = ['--until', 'delivered >= 95%'];

/** Other goals than the end, and other failures than any. */
export const GOALS: readonly Row[] = [
	row(
		'95 % of those so far',
		PROCESSING(all({total: 100, delivered: 97, sent: 3})),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING, 3 emails in flight; none failed.',
			counts: 'delivered 97, sent 3',
		},
		...MOST,
	),
	row(
		'95 % of a total of 0',
		PROCESSING(all({total: 0})),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING, the number of emails unknown; none failed.',
			counts: '',
		},
		...MOST,
	),
	row(
		'95 % of the emails, not of the recipients',
		PROCESSING(all({total: 100, recipients: 1000, delivered: 97})),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING at 10 %, 903 in no counter; none failed.',
			counts: 'delivered 97',
		},
		...MOST,
	),
	row(
		'95 % of the recipients',
		PROCESSING(all({total: 100, recipients: 100, delivered: 90, opened: 6, sent: 4})),
		{
			wait: '0 reached: --until is met: delivered >= 95%. PROCESSING at 96 %, 4 emails in flight; none failed.',
			counts: 'delivered 90, sent 4, opened 6',
		},
		...MOST,
	),
	row(
		'95 % with a failure',
		PROCESSING(all({total: 100, recipients: 100, delivered: 96, failed: 1, sent: 3})),
		{
			wait: '1 failed: --fail-if is met: failed+undelivered > 0. PROCESSING at 97 %, 3 emails in flight; 1 failed.',
			counts: 'delivered 96, sent 3, failed 1',
		},
		...MOST,
	),
	row(
		'95 %, but failed is unknown',
		PROCESSING({...all({total: 100, recipients: 100, delivered: 96, sent: 3}), failed: null}),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING, 3 emails in flight, 1 unaccounted for; failures unknown.',
			counts: 'delivered 96, sent 3, null failed',
		},
		...MOST,
	),
	row(
		'so many by number, of those so far',
		PROCESSING(all({total: 100, delivered: 97, sent: 3})),
		{
			wait: '0 reached: --until is met: delivered >= 90. PROCESSING, 3 emails in flight; none failed.',
			counts: 'delivered 97, sent 3',
		},
		'--until',
		'delivered >= 90',
	),
	row(
		'95 % can no longer come',
		COMPLETED(all({total: 10, delivered: 9, canceled: 1})),
		{
			wait: '1 missed: --until was not met: delivered >= 95%. Settled: 9 emails delivered, 1 canceled, none failed.',
			counts: 'delivered 9, canceled 1',
		},
		...MOST,
	),
	row(
		'at the end delivered is unknown',
		COMPLETED({...all({total: 10, failed: 0}), delivered: null}),
		{
			wait: '8 uncertain: No verdict: the counters do not tell whether delivered >= 95% holds. Ended: deliveries unknown, none failed, 10 unaccounted for.',
			counts: 'null delivered',
		},
		...MOST,
	),
	row(
		'at the end emails are missing, but the goal holds',
		COMPLETED(all({total: 100, delivered: 97})),
		{
			wait: '0 reached: --until is met: delivered >= 95%. Ended: 97 emails delivered, none failed, 3 in no counter.',
			counts: 'delivered 97',
		},
		...MOST,
	),
	row(
		'processed, emails under way',
		fresh('COMPLETED', all({total: 5, delivered: 3, sent: 1, queued: 1})),
		{
			wait: '0 reached: COMPLETED at 60 %, 2 emails in flight; none failed.',
			counts: 'delivered 3, sent 1, queued 1',
		},
		'--until',
		'completed',
	),
	row(
		'processed, one email in no counter',
		fresh('COMPLETED', all({total: 5, delivered: 3, sent: 1})),
		{
			wait: '8 uncertain: No verdict: not every email is accounted for. COMPLETED at 60 %, 1 email in flight, 1 in no counter; none failed.',
			counts: 'delivered 3, sent 1',
		},
		'--until',
		'completed',
	),
	row(
		'all delivered, but still being processed',
		PROCESSING(all({total: 3, recipients: 3, delivered: 3})),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING at 100 %; none failed.',
			counts: 'delivered 3',
		},
		'--until',
		'completed',
	),
	row(
		'few failures are allowed',
		COMPLETED(all({total: 100, delivered: 98, failed: 1, undelivered: 1})),
		{
			wait: '0 reached: Settled: 98 emails delivered, 1 failed, 1 undelivered (2 %).',
			counts: 'delivered 98, undelivered 1, failed 1',
		},
		'--fail-if',
		'failed+undelivered > 2%',
	),
	row(
		'a percentage of too few',
		COMPLETED(all({total: 2, delivered: 2, failed: 1})),
		{
			wait: '8 uncertain: No verdict: the counters do not tell whether failed > 50% holds. Settled: 2 emails delivered, 1 failed (33 %), more counted than the 2 of the send.',
			counts: 'delivered 2, failed 1',
		},
		'--fail-if',
		'failed > 50%',
	),
	row(
		'failing fast',
		PROCESSING(all({total: 9, recipients: 9, queued: 8, failed: 1})),
		{
			wait: '1 failed: --fail-if is met: failed+undelivered > 0. PROCESSING at 11 %, 8 emails in flight; 1 failed.',
			counts: 'queued 8, failed 1',
		},
		'--fail-fast',
	),
	row(
		'too few have ended to fail fast',
		PROCESSING(all({total: 9, recipients: 9, queued: 8, failed: 1})),
		{
			wait: '6 timeout: Timed out after TIME: PROCESSING at 11 %, 8 emails in flight; 1 failed.',
			counts: 'queued 8, failed 1',
		},
		'--fail-fast',
		'--min-sample',
		'2',
	),
];

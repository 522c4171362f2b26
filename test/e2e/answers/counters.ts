import {all, COMPLETED, PROCESSING, type Row, row} from './row.ts';

const UNACCOUNTED = '8 uncertain: No verdict: not every email is accounted for. Ended:';
const ALL_NULL = 'null delivered, sent, opened, queued, undelivered, scheduled, failed, canceled';
const REST_NULL = 'null sent, opened, queued, undelivered, scheduled, failed, canceled';

/** Nothing at all is known of a send that has ended. */
const NOTHING = {
	wait: `${UNACCOUNTED} deliveries unknown, failures unknown, the number of emails unknown.`,
	counts: ALL_NULL,
};

/** `failed` is unknown, and one email of ten may be in it. */
const MAYBE_FAILED = {
	wait: `${UNACCOUNTED} 9 emails delivered, failures unknown, 1 unaccounted for.`,
	counts: 'delivered 9, null failed',
};

/** Counters that are missing, cannot be read, or do not add up; most of them of a send that ended an hour ago. */
export const COUNTERS: readonly Row[] = [
	row('stats: null', COMPLETED(null), NOTHING),
	row('no counter', COMPLETED({}), NOTHING),
	row('stats that are text', COMPLETED('many'), NOTHING),
	row('failed as text accounts for all', COMPLETED({total: 10, failed: '10'}), {
		wait: '1 failed: Settled: 0 emails delivered, 10 failed (100 %).',
		counts: 'failed 10',
	}),
	row('a fraction, and nothing else', COMPLETED({total: 10, failed: 10.5}), {
		wait: `${UNACCOUNTED} deliveries unknown, failures unknown, 10 unaccounted for.`,
		counts: ALL_NULL,
	}),
	row('3 of 10 delivered, and nothing else', COMPLETED({total: 10, delivered: 3}), {
		wait: `${UNACCOUNTED} at least 3 emails delivered, failures unknown, 7 unaccounted for.`,
		counts: `delivered 3, ${REST_NULL}`,
	}),
	row('all 10 delivered, and nothing else', COMPLETED({total: 10, delivered: 10}), {
		wait: '0 reached: Settled: 10 emails delivered, none failed.',
		counts: 'delivered 10',
	}),
	row('failures of a total of 0', COMPLETED({total: 0, failed: 5}), {
		wait: '1 failed: Ended: deliveries unknown, at least 5 failures, the number of emails unknown.',
		counts: 'failed 5, null delivered, sent, opened, queued, undelivered, scheduled, canceled',
	}),
	row('a counter nobody knows', COMPLETED({total: 10, bounced: 10}), {
		wait: `${UNACCOUNTED} deliveries unknown, failures unknown, 10 unaccounted for.`,
		counts: ALL_NULL,
	}),
	row('fewer emails than recipients', COMPLETED({total: 2, recipients: 5, delivered: 2}), {
		wait: `${UNACCOUNTED} at least 2 emails delivered, failures unknown, 3 unaccounted for.`,
		counts: `delivered 2, ${REST_NULL}`,
	}),
	row('fewer emails than recipients, the other counters 0', COMPLETED(all({total: 2, recipients: 5, delivered: 2})), {
		wait: `${UNACCOUNTED} 2 emails delivered, none failed, 3 in no counter.`,
		counts: 'delivered 2',
	}),
	row('more emails than recipients', COMPLETED(all({total: 10, recipients: 8, delivered: 10})), {
		wait: '0 reached: Settled: 10 emails delivered, none failed.',
		counts: 'delivered 10',
	}),
	row('recipients alone', COMPLETED(all({recipients: 3, delivered: 3})), {
		wait: '0 reached: Settled: 3 emails delivered, none failed.',
		counts: 'delivered 3',
	}),
	row('a total of 0', COMPLETED(all({total: 0})), {
		wait: `${UNACCOUNTED} 0 emails delivered, none failed, the number of emails unknown.`,
		counts: '',
	}),
	row('total and recipients of 0', COMPLETED(all({total: 0, recipients: 0})), {
		wait: `${UNACCOUNTED} 0 emails delivered, none failed, the number of emails unknown.`,
		counts: '',
	}),
	row('no total', COMPLETED(all({delivered: 5})), {
		wait: `${UNACCOUNTED} 5 emails delivered, none failed, the number of emails unknown.`,
		counts: 'delivered 5',
	}),
	row('five times as many failed as there are', COMPLETED(all({total: 10, failed: 50})), {
		wait: '1 failed: Settled: 0 emails delivered, 50 failed (100 %), more counted than the 10 of the send.',
		counts: 'failed 50',
	}),
	row('more delivered than there are', COMPLETED(all({total: 7, delivered: 9})), {
		wait: '0 reached: Settled: 9 emails delivered, none failed, more counted than the 7 of the send.',
		counts: 'delivered 9',
	}),
	row('more delivered than there are, and nothing else', COMPLETED({total: 7, delivered: 9}), {
		wait: `${UNACCOUNTED} at least 9 emails delivered, failures unknown, more counted than the 7 of the send.`,
		counts: `delivered 9, ${REST_NULL}`,
	}),
	row('a negative counter', COMPLETED(all({total: 10, delivered: 9, failed: -1})), MAYBE_FAILED),
	row('a fractional counter', COMPLETED(all({total: 10, delivered: 9, failed: 0.5})), MAYBE_FAILED),
	row('an absurd counter', COMPLETED(all({total: 10, delivered: 9, failed: 1e300})), MAYBE_FAILED),
	row('a counter that is text', COMPLETED(all({total: 10, delivered: 9, failed: 'none'})), MAYBE_FAILED),
	row('a counter of null', COMPLETED(all({total: 10, delivered: 9, failed: null})), MAYBE_FAILED),
	row('a counter that is a list', COMPLETED(all({total: 10, delivered: 9, failed: [0]})), MAYBE_FAILED),
	row('a counter that is true', COMPLETED(all({total: 10, delivered: 9, failed: true})), MAYBE_FAILED),
	row('a negative counter that no email is left for', COMPLETED(all({total: 10, delivered: 10, failed: -1})), {
		wait: '0 reached: Settled: 10 emails delivered, none failed.',
		counts: 'delivered 10',
	}),
	row('every counter as text', COMPLETED({total: '3', delivered: '2', undelivered: '1', failed: '0'}), {
		wait: '1 failed: Settled: 2 emails delivered, 1 undelivered (33 %).',
		counts: 'delivered 2, undelivered 1',
	}),
	row('a total that cannot be read', COMPLETED(all({total: -4, delivered: 4})), {
		wait: `${UNACCOUNTED} 4 emails delivered, none failed, the number of emails unknown.`,
		counts: 'delivered 4',
	}),
	row('more may still come', PROCESSING(all({total: 100, delivered: 97})), {
		wait: '6 timeout: Timed out after TIME: PROCESSING, 3 in no counter; none failed.',
		counts: 'delivered 97',
	}),
	row('no email yet', PROCESSING(all({total: 0})), {
		wait: '6 timeout: Timed out after TIME: PROCESSING, the number of emails unknown; none failed.',
		counts: '',
	}),
];

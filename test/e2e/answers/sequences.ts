import {type Answer, all, answer, COMPLETED, PROCESSING, type Row, row} from './row.ts';

const HALF = PROCESSING(all({total: 4, recipients: 4, delivered: 2, queued: 2}));
const DONE = COMPLETED(all({total: 4, recipients: 4, delivered: 4}));
const SETTLED = '0 reached: Settled after SOME TIME: 4 emails delivered, none failed.';
const error = (status: number): Answer => ({error: status});

/** Several answers, one after the other. */
export const SEQUENCES: readonly Row[] = [
	row('counters that go missing', [HALF, PROCESSING({total: 4, recipients: 4, delivered: 2})], {
		screen:
			'– of 4 | delivered 2, sent 0?, opened 0?, queued 2?, undelivered 0?, scheduled 0?, failed 0?, canceled 0? | opened, undelivered, failed, canceled, sent, queued, scheduled are unknown: the server gave no usable number',
		wait: '6 timeout: The time is up (TIME): PROCESSING, 2 unaccounted for; failures unknown.',
		counts: 'delivered 2, null sent, opened, queued, undelivered, scheduled, failed, canceled',
	}),
	row('counters that go missing at the end', [HALF, COMPLETED({total: 4, recipients: 4})], {
		screen:
			'– of 4 | delivered 2?, sent 0?, opened 0?, queued 2?, undelivered 0?, scheduled 0?, failed 0?, canceled 0? | no counter can be read',
		wait: '6 timeout: The time is up (TIME): COMPLETED, 4 unaccounted for; failures unknown.',
		counts: 'null delivered, sent, opened, queued, undelivered, scheduled, failed, canceled',
	}),
	row('counters that come back', [HALF, PROCESSING({}), DONE], {
		screen: '100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME: 4 emails delivered, none failed',
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 404 after good data', [HALF, error(404), DONE], {
		screen: '100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME: 4 emails delivered, none failed',
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 401 after good data', [HALF, error(401), DONE], {
		screen: '100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME: 4 emails delivered, none failed',
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 408 after good data', [HALF, error(408), DONE], {
		screen: '100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME: 4 emails delivered, none failed',
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 400 after good data', [HALF, error(400), DONE], {
		screen: '100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME: 4 emails delivered, none failed',
		wait: SETTLED,
		counts: 'delivered 4',
	}),
	row('a 404 after good data, and no more: not believed yet', [HALF, error(404)], {
		screen: '50 % 2 of 4 | delivered 2, queued 2 | ✗ data 2 s old · trying now · There is no operation …',
		wait: '6 timeout: The time is up (TIME): PROCESSING at 50 %, 2 emails still under way; none failed.',
		counts: 'delivered 2, queued 2',
	}),
	row('a 404 from the first', error(404), {
		screen: 'the app ends: There is no operation …',
		wait: '4 refused: There is no operation …',
		counts: 'nothing',
	}),
	row('a 401 from the first', error(401), {
		screen: 'the app ends: The credentials were refused …',
		wait: '3 refused: The credentials were refused …',
		counts: 'nothing',
	}),
	row('a 400 from the first', error(400), {
		screen: 'the app ends: The server did not accept the request …',
		wait: '5 refused: The server did not accept the request …',
		counts: 'nothing',
	}),
	row('a total that grows', [PROCESSING(all({total: 2, delivered: 2})), PROCESSING(all({total: 4, delivered: 4}))], {
		screen: '4 of 4 so far | delivered 4 | 1.0/s █',
		wait: '6 timeout: The time is up (TIME): PROCESSING; none failed.',
		counts: 'delivered 4',
	}),
	row('counters that fall', [HALF, PROCESSING(all({total: 4, recipients: 4, delivered: 1, queued: 3}))], {
		screen: '25 % 1 of 4 | delivered 1, queued 3 |',
		wait: '6 timeout: The time is up (TIME): PROCESSING at 25 %, 3 emails still under way; none failed.',
		counts: 'delivered 1, queued 3',
	}),
	row(
		'recipients that go missing at the end, half of them in no counter',
		[
			answer('PROCESSING', all({total: 50, recipients: 100, delivered: 50})),
			COMPLETED(all({total: 50, delivered: 50})),
		],
		{
			screen:
				'50 % 50 of 100? | delivered 50 | ⚠ ended: 50 emails delivered, none failed, 50 in no counter · recipients is unknown: the server gave no usable number',
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
			screen:
				'50 % 50 of 100? | delivered 50 | ⚠ ended: 50 emails delivered, none failed, 50 in no counter · recipients is unknown: the server gave no usable number',
			wait: '8 uncertain: No verdict: not every email is accounted for. Ended: 50 emails delivered, none failed, 50 in no counter.',
			counts: 'delivered 50',
		},
	),
	row(
		'recipients that go missing, and most of those so far delivered',
		[PROCESSING(all({total: 50, recipients: 100, delivered: 50})), PROCESSING(all({total: 50, delivered: 50}))],
		{
			screen: '50 % 50 of 100? | delivered 50 | 0/s ▁ recipients is unknown: the server gave no usable number',
			wait: '6 timeout: The time is up (TIME): PROCESSING at 50 %, 50 in no counter; none failed.',
			counts: 'delivered 50',
		},
		'--until',
		'delivered >= 95%',
	),
];

import type {FaultName} from '../../source/sandbox/sandbox.ts';

/** Faults of the list alone: test/e2e/list-faults.test.ts states what is reported of them, and that nothing else is called stale. */
type ListFault = 'list-400' | 'list-401' | 'list-403' | 'list-404';

/**
 * What has to be true of the screen: the state line and, in `list`, the head of the list or the line below it. `isRead` if the answers can
 * be read in spite of the fault: the list is then read to its end as well.
 */
export type Said = {readonly state: RegExp; readonly list?: RegExp; readonly isRead?: true};

/** The outcome of the send and nothing more. */
export const OUTCOME = /^ ▲ 1 failed, 2 undelivered \(3 %\) · settled · 117 emails delivered$/u;
/** Where nothing has to be said, the numbers and the list are those of the send. */
export const NOTHING: Said = {state: OUTCOME, list: /^── Emails .*–120 of 120 · page/u, isRead: true};
const NO_COUNTER =
	/^ . failures unknown · ended · deliveries unknown · the number of emails unknown · No counter can be read\.$/u;
const THIS_TIME = String.raw`next try in .* · The server could not handle the request for the \S.* this time`;

const inState = (state: RegExp): Said => ({state});
const inRead = (state: RegExp): Said => ({state, isRead: true});
const inList = (list: RegExp): Said => ({state: OUTCOME, list, isRead: true});
const brokenList = (why: string): Said =>
	inList(new RegExp(`⚠ r starts the list again · ${why}, so the list may be incomplete\\.`, 'u'));
const transient = (status: number) => inState(new RegExp(`${THIS_TIME} \\(${status}, code 20${status}: “`, 'u'));
const invalid = (words: string) =>
	inState(new RegExp(`The server did not accept the request for the .* \\(400${words}`, 'u'));

/** What is reported of each fault. */
export const SAID: Readonly<Record<Exclude<FaultName, 'bad-certificate' | ListFault>, Said>> = {
	'400': inState(/✗ 400 · the request was not accepted · The server did not accept the request/u),
	'400-several': invalid(', code 20001: “pageSize is too large”.* and 2 more '),
	'400-flat': invalid(', code 20001: “Bad request”, request RQ'),
	'400-user-error': invalid(', code 20001: “Bad request” at field pageSize, request RQ'),
	'400-problem-json': invalid(': “Bad request”, request RQ'),
	'400-empty': invalid(', request RQ'),
	'401': inState(/✗ 401 · check the credentials · they came from TWILIO_API_KEY and TWILIO_API_SECRET/u),
	'403': inState(/✗ 403 · check what the key may read · they came from TWILIO_API_KEY and TWILIO_API_SECRET/u),
	'404': inState(/✗ 404 · check the id; it may be too old · there is no such operation/u),
	'410': inState(/✗ 410 · check the id; it may be too old · there is no such operation/u),
	'408': transient(408),
	'409': transient(409),
	'421': transient(421),
	'423': transient(423),
	'425': transient(425),
	'500': inState(/next try in .* · The server failed on the operation/u),
	'502': inState(/next try in .* · The server is not available \(502, request RQ/u),
	'503': inState(/next try in .* · The server is not available \(503, code 20503/u),
	'504': inState(/next try in .* · The server is not available \(504, request RQ/u),
	'429-seconds': inState(/next try in 2 s · The server is limiting requests \(429, code 20429/u),
	'429-date': inState(/next try in \d s · The server is limiting requests/u),
	'429-rfc850': inState(/next try in \d s · The server is limiting requests/u),
	'429-asctime': inState(/next try in \d s · The server is limiting requests/u),
	'429-none': inState(/next try in .* · The server is limiting requests/u),
	'429-garbage': inState(/next try in .* · The server is limiting requests/u),
	'429-3600': inState(/next try in (?:1 h|59 min).* · The server is limiting requests/u),
	'429-99999999999': inState(/next try in \d+ \S.* · r tries now · The server is limiting requests/u),
	'429-past': inState(/next try in .* · The server is limiting requests/u),
	'503-retry-after': inState(/next try in 2 s · The server is not available/u),
	'503-99999999999': inState(/next try in \d+ \S.* · r tries now · The server is not available \(503/u),
	refused: inState(/No answer from \S+ nothing listens there/u),
	'reset-before-headers': inState(/No answer from \S+ the connection/u),
	'reset-in-body': inState(/No answer from \S+ the connection/u),
	truncated: inState(/No answer from \S+ the connection/u),
	'no-headers': inState(/No answer from \S+ it did not start to answer within 10 s/u),
	'silent-body': inState(/No answer from \S+ its answer stalled for 10 s/u),
	'slow-body': inState(/No answer from \S+ the whole answer took longer than 30 s/u),
	'endless-body': inState(/is larger than 8 MiB|took longer than 30 s/u),
	'gzip-bomb': inState(/is invalid: it is|is larger than/u),
	'malformed-json': inState(/is invalid: it is not JSON/u),
	html: inState(/is invalid: it is not JSON/u),
	'wrong-shape': inState(/is invalid: it has none of the documented shapes/u),
	'deep-json': NOTHING,
	bom: NOTHING,
	'missing-stats': inRead(NO_COUNTER),
	'missing-counters': inRead(
		/at least 1 failure · ended · at least 7 emails delivered · the number of emails unknown · Delivered, undelivered, canceled, sent are unknown: the server gave no usable number\.$/u,
	),
	// Numbers in text are read.
	'string-counters': NOTHING,
	'negative-counters': inRead(NO_COUNTER),
	'fractional-counters': inRead(NO_COUNTER),
	'absurd-counters': inRead(NO_COUNTER),
	'lagging-total': inRead(
		/1 failed, 2 undelivered \(\d %\) · settled · 117 emails delivered · more counted than the 108 of the send/u,
	),
	'excess-counters': inRead(
		/160 failed, 2 undelivered \(\d+ %\) · settled · 117 emails delivered · more counted than the 120 of the send/u,
	),
	'unaccounted-emails': inRead(/processed · 11 emails in no counter\.$/u),
	'missing-times': NOTHING,
	// Neither a verdict nor a word on emails that would be behind: their status is as unknown.
	// It goes on: there is no line on its state, and below the bar the counters follow.
	'unknown-status': inRead(/^── Ended 120 /u),
	'lower-case-status': NOTHING,
	'wrong-id': {
		state:
			/next try in .* · The answer for the operation is invalid: it describes another operation, comms_operation_\w+/u,
		list: /^── Emails {3}\d+ emails of another operation left out /u,
	},
	// How many depends on how much of the list is read while the fault is on.
	'missing-ids': inList(/^── Emails {3}\d+ emails could not be read /u),
	'clock-ahead': NOTHING,
	'clock-behind': NOTHING,
	'clock-ahead-31d': NOTHING,
	'clock-behind-31d': NOTHING,
	redirect: inState(/answered with a redirect \(302\), which is not followed/u),
	'token-loop': brokenList('The server sent the same page token twice'),
	'endless-pages': brokenList('The server sent 50 pages in a row with nothing new'),
	'empty-page': inList(/The server sent 50 pages in a row with nothing new, so the list may be incomplete\./u),
	// Two pages are loaded before. The third says that it is the last, and brings none of the 20 emails that are left.
	'duplicate-page': inRead(
		/2 undelivered \(3 %\) · settled · 117 emails delivered · The list is 20 emails behind the counters\.$/u,
	),
	'overlapping-pages': NOTHING,
	'fixed-page-size': NOTHING,
	'refused-token': inList(
		/⚠ r starts the list again · The server refused the page token, so the list may be incomplete\./u,
	),
	// What is left of the list comes in one page, which names no next one.
	'non-string-token': NOTHING,
	'missing-pagination': brokenList('The server sent a page without pagination'),
	'two-lists': NOTHING,
};

/** What the state line says once the fault is off, if that is more than the outcome. */
export const AFTERWARDS: Partial<Record<FaultName, RegExp>> = {
	// The server said that the send went on for the hour.
	'unaccounted-emails': /^ ▲ 1 failed, 2 undelivered \(3 %\) · settled after 1 h · 117 emails delivered$/u,
	'unknown-status': /^ ▲ 1 failed, 2 undelivered \(3 %\) · settled after 1 h · 117 emails delivered$/u,
};

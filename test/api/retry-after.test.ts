import {expect, test} from 'vitest';
import {retryAfterMs} from '../../source/api/retry-after.ts';

const NOW = Date.parse('2026-04-05T06:20:00Z');
const SENT = 'Sun, 05 Apr 2026 09:00:00 GMT';

test.each<[string, string | undefined, string | undefined, number | undefined]>([
	['no header', undefined, SENT, undefined],
	['seconds', '7', SENT, 7000],
	['seconds with space around them', ' 120 ', SENT, 120_000],
	['an hour', '3600', SENT, 3_600_000],
	['no seconds', '0', SENT, undefined],
	['negative seconds', '-5', SENT, undefined],
	['half seconds', '1.5', SENT, undefined],
	['seconds beyond all reason, which are a day', '99999999999', SENT, 86_400_000],
	['more digits than a number holds', '9'.repeat(400), SENT, 86_400_000],
	['a date beyond all reason', 'Sun, 05 Apr 9026 09:00:30 GMT', SENT, 86_400_000],
	['a date in the form of RFC 850', 'Sunday, 05-Apr-26 09:00:30 GMT', SENT, 30_000],
	['a date of the last century', 'Monday, 05-Apr-99 09:00:30 GMT', SENT, undefined],
	['a date in the form of asctime', 'Sun Apr  5 09:00:30 2026', SENT, 30_000],
	['an answer’s own date in the form of asctime', 'Sun, 05 Apr 2026 09:00:30 GMT', 'Sun Apr  5 09:00:00 2026', 30_000],
	['garbage', 'soon', SENT, undefined],
	['nothing', '', SENT, undefined],
	['a date, from the answer’s own', 'Sun, 05 Apr 2026 09:00:30 GMT', SENT, 30_000],
	['a date, without one to compare with', 'Sun, 05 Apr 2026 06:21:00 GMT', undefined, 60_000],
	['a date, with nonsense to compare with', 'Sun, 05 Apr 2026 06:21:00 GMT', 'now', 60_000],
	['a date that has passed', 'Sun, 05 Apr 2026 08:59:30 GMT', SENT, undefined],
	['a date that is now', SENT, SENT, undefined],
	['a date of another form', '2026-04-05T09:00:30Z', SENT, undefined],
	['a date that is none', 'Xyz, 99 Abc 2026 09:00:30 GMT', SENT, undefined],
])('%s', (_, header, date, ms) => {
	expect(retryAfterMs(header, date, NOW)).toBe(ms);
});

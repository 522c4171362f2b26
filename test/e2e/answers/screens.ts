/** What the app shows of each row: the badge | the bar's label | the counters that are not 0 | the state line. */
export const SCREENS: Readonly<Record<string, string>> = {
	'the guide’s operation': '✓ SETTLED | 100 % 2 of 2 | delivered 2 | ✓ settled · 2 emails delivered · none failed',
	'the reference’s operation of a message':
		'✓ SETTLED | 100 % 1 of 1 | delivered 1 | ✓ settled · 1 email delivered · none failed',
	'the reference’s operation of emails, twice':
		'✓ SETTLED | 100 % 3 of 3 | delivered 1, opened 2 | ✓ settled · 3 emails delivered · none failed',
	'the first operation of the reference’s list, once: the next answer decides how it counts':
		'● ON ITS WAY | 100 % 5 of 5 | delivered 2, opened 3 | ● processed',
	'the second operation of the reference’s list: it waits for its time': '○ SCHEDULED | 0 % 0 of 3 | scheduled 3 |',
	'the reference’s list of messages, which agrees with nobody':
		'⚠ STALLED | 4 of 10 | delivered 3, sent 3, queued 5, undelivered 1, scheduled 2 | The counters add up to more emails than the send has, so shares are scaled.',
	'counted cumulatively, with a failure':
		'✗ SETTLED | 100 % 4 of 4 | delivered 2, opened 1, undelivered 1 | ✗ 1 undelivered (25 %) · settled · 3 emails delivered',
	'counted cumulatively, midway':
		'▲ SOME FAIL | 50 % 5 of 10 | delivered 2, sent 1, opened 2, queued 4, undelivered 1 |',
	'counted cumulatively, then a counter lags':
		'✓ SETTLED | 100 % 4 of 4 | delivered 2, opened 2 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'counted cumulatively, but undelivered is missing and nothing is left for it':
		'✓ SETTLED | 100 % 4 of 4 | delivered 3, opened 1, – queued, undelivered, failed | ✓ settled · 4 emails delivered · none failed',
	'one answer that looks cumulative, then one that does not':
		'✓ SETTLED | 100 % 4 of 4 | delivered 3, opened 1 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'counted cumulatively, but opened is missing':
		'⚠ UNACCOUNTED | – of 3 | delivered 3, sent 3, – opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · at least 3 emails delivered · 3 still only sent · more counted than the 3 of the send · Opened, undelivered, failed, canceled, queued, scheduled are unknown: the server gave no usable number.',
	'a status in lower case, as in a public demo':
		'✓ SETTLED | 100 % 2 of 2 | delivered 2 | ✓ settled · 2 emails delivered · none failed',
	'a status that nobody knows': '● ON ITS WAY | 100 % 2 of 2 | delivered 2 |',
	'stats: null':
		'⚠ UNACCOUNTED | – of – | – delivered, sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · deliveries unknown · the number of emails unknown · No counter can be read.',
	'no counter':
		'⚠ UNACCOUNTED | – of – | – delivered, sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · deliveries unknown · the number of emails unknown · No counter can be read.',
	'stats that are text':
		'⚠ UNACCOUNTED | – of – | – delivered, sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · deliveries unknown · the number of emails unknown · No counter can be read.',
	'failed as text accounts for all':
		'✗ SETTLED | 100 % 10 of 10 | failed 10, – delivered, sent, opened, queued, undelivered | ✗ 10 failed (100 %) · settled · 0 emails delivered',
	'a fraction, and nothing else':
		'⚠ UNACCOUNTED | – of 10 | – delivered, sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · deliveries unknown · 10 unaccounted for · No counter can be read.',
	'3 of 10 delivered, and nothing else':
		'⚠ UNACCOUNTED | – of 10 | delivered 3, – sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · at least 3 emails delivered · 7 unaccounted for · Opened, undelivered, failed, canceled, sent, queued, scheduled are unknown: the server gave no usable number.',
	'all 10 delivered, and nothing else':
		'✓ SETTLED | 100 % 10 of 10 | delivered 10, – sent, opened, queued, undelivered, failed | ✓ settled · 10 emails delivered · none failed',
	'failures of a total of 0':
		'⚠ UNACCOUNTED | – of – | failed 5, – delivered, sent, opened, queued, undelivered, scheduled, canceled | ⚠ at least 5 failures · ended · deliveries unknown · the number of emails unknown · Delivered, opened, undelivered, canceled, sent, queued, scheduled are unknown: the server gave no usable number.',
	'a counter nobody knows':
		'⚠ UNACCOUNTED | – of 10 | – delivered, sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · deliveries unknown · 10 unaccounted for · No counter can be read.',
	'fewer emails than recipients':
		'⚠ UNACCOUNTED | – of 5 | delivered 2, – sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · at least 2 emails delivered · 3 unaccounted for · Opened, undelivered, failed, canceled, sent, queued, scheduled are unknown: the server gave no usable number.',
	'fewer emails than recipients, the other counters 0':
		'⚠ UNACCOUNTED | 40 % 2 of 5 | delivered 2 | ⚠ ended · 2 emails delivered · none failed · 3 in no counter',
	'more emails than recipients':
		'✓ SETTLED | 100 % 10 of 10 | delivered 10 | ✓ settled · 10 emails delivered · none failed',
	'recipients alone': '✓ SETTLED | 100 % 3 of 3 | delivered 3 | ✓ settled · 3 emails delivered · none failed',
	'a total of 0':
		'⚠ UNACCOUNTED | 0 of – | | ⚠ ended · 0 emails delivered · none failed · the number of emails unknown',
	'total and recipients of 0':
		'⚠ UNACCOUNTED | 0 of – | | ⚠ ended · 0 emails delivered · none failed · the number of emails unknown',
	'no total':
		'⚠ UNACCOUNTED | 5 of – | delivered 5 | ⚠ ended · 5 emails delivered · none failed · the number of emails unknown',
	'five times as many failed as there are':
		'✗ SETTLED | 50 of 10 | failed 50 | ✗ 50 failed (100 %) · settled · 0 emails delivered · more counted than the 10 of the send',
	'more delivered than there are':
		'✓ SETTLED | 9 of 7 | delivered 9 | ✓ settled · 9 emails delivered · none failed · more counted than the 7 of the send',
	'more delivered than there are, and nothing else':
		'⚠ UNACCOUNTED | – of 7 | delivered 9, – sent, opened, queued, undelivered, scheduled, failed, canceled | ⚠ failures unknown · ended · at least 9 emails delivered · more counted than the 7 of the send · Opened, undelivered, failed, canceled, sent, queued, scheduled are unknown: the server gave no usable number.',
	'a negative counter':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'a fractional counter':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'an absurd counter':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'a counter that is text':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'a counter of null':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'a counter that is a list':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'a counter that is true':
		'⚠ UNACCOUNTED | – of 10 | delivered 9, – failed | ⚠ failures unknown · ended · 9 emails delivered · 1 unaccounted for · Failed is unknown: the server gave no usable number.',
	'a negative counter that no email is left for':
		'✓ SETTLED | 100 % 10 of 10 | delivered 10, – failed | ✓ settled · 10 emails delivered · none failed',
	'every counter as text':
		'✗ SETTLED | 100 % 3 of 3 | delivered 2, undelivered 1, – sent, opened, queued | ✗ 1 undelivered (33 %) · settled · 2 emails delivered',
	'a total that cannot be read':
		'⚠ UNACCOUNTED | 4 of – | delivered 4 | ⚠ ended · 4 emails delivered · none failed · the number of emails unknown',
	'more may still come': '● ON ITS WAY | so far 97 of 100 | delivered 97 |',
	'no email yet': '● ON ITS WAY | 0 of – | | The number of emails is unknown.',
	'two emails only sent':
		'✓ SETTLED | 60 % 3 of 5 | delivered 3, sent 2 | ✓ ended · 3 emails delivered · none failed · 2 still only sent',
	'two emails only sent, just now':
		'● ON ITS WAY | 60 % 3 of 5 | delivered 3, sent 2 | ● processed; 2 emails in flight',
	'two emails only sent, when is not told':
		'✓ SETTLED | 60 % 3 of 5 | delivered 3, sent 2 | ✓ ended · 3 emails delivered · none failed · 2 still only sent',
	'two emails only sent, and no time at all':
		'● ON ITS WAY | 60 % 3 of 5 | delivered 3, sent 2 | ● processed; 2 emails in flight',
	'one email still queued':
		'⚠ UNACCOUNTED | 80 % 4 of 5 | delivered 4, queued 1 | ⚠ ended · 4 emails delivered · none failed · 1 never sent',
	'one email still scheduled':
		'⚠ UNACCOUNTED | 80 % 4 of 5 | delivered 4, scheduled 1 | ⚠ ended · 4 emails delivered · none failed · 1 never sent',
	'one email failed, another still queued':
		'⚠ UNACCOUNTED | 80 % 4 of 5 | delivered 3, queued 1, failed 1 | ⚠ 1 failed (25 %) · ended · 3 emails delivered · 1 never sent',
	'two emails in no counter':
		'⚠ UNACCOUNTED | 80 % 8 of 10 | delivered 8 | ⚠ ended · 8 emails delivered · none failed · 2 in no counter',
	'two emails in no counter, just now':
		'● ON ITS WAY | 80 % 8 of 10 | delivered 8 | ● processed · 2 emails in no counter.',
	'one of each end':
		'✗ SETTLED | 100 % 5 of 5 | delivered 1, opened 1, undelivered 1, failed 1, canceled 1 | ✗ 1 failed, 1 undelivered (40 %) · settled · 2 emails delivered · 1 canceled',
	canceled: '⊘ CANCELED | 100 % 3 of 3 | canceled 3 | ⊘ canceled · 0 emails delivered · 3 canceled · none failed',
	'canceled after one had failed':
		'⊘ CANCELED | 100 % 3 of 3 | failed 1, canceled 2 | ⊘ 1 failed (33 %) · canceled · 0 emails delivered · 2 canceled',
	'canceled, one still queued':
		'⊘ CANCELED | 67 % 2 of 3 | queued 1, canceled 2 | ⊘ canceled · 0 emails delivered · 2 canceled · none failed · 1 never sent',
	'canceled, no counter':
		'⊘ CANCELED | – of – | – delivered, sent, opened, queued, undelivered, scheduled, failed, canceled | ⊘ failures unknown · canceled · deliveries unknown · canceled unknown · the number of emails unknown · No counter can be read.',
	'canceled just now, one only sent': '⊘ CANCELED | 67 % 2 of 3 | sent 1, canceled 2 | ⊘ processed; 1 email in flight',
	'stalled before anybody watched': '⚠ STALLED | 44 % 4 of 9 | delivered 4, queued 5 |',
	'merely scheduled for an hour: no stall': '○ SCHEDULED | 0 % 0 of 9 | scheduled 9 |',
	'perhaps stalled: a counter is unknown':
		'● ON ITS WAY | – of 9 | delivered 3, queued 5, – sent, opened, undelivered, scheduled, failed, canceled | Opened, undelivered, failed, canceled, sent, scheduled are unknown: the server gave no usable number.',
	'half way': '● ON ITS WAY | 50 % 2 of 4 | delivered 2, sent 1, queued 1 |',
	'95 % of those so far': '● ON ITS WAY | so far 97 of 100 | delivered 97, sent 3 |',
	'95 % of a total of 0': '● ON ITS WAY | 0 of – | | The number of emails is unknown.',
	'95 % of the emails, not of the recipients': '● ON ITS WAY | 10 % 97 of 1,000 | delivered 97 |',
	'95 % of the recipients': '● ON ITS WAY | 96 % 96 of 100 | delivered 90, sent 4, opened 6 |',
	'95 % with a failure': '▲ SOME FAIL | 97 % 97 of 100 | delivered 96, sent 3, failed 1 |',
	'95 %, but failed is unknown':
		'● ON ITS WAY | – of 100 | delivered 96, sent 3, – failed | Failed is unknown: the server gave no usable number.',
	'so many by number, of those so far': '● ON ITS WAY | so far 97 of 100 | delivered 97, sent 3 |',
	'95 % can no longer come':
		'✓ SETTLED | 100 % 10 of 10 | delivered 9, canceled 1 | ✓ settled · 9 emails delivered · 1 canceled · none failed',
	'at the end delivered is unknown':
		'⚠ UNACCOUNTED | – of 10 | – delivered | ⚠ ended · deliveries unknown · none failed · 10 unaccounted for · Delivered is unknown: the server gave no usable number.',
	'at the end emails are missing, but the goal holds':
		'⚠ UNACCOUNTED | 97 % 97 of 100 | delivered 97 | ⚠ ended · 97 emails delivered · none failed · 3 in no counter',
	'processed, emails under way':
		'● ON ITS WAY | 60 % 3 of 5 | delivered 3, sent 1, queued 1 | ● processed; 2 emails in flight',
	'processed, one email in no counter':
		'● ON ITS WAY | 60 % 3 of 5 | delivered 3, sent 1 | ● processed; 1 email in flight · 1 email in no counter.',
	'all delivered, but still being processed': '● ON ITS WAY | 100 % 3 of 3 | delivered 3 |',
	'few failures are allowed':
		'▲ SETTLED | 100 % 100 of 100 | delivered 98, undelivered 1, failed 1 | ▲ 1 failed, 1 undelivered (2 %) · settled · 98 emails delivered',
	'a percentage of too few':
		'✗ SETTLED | 3 of 2 | delivered 2, failed 1 | ✗ 1 failed (33 %) · settled · 2 emails delivered · more counted than the 2 of the send',
	'failing fast': '▲ SOME FAIL | 11 % 1 of 9 | queued 8, failed 1 |',
	'too few have ended to fail fast': '▲ SOME FAIL | 11 % 1 of 9 | queued 8, failed 1 |',
	'counters that go missing':
		'● ON ITS WAY | – of 4 | delivered 2, sent 0?, opened 0?, queued 2?, undelivered 0?, scheduled 0?, failed 0?, canceled 0? | Opened, undelivered, failed, canceled, sent, queued, scheduled are unknown: the server gave no usable number.',
	'counters that go missing at the end':
		'⚠ UNACCOUNTED | – of 4 | delivered 2?, sent 0?, opened 0?, queued 2?, undelivered 0?, scheduled 0?, failed 0?, canceled 0? | ⚠ processed · No counter can be read.',
	'counters that come back':
		'✓ SETTLED | 100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'a 404 after good data':
		'✓ SETTLED | 100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'a 401 after good data':
		'✓ SETTLED | 100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'a 408 after good data':
		'✓ SETTLED | 100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'a 400 after good data':
		'✓ SETTLED | 100 % 4 of 4 | delivered 4 | ✓ settled after SOME TIME · 4 emails delivered · none failed',
	'a 404 after good data, and no more: not believed yet':
		'● ON ITS WAY | 50 % 2 of 4 | delivered 2, queued 2 | ⚠ There is no operation …',
	'a 404 from the first': 'the app ends: There is no operation …',
	'a 401 from the first': 'the app ends: The credentials were refused …',
	'a 400 from the first': 'the app ends: The server did not accept the request …',
	'a total that grows': '● ON ITS WAY | so far 4 of 4 | delivered 4 |',
	'counters that fall': '● ON ITS WAY | 25 % 1 of 4 | delivered 1, queued 3 |',
	'recipients that go missing at the end, half of them in no counter':
		'⚠ UNACCOUNTED | 50 % 50 of 100? | delivered 50 | ⚠ ended · 50 emails delivered · none failed · 50 in no counter · Recipients is unknown: the server gave no usable number.',
	'recipients that become negative at the end, half of them in no counter':
		'⚠ UNACCOUNTED | 50 % 50 of 100? | delivered 50 | ⚠ ended · 50 emails delivered · none failed · 50 in no counter · Recipients is unknown: the server gave no usable number.',
	'recipients that go missing, and most of those so far delivered':
		'● ON ITS WAY | 50 % 50 of 100? | delivered 50 | Recipients is unknown: the server gave no usable number.',
};

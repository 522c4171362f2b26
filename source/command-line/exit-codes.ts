/** What each exit code means: it feeds the README and the man page. */
export const EXIT_MEANINGS: readonly (readonly [codes: string, meaning: string])[] = [
	['0', 'you quit the app; without a screen: it ended well'],
	['1', 'it ended, and more emails failed or were undelivered than --fail-if allows (without a screen)'],
	['2', 'what was typed cannot be meant: one sentence says what would be right'],
	['3', 'credentials missing or refused (401, 403)'],
	['4', "no such operation, or past Twilio's 7 days (404)"],
	[
		'5',
		'gave up: no good answer for 10 minutes (without a screen), or one request failed 3 times (emails, operations)',
	],
	['6', '--timeout or --stall-timeout has passed (wait)'],
	['7', 'the operation was canceled (without a screen)'],
	['70', 'a fault in sendwatch itself'],
	['130 / 143 / 129 / 131', 'ended by Ctrl-C / SIGTERM / SIGHUP / SIGQUIT'],
];

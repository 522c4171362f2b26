import type {Email} from '../../../source/core/emails/email.ts';
import type {FailureStatus} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {problemOf} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';
import {type AppOptions, GOT_OPERATION, GOT_PAGE, NOW, openAppWith} from '../open-app.tsx';

/** An email that failed at a domain. */
export function failed(number: number, domain: string, status: FailureStatus = 'FAILED'): Email {
	return email(number, status, {to: [{address: untrusted(`person${number}@${domain}`)}]});
}

/** A page of failures of one status. */
export function gotFailures(status: FailureStatus, emails: readonly Email[], next: string | null = null): Event {
	return {type: 'received-failures', at: NOW, status, token: null, page: {emails, next}};
}

/** The reasons that the server gives, by the numbers of the emails. */
export function gotReasons(reasons: Readonly<Record<number, string>>): Event {
	const items = Object.entries(reasons).map(([number, message]) => ({
		emailId: email(Number(number)).id.raw,
		code: 20001,
		message: untrusted(message),
	}));
	return {type: 'received-reasons', at: NOW, token: null, page: {reasons: items, next: null}};
}

/** The server has no reasons. */
export const NO_REASONS: Event = {type: 'failed-reasons', at: NOW, problem: problemOf('absent')};
/** One at one domain, two at another. */
export const THREE = [failed(1, 'a.example'), failed(2, 'b.example'), failed(3, 'b.example')];
/** All of them read. */
export const READ_THREE = [NO_REASONS, gotFailures('FAILED', THREE), gotFailures('UNDELIVERED', [])];

/** The app with the triage open, after these events, 160 columns wide unless given. */
export async function openTriage(events: readonly Event[], options: AppOptions = {}) {
	const app = openAppWith({size: {columns: 160, rows: 30}, ...options}, GOT_OPERATION, GOT_PAGE);
	const give = async (...more: readonly Event[]) => {
		app.store.dispatch(...more);
		await app.press();
	};
	await give(...events);
	await app.press('c');
	return {...app, give, lines: () => app.frame().split('\n')};
}

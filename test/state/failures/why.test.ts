import {describe, expect, test} from 'vitest';
import {untrusted} from '../../../source/core/text/text.ts';
import {whyText} from '../../../source/state/failures/why.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {operationOf, problemOf, stateAfter} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';

const COUNTED: Event = {
	type: 'received-operation',
	at: 0,
	operation: operationOf('COMPLETED', {failed: 1, undelivered: 1}),
};
const FAILED: Event = {
	type: 'received-failures',
	at: 0,
	status: 'FAILED',
	token: null,
	page: {emails: [email(1, 'FAILED')], next: null},
};
const UNDELIVERED: Event = {
	type: 'received-failures',
	at: 0,
	status: 'UNDELIVERED',
	token: null,
	page: {emails: [email(2, 'UNDELIVERED')], next: null},
};
const READ: readonly Event[] = [COUNTED, FAILED, UNDELIVERED];

function reasons(...all: readonly {emailId?: string; code?: number; message: string}[]): Event {
	const page = {reasons: all.map(({message, ...rest}) => ({...rest, message: untrusted(message)})), next: null};
	return {type: 'received-reasons', at: 0, token: null, page};
}

function why(number: number, status: string, ...events: readonly Event[]) {
	return whyText(email(number, status), stateAfter(events));
}

const OWN = {emailId: email(1).id.raw, code: 20001, message: 'content'};
const OF_OPERATION = {code: 20429, message: 'sending limit'};
const NO_REASON = "Twilio's API gives no reason for UNDELIVERED; the Console's Email Logs do";

describe('an email failed', () => {
	test('for the reason that the server gives for it, whatever it says of the operation', () => {
		expect(why(1, 'FAILED', ...READ, reasons(OWN, OF_OPERATION))).toBe('content (20001)');
		expect(why(1, 'FAILED', ...READ, reasons({emailId: OWN.emailId, message: 'content'}))).toBe('content');
	});

	test('for the reasons of the operation, which are marked as such', () => {
		expect(why(2, 'UNDELIVERED', ...READ, reasons(OWN, OF_OPERATION, {message: 'paused'}))).toBe(
			'given for the operation, not for this email: sending limit (20429) · paused',
		);
	});

	test.each([
		['has no reasons at all', [{type: 'failed-reasons', at: 0, problem: problemOf('absent')} as const]],
		['has none for this email', [...READ, reasons(OWN)]],
	])('for a reason that only the Console knows: the server %s', (_, events) => {
		expect(why(2, 'UNDELIVERED', ...events)).toBe(NO_REASON);
	});

	test.each([
		['nothing has been read', []],
		['the reasons have not come', READ],
		[
			'the email failed after the last read',
			[COUNTED, FAILED, {...UNDELIVERED, page: {emails: [], next: null}}, reasons(OWN)],
		],
		[
			'the server had trouble with the reasons',
			[{type: 'failed-reasons', at: 0, problem: problemOf('broken')}, ...READ],
		],
	] as const)('for a reason that may still come: %s', (_, events) => {
		expect(why(2, 'UNDELIVERED', ...events)).toBe('not read yet');
	});
});

test('a replay of a recording without reasons does not wait for any', () => {
	const replay = {speed: 1, isPaused: false, isOver: false, badLines: 0};
	expect(why(1, 'FAILED', COUNTED, {type: 'changed-replay', replay})).toBe('not recorded');
});

test('an email that did not fail has no reason', () => {
	expect(why(1, 'DELIVERED', ...READ, reasons(OWN, OF_OPERATION))).toBeUndefined();
});

import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {untrusted} from '../../source/core/text/text.ts';
import {copyText} from '../../source/output/copy-text.ts';
import {curlAuthorization, curlsOfList} from '../../source/output/curl.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {email} from '../helpers/emails.ts';

const ORIGIN = {
	baseUrl: 'https://comms.twilio.com/v1',
	authorization: curlAuthorization({user: 'TWILIO_API_KEY', password: 'TWILIO_API_SECRET'}),
};
const JANE = email(1, 'FAILED', {
	to: [{address: untrusted('jane@example.com'), name: untrusted('Jane')}, {address: untrusted('joe@example.com')}],
	tags: [{key: untrusted('campaign'), value: untrusted('spring')}],
	createdAt: 0,
});
const HOSTILE = email(2, 'SENT', {
	id: untrusted("comms_email_'; rm -rf ~ #"),
	to: [{address: untrusted('a\u001B]52;c;eA==\u0007@example.com')}],
	subject: untrusted('=HYPERLINK("https://evil")\tnext\ncell'),
});

describe('copied emails', () => {
	test('ids and addresses stand one per line', () => {
		expect(copyText('id', [JANE, email(2)], ORIGIN)).toBe(`${JANE.id.raw}\n${email(2).id.raw}`);
		expect(copyText('address', [JANE, email(2)], ORIGIN)).toBe(
			'jane@example.com\njoe@example.com\nperson2@example.com',
		);
	});

	test('a row is the fields of a record separated by tabs', () => {
		expect(copyText('row', [JANE], ORIGIN)).toBe(
			`${JANE.id.raw}\tFAILED\tjane@example.com, joe@example.com\tJane\t\t\tSubject 1\tcampaign:spring\t1970-01-01T00:00:00.000Z\t\t\t\t\t\t\t`,
		);
	});

	test('JSON is an object for one, an array for several', () => {
		expect(JSON.parse(copyText('json', [JANE], ORIGIN))).toMatchObject({id: JANE.id.raw, tags: {campaign: 'spring'}});
		expect(JSON.parse(copyText('json', [JANE, email(2)], ORIGIN))).toMatchObject([
			{status: 'FAILED'},
			{status: 'QUEUED'},
		]);
	});

	test('carry no control into whatever they are pasted into: a shell, a spreadsheet, a terminal', () => {
		for (const form of ['id', 'address', 'row', 'json', 'curl'] as const)
			expect(copyText(form, [HOSTILE], ORIGIN).replaceAll('\t', '')).not.toMatch(/\p{Cc}/u);
		expect(copyText('row', [HOSTILE], ORIGIN).split('\t')[6]).toBe('\'=HYPERLINK("https://evil") next␤cell');
	});
});

describe('the same request as curl', () => {
	test('names the variables of the credentials, never a value', () => {
		expect(copyText('curl', [JANE], ORIGIN)).toBe(
			`curl -sS -u "$TWILIO_API_KEY:$TWILIO_API_SECRET" https://comms.twilio.com/v1/Emails/${JANE.id.raw}`,
		);
	});

	test('does nothing with an invalid id', () => {
		expect(copyText('curl', [HOSTILE, JANE], ORIGIN)).toBe(copyText('curl', [JANE], ORIGIN));
	});

	test('lists with the filters as they are sent, quoted for a shell', () => {
		const filter = {...NO_FILTER, tags: [{key: 'a', value: 'b'}], domains: ['x.example']};
		const list = `curl -sS -G -u "$TWILIO_API_KEY:$TWILIO_API_SECRET" https://comms.twilio.com/v1/Emails --data-urlencode operationId=${OPERATION_ID}`;
		expect(curlsOfList(ORIGIN, OPERATION_ID, filter)).toEqual([`${list} --data-urlencode 'tags=a:b;'`]);
		expect(curlsOfList(ORIGIN, OPERATION_ID, {...NO_FILTER, statuses: ['FAILED', 'SENT']})).toEqual([
			`${list} --data-urlencode status=FAILED`,
			`${list} --data-urlencode status=SENT`,
		]);
	});
});

import {describe, expect, test} from 'vitest';
import {decodeEmailPage, decodeOperationPage} from '../../../source/api/decoding/decode-pages.ts';

const OURS = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const OTHER = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp49';
const END = {nextPageToken: null};

function idsOf(page: ReturnType<typeof decodeEmailPage>): readonly string[] | undefined {
	return page?.emails.map(({id}) => id.raw);
}

describe('how a page leads to the next', () => {
	test.each<[string, unknown, ReturnType<typeof decodeEmailPage>]>([
		['no pagination', undefined, {emails: [], next: null, brokenBy: 'missing-pagination'}],
		['null', null, {emails: [], next: null, brokenBy: 'missing-pagination'}],
		['text', 'none', {emails: [], next: null, brokenBy: 'missing-pagination'}],
		['no next token', {pageSize: 50}, {emails: [], next: null, brokenBy: 'missing-pagination'}],
		['a null token in the guide’s shape', {nextPageToken: null}, {emails: [], next: null}],
		['a null token in the reference’s shape', {self: 'S', next: null}, {emails: [], next: null}],
		['an empty token', {nextPageToken: ''}, {emails: [], next: null}],
		['the guide’s', {nextPageToken: 'G'}, {emails: [], next: 'G'}],
		['the reference’s', {next: 'R'}, {emails: [], next: 'R'}],
		['both, one being null', {nextPageToken: null, next: 'R'}, {emails: [], next: 'R'}],
		['both, one being a number', {nextPageToken: 5, next: 'R'}, {emails: [], next: 'R'}],
		['a number', {nextPageToken: 5}, {emails: [], next: null, brokenBy: 'unreadable-token'}],
		['0', {next: 0}, {emails: [], next: null, brokenBy: 'unreadable-token'}],
		['an object', {next: {token: 'R'}}, {emails: [], next: null, brokenBy: 'unreadable-token'}],
		['false', {next: false}, {emails: [], next: null, brokenBy: 'unreadable-token'}],
		['null beside a number', {nextPageToken: null, next: 5}, {emails: [], next: null, brokenBy: 'unreadable-token'}],
	])('pagination: %s', (_, pagination, expected) => {
		expect(decodeEmailPage({data: [], pagination})).toEqual(expected);
		const {emails: _emails, ...link} = expected ?? {emails: []};
		expect(decodeOperationPage({data: [], pagination})).toEqual({operations: [], ...link});
	});
});

describe('items that cannot be read', () => {
	test.each<[string, unknown]>([
		['no id', {status: 'SENT'}],
		['a null id', {id: null}],
		['a number for an id', {id: 17}],
		['an empty id', {id: ''}],
		['null', null],
		['a number', 7],
		['text', 'comms_email_1'],
		['a list', [{id: 'a'}]],
	])('%s is counted', (_, item) => {
		const page = decodeEmailPage({data: [{id: 'a'}, item, {id: 'b'}], pagination: END});
		expect(idsOf(page)).toEqual(['a', 'b']);
		expect(page?.unreadable).toBe(1);
		const operation = {id: 'o', status: 'COMPLETED'};
		const operations = decodeOperationPage({data: [operation, item], pagination: END});
		expect(operations?.operations).toHaveLength(1);
		expect(operations?.unreadable).toBe(1);
	});

	test.each(['x', ' ', '../Operations', '日本語', 'COMMS_EMAIL_1', '\u001b[31m'])(
		'“%s” is an id like any other',
		(id) => {
			const page = decodeEmailPage({data: [{id}], pagination: END});
			expect(idsOf(page)).toEqual([id]);
			expect(page).not.toHaveProperty('unreadable');
		},
	);
});

describe('two lists in one page', () => {
	const named = (...ids: readonly string[]) => ids.map((id) => ({id}));

	test.each<[string, unknown, unknown, readonly string[], number | undefined]>([
		['the empty one does not count', [], named('a', 'b'), ['a', 'b'], undefined],
		['nor under the other name', named('a', 'b'), [], ['a', 'b'], undefined],
		['both empty', [], [], [], undefined],
		['one is no list', 'none', named('a'), ['a'], undefined],
		['both the same', named('a', 'b'), named('a', 'b'), ['a', 'b'], undefined],
		['the longer one is taken', named('a'), named('a', 'b'), ['a', 'b'], undefined],
		[
			'what only the shorter one has comes last',
			named('x', 'a'),
			named('a', 'b', 'c'),
			['a', 'b', 'c', 'x'],
			undefined,
		],
	])('%s', (_, data, emails, ids, unreadable) => {
		const page = decodeEmailPage({data, emails, pagination: END});
		expect(idsOf(page)).toEqual(ids);
		expect(page?.unreadable).toBe(unreadable);
	});
});

describe('emails of another operation', () => {
	const related = (name: string, id: string) => ({
		related: [
			{name: 'EMAIL', id: OTHER},
			{name, id},
		],
	});

	test.each<[string, object, string | undefined, boolean]>([
		['the one asked for', {operationId: OURS}, OURS, true],
		['another one', {operationId: OTHER}, OURS, false],
		['none named', {}, OURS, true],
		['the one asked for, among what is related', related('OPERATION', OURS), OURS, true],
		['another one, among what is related', related('OPERATION', OTHER), OURS, false],
		['in lower case', related('operation', OTHER), OURS, false],
		['any, where the account is listed', {operationId: OTHER}, undefined, true],
	])('%s', (_, reference, asked, isListed) => {
		const page = decodeEmailPage({data: [{id: 'a', ...reference}], pagination: END}, asked);
		expect(idsOf(page)).toEqual(isListed ? ['a'] : []);
		expect(page?.foreign).toBe(isListed ? undefined : 1);
		expect(page).not.toHaveProperty('unreadable');
	});
});

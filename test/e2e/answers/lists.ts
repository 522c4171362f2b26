import {email, emails, guidePage, type ListRow, list, page} from './list-row.ts';

const MAY_BE_INCOMPLETE = 'so the list may be incomplete.';
const WITHOUT_PAGINATION = `The server sent a page without pagination, ${MAY_BE_INCOMPLETE}`;
const NO_TEXT = `The server sent a page token that is not text, ${MAY_BE_INCOMPLETE}`;
const REPEATED = `The server sent the same page token twice, ${MAY_BE_INCOMPLETE}`;
const REFUSED = `The server refused the page token, ${MAY_BE_INCOMPLETE}`;
const STALE = `The server sent 50 pages in a row with nothing new, ${MAY_BE_INCOMPLETE}`;
const OTHER_OPERATION = [{name: 'OPERATION', id: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp49', uri: ''}];
const AGAIN = 'r starts the list again ·';

/** Lists in both documented shapes, and lists that do not say what they should. */
export const LISTS: readonly ListRow[] = [
	list('the reference’s shape', [page(emails(1, 2))], {screen: '2', emails: '0: 1 2'}),
	list('the guide’s shape', [guidePage(emails(1, 2))], {screen: '2', emails: '0: 1 2'}),
	list('both shapes in one answer', [{body: {data: [], emails: emails(1, 2), pagination: {next: null}}}], {
		screen: '2',
		emails: '0: 1 2',
	}),
	list(
		'both shapes in one answer, each with an email of its own',
		[{body: {data: emails(3), emails: emails(1, 2), pagination: {next: null}}}],
		{
			screen: '3',
			emails: '0: 1 2 3',
		},
	),
	list('two pages', [page(emails(1, 2), 't1'), page(emails(3))], {screen: '3', emails: '0: 1 2 3'}),
	list('an empty page on the way', [page(emails(1), 't1'), page([], 't2'), page(emails(2))], {
		screen: '2',
		emails: '0: 1 2',
	}),
	list('an empty token ends it', [page(emails(1), '')], {screen: '1', emails: '0: 1'}),
	list('no email at all', [page([])], {screen: '0', emails: '0: | No emails.'}),
	list('an id in a form nobody knows', [page([email(1), email(2, {id: 'email-2'})])], {screen: '2', emails: '0: 1 2'}),
	list('items without an id that can be read', [page([email(1), {...email(2), id: null}, 7, email(3)])], {
		screen: '2 | 2 emails could not be read',
		emails: '9: 1 3 | 2 emails could not be read.',
	}),
	list('emails of another operation', [page([email(1), email(2, {related: OTHER_OPERATION})])], {
		screen: '1 | 1 email of another operation left out',
		emails: '9: 1 | 1 email belongs to another operation and was left out.',
	}),
	list('pages that overlap', [page(emails(1, 2), 't1'), page(emails(2, 3))], {screen: '3', emails: '0: 1 2 3'}),
	list('the same page twice, by two tokens', [page(emails(1, 2), 't1'), page(emails(1, 2))], {
		screen: '2',
		emails: '0: 1 2',
	}),
	list(
		'pages that repeat for ever',
		[page(emails(1), 't1'), ...Array.from({length: 60}, (_, index) => page(emails(1), `t${index + 2}`))],
		{
			screen: `1 | ${AGAIN} ${STALE}`,
			emails: `9: 1 | ${STALE}`,
		},
	),
	list('a token that comes again', [page(emails(1), 't1'), page(emails(2), 't1')], {
		screen: `2 | ${AGAIN} ${REPEATED}`,
		emails: `9: 1 2 | ${REPEATED}`,
	}),
	list('a token that is a number', [page(emails(1), 5)], {
		screen: `1 | ${AGAIN} ${NO_TEXT}`,
		emails: `9: 1 | ${NO_TEXT}`,
	}),
	list('a token that is an object', [page(emails(1), {token: 't1'})], {
		screen: `1 | ${AGAIN} ${NO_TEXT}`,
		emails: `9: 1 | ${NO_TEXT}`,
	}),
	list('no pagination', [{body: {emails: emails(1, 2)}}], {
		screen: `2 | ${AGAIN} ${WITHOUT_PAGINATION}`,
		emails: `9: 1 2 | ${WITHOUT_PAGINATION}`,
	}),
	list('pagination without a token', [{body: {data: emails(1), pagination: {pageSize: 50}}}], {
		screen: `1 | ${AGAIN} ${WITHOUT_PAGINATION}`,
		emails: `9: 1 | ${WITHOUT_PAGINATION}`,
	}),
	list(
		'a token that is refused',
		[page(emails(1), 't1'), {status: 400, body: {errors: [{code: 20001, message: 'Invalid page token'}]}}],
		{
			screen: `1 | ${AGAIN} ${REFUSED}  ! shows all`,
			emails: `5: 1 | ${REFUSED} The server did not accept the request for the list of emails (400, code 20001: “Invalid page token”).`,
		},
	),
	list('a further page that is no JSON', [page(emails(1), 't1'), {body: '<h1>Bad Gateway</h1>'}], {
		screen: `1 | ${AGAIN} The server sent a page that cannot be read, ${MAY_BE_INCOMPLETE}  ! shows all`,
		emails: '5: 1 | The answer for the list of emails is invalid: it is not JSON. 1 email written. To continue: …',
	}),
	list('a further page of another shape', [page(emails(1), 't1'), {body: {pagination: {next: null}}}], {
		screen: `1 | ${AGAIN} The server sent a page that cannot be read, ${MAY_BE_INCOMPLETE}  ! shows all`,
		emails:
			'5: 1 | The answer for the list of emails is invalid: it has none of the documented shapes. 1 email written. To continue: …',
	}),
];

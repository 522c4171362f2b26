import {OPERATION_ID} from '../../monitor/watching.ts';

/** What the server says to one request for a page: a body, or an error with its status and body. */
export type Page = {readonly body: unknown} | {readonly status: number; readonly body: unknown};

/** The pages of one list: the first, and those that the tokens `t1`, `t2` … ask for, the last one again and again. */
export type ListRow = {
	readonly what: string;
	readonly pages: readonly Page[];
	readonly expected: ListExpected;
};

export type ListExpected = {
	/** The app at the end of the list: how many emails are listed | what the head says | the sentence below the rows. */
	readonly screen: string;
	/** The exit code of `emails --all`, the numbers of the emails it prints, and what it says on stderr. */
	readonly emails: string;
};

/** One list. */
export function list(what: string, pages: readonly Page[], expected: ListExpected): ListRow {
	return {what, pages, expected};
}

/** The id of the email with this number. */
export function emailId(number: number): string {
	return `comms_email_01h2xcejqtf2nbrexx3vqjh${String(number).padStart(3, '0')}`;
}

/** An email in the reference's shape. */
export function email(
	number: number,
	changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
	return {
		id: emailId(number),
		from: {address: 'team@example.com', name: 'Team'},
		to: [{address: `reader${number}@example.org`}],
		status: 'DELIVERED',
		related: [{name: 'OPERATION', id: OPERATION_ID, uri: `/v1/Emails/Operations/${OPERATION_ID}`}],
		tags: {},
		createdAt: '2026-04-05T06:00:00Z',
		updatedAt: '2026-04-05T06:05:00Z',
		...changes,
	};
}

/** Emails with these numbers. */
export function emails(...numbers: readonly number[]): readonly unknown[] {
	return numbers.map((number) => email(number));
}

/** A page in the reference's shape; without a token it is the last. */
export function page(items: readonly unknown[], next: unknown = null): Page {
	return {body: {emails: items, pagination: {self: 'self', next}}};
}

/** A page in the guide's shape. */
export function guidePage(items: readonly unknown[], nextPageToken: unknown = null): Page {
	return {body: {data: items, pagination: {nextPageToken, pageSize: 50}}};
}

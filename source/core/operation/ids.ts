/** An operation id as Twilio issues it. Made only by {@link parseOperationId}. */
export type OperationId = string & {readonly __brand: 'OperationId'};

/** An email id as Twilio issues it. Made only by {@link parseEmailId}. */
export type EmailId = string & {readonly __brand: 'EmailId'};

const SUFFIX = '[0-7][a-hjkmnpqrstv-z0-9]{25,34}';
const OPERATION_ID = new RegExp(`^comms_operation_${SUFFIX}$`);
const EMAIL_ID = new RegExp(`^comms_email_${SUFFIX}$`);

/** What an operation id looks like, for error sentences. */
export const OPERATION_ID_SHAPE =
	'comms_operation_ followed by 26 to 35 lowercase letters and digits (no i, l, o or u)';

/** Returns the id when it has the form of an operation id (API reference, operationId), else undefined. */
export function parseOperationId(text: string): OperationId | undefined {
	return OPERATION_ID.test(text) ? (text as OperationId) : undefined;
}

/** Returns the id when it has the form of an email id (API reference, emailId), else undefined. */
export function parseEmailId(text: string): EmailId | undefined {
	return EMAIL_ID.test(text) ? (text as EmailId) : undefined;
}

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const TIMESTAMP_DIGITS = 10;

/**
 * The moment an id was made, in epoch ms: Twilio's ids are TypeIDs, whose first ten base-32 digits
 * hold a 48-bit time. The time is only a hint: nothing in the API promises it.
 */
export function idTimestamp(id: OperationId | EmailId): number {
	const start = id.lastIndexOf('_') + 1;
	let value = 0;
	for (const digit of id.slice(start, start + TIMESTAMP_DIGITS)) value = value * 32 + BASE32.indexOf(digit);
	return value;
}

/** The id cut in the middle to at most `columns` characters, its first and last ones kept: `comms_operation_01h2xc…hp41`. */
export function shortId(id: string, columns: number): string {
	if (id.length <= columns) return id;
	if (columns <= 0) return '';
	if (columns < 8) return id.slice(-columns);
	return `${id.slice(0, columns - 5)}…${id.slice(-4)}`;
}

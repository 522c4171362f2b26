/** An operation id in Twilio's format. Made only by {@link parseOperationId}. */
export type OperationId = string & {readonly __brand: 'OperationId'};

/** An email id in Twilio's format. Made only by {@link parseEmailId}. */
export type EmailId = string & {readonly __brand: 'EmailId'};

const SUFFIX = '[0-7][a-hjkmnpqrstv-z0-9]{25,34}';
const OPERATION_ID = new RegExp(`^comms_operation_${SUFFIX}$`);
const EMAIL_ID = new RegExp(`^comms_email_${SUFFIX}$`);

/** The format of an operation id, for error messages. */
export const OPERATION_ID_SHAPE =
	'comms_operation_ followed by 26 to 35 lowercase letters and digits (no i, l, o or u)';

/** The text as an operation id; undefined if it is not one (API reference, operationId). */
export function parseOperationId(text: string): OperationId | undefined {
	return OPERATION_ID.test(text) ? (text as OperationId) : undefined;
}

/** The text as an email id; undefined if it is not one (API reference, emailId). */
export function parseEmailId(text: string): EmailId | undefined {
	return EMAIL_ID.test(text) ? (text as EmailId) : undefined;
}

/** What comes along when an id is copied out of a sentence, a table or JSON. */
const AROUND: ReadonlySet<string | undefined> = new Set(' \t\r\n"\'`“”‘’,;');

/** A text without the quotes, spaces and commas around it. */
export function withoutQuotes(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && AROUND.has(text[start])) start += 1;
	while (end > start && AROUND.has(text[end - 1])) end -= 1;
	return text.slice(start, end);
}

const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const TIMESTAMP_DIGITS = 10;

/**
 * When an id was created, in epoch ms: Twilio's ids are TypeIDs, whose first ten base-32 digits are a 48-bit time. Only a hint, because
 * the API does not promise it.
 */
export function idTimestamp(id: OperationId | EmailId): number {
	const start = id.lastIndexOf('_') + 1;
	let value = 0;
	for (const digit of id.slice(start, start + TIMESTAMP_DIGITS)) value = value * 32 + BASE32.indexOf(digit);
	return value;
}

/** The id shortened in the middle to at most `columns` characters: `comms_operation_01h2xc…hp41`. */
export function shortId(id: string, columns: number): string {
	if (id.length <= columns) return id;
	if (columns <= 0) return '';
	if (columns < 8) return id.slice(-columns);
	return `${id.slice(0, columns - 5)}…${id.slice(-4)}`;
}

import type {Email} from '../core/emails/email.ts';
import {jsonLine} from '../core/text/json-line.ts';
import {curlOfEmail, type Origin} from './curl.ts';
import {EMAIL_FIELDS} from './fields/email-fields.ts';
import type {FieldValue} from './fields/field.ts';
import {unformula} from './formula.ts';
import {jsonRecord} from './json.ts';

/** The forms in which emails are copied. */
export type CopyForm = 'id' | 'address' | 'row' | 'json' | 'curl';

/** Emails as text for the clipboard, one per line, without a final newline. Control characters become visible pictures, because the text may be pasted into a shell. */
export function copyText(form: CopyForm, emails: readonly Email[], origin: Origin): string {
	switch (form) {
		case 'id':
			return lines(emails.map(({id}) => id.safe));
		case 'address':
			return lines(emails.flatMap(({to}) => to.map(({address}) => address.safe)));
		case 'row':
			return lines(emails.map(rowText));
		case 'json':
			return jsonText(emails);
		case 'curl':
			return lines(emails.flatMap(({id}) => curlOfEmail(origin, id.raw) ?? []));
	}
}

function lines(all: readonly string[]): string {
	return all.join('\n');
}

/** The fields of a record separated by tabs, as spreadsheets accept them. */
function rowText(email: Email): string {
	return EMAIL_FIELDS.map(({read}) => cellText(read(email))).join('\t');
}

function cellText(value: FieldValue): string {
	if (value === undefined) return '';
	if (typeof value !== 'object') return String(value);
	if ('safe' in value) return unformula(value.safe);
	const texts =
		'tags' in value
			? value.tags.map(({key, value: of}) => `${key.safe}:${of.safe}`)
			: value.texts.map(({safe}) => safe);
	return unformula(texts.join('tags' in value ? ';' : ', '));
}

/** One email as an object, several as an array of objects. */
function jsonText(emails: readonly Email[]): string {
	const records = emails.map((email) => jsonLine(jsonRecord(EMAIL_FIELDS, email)));
	return records.length === 1 ? (records[0] ?? '') : `[\n${records.join(',\n')}\n]`;
}

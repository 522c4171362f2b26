import type {FetchedEmail, ReadableBodies} from '../../core/emails/email.ts';
import {safeJson} from '../../core/text/printed-json.ts';
import {type SafeText, safeBody} from '../../core/text/text.ts';
import {convertHtml} from './convert-html.ts';

/** Makes the bodies of an email safe and readable: the HTML, which can take long, comes last. */
export function* prepareBodies({html, text, json}: FetchedEmail['bodies']): Generator<Partial<ReadableBodies>> {
	yield {json: safeJson(json)};
	if (text !== undefined) yield {text: safeBody(text)};
	const readable = html === undefined ? undefined : readableOrNone(html);
	if (readable !== undefined) yield {html: readable};
}

/** The email is shown without an HTML body on which the converter fails. */
function readableOrNone(html: string): SafeText | undefined {
	try {
		return convertHtml(html);
	} catch {
		return undefined;
	}
}

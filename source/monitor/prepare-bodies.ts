import type {FetchedEmail, ReadableBodies} from '../core/emails/email.ts';
import {safeJson} from '../core/text/printed-json.ts';
import {type SafeText, safeBody} from '../core/text/text.ts';
import {convertHtml} from './convert-html.ts';

/** The bodies of an email made safe and readable; the HTML, which can take long, comes last. */
export function* prepareBodies({html, text, json}: FetchedEmail['bodies']): Generator<Partial<ReadableBodies>> {
	yield {json: safeJson(json)};
	if (text !== undefined) yield {text: safeBody(text)};
	const readable = html === undefined ? undefined : readableOrNone(html);
	if (readable !== undefined) yield {html: readable};
}

/** The HTML as text; undefined where the converter fails on it, so that the email is shown without it. */
function readableOrNone(html: string): SafeText | undefined {
	try {
		return convertHtml(html);
	} catch {
		return undefined;
	}
}

import type {Tags} from '../world/tags.ts';
import type {Party} from './people.ts';

/** A file that came with an email; its bytes are not kept. */
export type Attachment = {readonly filename: string; readonly contentType: string};

/** What an email says. */
export type Content = {
	readonly subject: string;
	readonly html: string;
	readonly text: string;
	readonly attachments?: readonly Attachment[];
};

/** An email as it was written: who, to whom, what. */
export type Template = {readonly from: Party; readonly to: Party; readonly content: Content};

/** Writes the emails of an operation on demand, each a pure function of its index. */
export type Mailbag = {
	/** Every `key:value` its emails may carry, so that a filter can skip the whole operation; undefined when unknown. */
	readonly pairs: ReadonlySet<string> | undefined;
	/** Whether its pages are too large to be built in one piece. */
	readonly isHeavy?: boolean;
	tagsOf(index: number): Tags;
	/** Domains narrow the recipient's: some outcomes strike one provider only. */
	template(index: number, domains?: readonly string[]): Template;
};

/** Every pair that tags with these values can make. */
export function pairsOf(values: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
	return new Set(Object.entries(values).flatMap(([key, each]) => each.map((value) => `${key}:${value}`)));
}

/** The plain-text version that Twilio makes of an html body when a send has none. */
export function plainText(html: string): string {
	return html
		.replaceAll(/<(?:br|\/p|\/h\d|\/div|\/li)\b[^>]*>/gi, '\n')
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll(/[ \t]+/g, ' ')
		.replaceAll(/\s*\n\s*/g, '\n')
		.trim();
}

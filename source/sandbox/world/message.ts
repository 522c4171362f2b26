import type {Tags} from './tags.ts';

/** A sender or recipient, as in `from` and `to` (API reference, emails). */
export type Mailbox = {readonly address: string; readonly name?: string};

/** A file attached to an email. Its bytes are not kept. */
export type Attachment = {readonly filename: string; readonly contentType: string};

/** The content of an email. */
export type Content = {
	readonly subject: string;
	readonly html: string;
	readonly text: string;
	readonly attachments?: readonly Attachment[];
};

/** What an email says, from whom and to whom. */
export type Message = {readonly from: Mailbox; readonly to: Mailbox; readonly content: Content};

/** Writes the messages of an operation on demand. Each is a pure function of the email's index. */
export type MessageSource = {
	/** Every `key:value` its emails may be tagged with, so that a filter can skip the whole operation; undefined when unknown. */
	readonly pairs: ReadonlySet<string> | undefined;
	/** Whether its pages are too large to be built in memory. */
	readonly isHeavy?: boolean;
	readonly tagsOf: (index: number) => Tags;
	/** `domains` limits the recipient's domain: some outcomes affect one provider only. */
	readonly messageOf: (index: number, domains?: readonly string[]) => Message;
};

/** Combines each tag key with its values into `key:value` pairs. */
export function pairsOf(values: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
	return new Set(Object.entries(values).flatMap(([key, each]) => each.map((value) => `${key}:${value}`)));
}

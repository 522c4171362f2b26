import type {SafeText, Untrusted} from '../text/text.ts';

/** One address of an email, with the name that goes with it where there is one. */
export type Mailbox = {readonly address: Untrusted; readonly name?: Untrusted};

/** One tag: custom metadata of an email (API overview, Tags). */
export type Tag = {readonly key: Untrusted; readonly value: Untrusted};

/** One email of an operation as the list shows it: without its body. Times are epoch ms. */
export type Email = {
	readonly id: Untrusted;
	readonly status: Untrusted;
	readonly from?: Mailbox;
	readonly to: readonly Mailbox[];
	readonly subject?: Untrusted;
	readonly tags: readonly Tag[];
	/** A field of it tries to drive or deceive the terminal that shows it. */
	readonly isSuspicious?: true;
	/** The send it belongs to; only one of the documented shapes says so. */
	readonly operationId?: Untrusted;
	readonly createdAt?: number;
	readonly updatedAt?: number;
};

/** How one of several recipients fared, as the receipts of an email tell it. */
export type Receipt = {readonly to: Mailbox; readonly status: Untrusted; readonly updatedAt?: number};

/** What the fetch of one email tells besides what the list knows and the bodies. */
type EmailExtras = {
	readonly email: Email;
	readonly scheduledFor?: number;
	readonly deletedAt?: number;
	/** Names of the files that go with it. */
	readonly attachments: readonly Untrusted[];
	/** Ids of what it is related to, or that in JSON where it has none. */
	readonly related: readonly Untrusted[];
};

/** One email as the server gave it: its bodies, and the whole answer as indented JSON, raw. */
export type FetchedEmail = EmailExtras & {
	readonly bodies: {readonly html?: string; readonly text?: string; readonly json: string};
};

/** The bodies of an email as they can be shown: the html as readable text, absent where there is none or it cannot be read. */
export type ReadableBodies = {readonly html?: SafeText; readonly text?: SafeText; readonly json: SafeText};

/** One email whole, ready to be shown. */
export type EmailDetails = EmailExtras & {
	readonly bodies: ReadableBodies;
	/** The length of the html body in characters, where there is one. */
	readonly htmlLength?: number;
	/** Only of an email with several recipients, where the server tells. */
	readonly receipts?: readonly Receipt[];
};

/** One page of the list as the server gave it; `next` is the token of the page after it, null at the end. */
export type EmailPage = {
	readonly emails: readonly Email[];
	readonly next: string | null;
	/** In how many pieces it was read, where it was too heavy for one. */
	readonly pieces?: number;
};

import type {PageLink} from '../network/paging.ts';
import type {SafeText, Untrusted} from '../text/text.ts';

/** An email address, with its display name if there is one. */
export type Mailbox = {readonly address: Untrusted; readonly name?: Untrusted};

/** A tag: custom metadata of an email (API overview, Tags). */
export type Tag = {readonly key: Untrusted; readonly value: Untrusted};

/** An email in a list, without its body. Times are epoch ms. */
export type Email = {
	readonly id: Untrusted;
	readonly status: Untrusted;
	readonly from?: Mailbox;
	readonly to: readonly Mailbox[];
	readonly subject?: Untrusted;
	readonly tags: readonly Tag[];
	/** A field contains control sequences or characters that could deceive the reader of a terminal. */
	readonly isSuspicious?: true;
	/** The operation it belongs to. One of the documented shapes has it as a field, the other among what is related. */
	readonly operationId?: Untrusted;
	/** What is related to it, such as `OPERATION comms_operation_…`. */
	readonly related?: readonly Untrusted[];
	readonly scheduledFor?: number;
	readonly createdAt?: number;
	readonly updatedAt?: number;
	readonly deletedAt?: number;
};

/** The status of an email for one of several recipients. */
export type Receipt = {readonly to: Mailbox; readonly status: Untrusted; readonly updatedAt?: number};

/** What fetching an email adds to what the list has, apart from the bodies. */
type EmailExtras = {
	readonly email: Email;
	/** The names of the attached files. */
	readonly attachments: readonly Untrusted[];
};

/** An email as the server sent it: the bodies, and the whole answer as indented JSON, all raw. */
export type FetchedEmail = EmailExtras & {
	readonly bodies: {readonly html?: string; readonly text?: string; readonly json: string};
};

/** The bodies of an email made safe to show. The HTML is converted to text, and absent if there is none or it cannot be converted. */
export type ReadableBodies = {readonly html?: SafeText; readonly text?: SafeText; readonly json: SafeText};

/** An email fetched in full, ready to be shown. */
export type EmailDetails = EmailExtras & {
	readonly bodies: ReadableBodies;
	/** It comes from a recording, which keeps no bodies. */
	readonly isRecorded?: true;
	/** The length of the HTML body in characters, if there is one. */
	readonly htmlLength?: number;
	/** Only for an email with several recipients, if the server sends them. */
	readonly receipts?: readonly Receipt[];
};

/** One page of emails as the server sent it. Counts of 0 are left out. */
export type EmailPage = PageLink & {
	readonly emails: readonly Email[];
	/** How many of its items could not be read: they have no id, or are no emails at all. */
	readonly unreadable?: number;
	/** How many of its emails belong to another operation than the one requested; they are not among `emails`. */
	readonly foreign?: number;
	/** How large the answer was, in bytes. */
	readonly bytes?: number;
};

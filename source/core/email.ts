import type {Untrusted} from './text.ts';

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

/** What only the fetch of one email brings. */
export type EmailDetails = {
	readonly email: Email;
	readonly scheduledFor?: number;
	readonly deletedAt?: number;
	/** The plain text body, raw: make it safe with `safeBody` before it is shown. */
	readonly text?: string;
	/** The length of the html body in characters. */
	readonly htmlLength?: number;
	readonly attachments: readonly Untrusted[];
};

/** One page of the list as the server gave it; `next` is the token of the page after it, null at the end. */
export type EmailPage = {
	readonly emails: readonly Email[];
	readonly next: string | null;
	/** In how many pieces it was read, where it was too heavy for one. */
	readonly pieces?: number;
};

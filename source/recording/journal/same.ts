import type {Email, Mailbox, Tag} from '../../core/emails/email.ts';
import type {Operation} from '../../core/operation/operation.ts';

/** Whether an email is the same in two answers, in every field that a recording keeps. */
export function isSameEmail(a: Email, b: Email): boolean {
	return (
		a.id.raw === b.id.raw &&
		a.status.raw === b.status.raw &&
		a.updatedAt === b.updatedAt &&
		a.scheduledFor === b.scheduledFor &&
		a.deletedAt === b.deletedAt &&
		a.createdAt === b.createdAt &&
		a.subject?.raw === b.subject?.raw &&
		a.isSuspicious === b.isSuspicious &&
		isSameMailbox(a.from, b.from) &&
		areSame(a.to, b.to, isSameMailbox) &&
		areSame(a.tags, b.tags, isSameTag)
	);
}

/** Whether an operation is the same in two answers. */
export function isSameOperation(a: Operation, b: Operation): boolean {
	return (
		a.status.raw === b.status.raw &&
		a.createdAt === b.createdAt &&
		a.updatedAt === b.updatedAt &&
		JSON.stringify(a.stats) === JSON.stringify(b.stats)
	);
}

function areSame<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T | undefined) => boolean): boolean {
	return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
}

function isSameMailbox(a: Mailbox | undefined, b: Mailbox | undefined): boolean {
	return a?.address.raw === b?.address.raw && a?.name?.raw === b?.name?.raw;
}

function isSameTag(a: Tag, b: Tag | undefined): boolean {
	return a.key.raw === b?.key.raw && a.value.raw === b.value.raw;
}

import type * as v from 'valibot';
import type {Counting} from '../../options.ts';
import type {EmailRef, Operation} from '../../world/operation.ts';

/** The lists of the API, by the name that the reference gives their items. */
export type ListName = 'emails' | 'operations' | 'errors' | 'receipts';

/** The pagination of a page: its own token, that of the next page (null at the end), and the page size. */
export type Pagination = {readonly self: string; readonly next: string | null; readonly size: number};

/** The body of an answer, a JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** Writes answers in one dialect, and describes them by schemas. */
export type Format = {
	readonly operation: (operation: Operation, counting: Counting, now: number) => Body;
	readonly email: (email: EmailRef, now: number) => Body;
	readonly page: (list: ListName, items: readonly Body[], pagination: Pagination) => Body;
	readonly schemas: {
		readonly Operation: v.GenericSchema;
		readonly Email: v.GenericSchema;
		readonly page: (list: ListName, item: v.GenericSchema) => v.GenericSchema;
	};
};

import type {Email} from '../../../core/emails/email.ts';
import type {Pages} from './pages.ts';

/** The rows whose status changed with the last poll. */
export type ChangedRows = {
	readonly ids: ReadonlySet<string>;
	/** The next poll has begun: its answer takes their place. */
	readonly isPast: boolean;
};

type Rows = {readonly whole: Pages; readonly changed: ChangedRows};

/** Until a poll changes something. */
export const NO_CHANGED_ROWS: ChangedRows = {ids: new Set(), isPast: false};

/** A poll begins: what the one before it changed is shown until the answer. */
export function beginChanges<List extends Rows>(list: List): List {
	const {ids, isPast} = list.changed;
	return ids.size === 0 || isPast ? list : {...list, changed: {ids, isPast: true}};
}

/** A poll is answered: what the one before it changed is not news any more. */
export function endPastChanges<List extends Rows>(list: List): List {
	return list.changed.isPast ? {...list, changed: NO_CHANGED_ROWS} : list;
}

/** Notes which of the loaded rows an answer gives another status. */
export function noteChanges<List extends Rows>(list: List, emails: readonly Email[]): List {
	const ids = changedIds(list.whole, emails);
	const before = endPastChanges(list);
	return ids.size === 0 ? before : {...before, changed: {ids: before.changed.ids.union(ids), isPast: false}};
}

function changedIds({loaded}: Pages, emails: readonly Email[]): ReadonlySet<string> {
	const statuses = new Map(emails.map(({id, status}) => [id.raw, status.raw]));
	const isChanged = ({id, status}: Email) => (statuses.get(id.raw) ?? status.raw) !== status.raw;
	const touched = loaded.filter((page) => [...statuses.keys()].some((id) => page.ids.has(id)));
	return new Set(touched.flatMap((page) => page.emails.filter(isChanged).map(({id}) => id.raw)));
}

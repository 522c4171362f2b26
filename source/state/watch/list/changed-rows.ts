import type {Email} from '../../../core/emails/email.ts';
import type {Poll} from '../network.ts';
import type {Pages} from './pages.ts';

/** The ids of the rows whose status changed with the last poll. */
export type ChangedRows = ReadonlySet<string>;

type Rows = {readonly whole: Pages; readonly changed: ChangedRows};

/** Until a poll changes something. */
export const NO_CHANGED_ROWS: ChangedRows = new Set();

/** A poll is answered: what the one before it changed is not news any more. */
export function withoutOldChanges<List extends Rows>({showsOldChanges}: Poll, list: List): List {
	return showsOldChanges && list.changed.size > 0 ? {...list, changed: NO_CHANGED_ROWS} : list;
}

/** Notes which of the loaded rows an answer gives another status. */
export function noteChanges<List extends Rows>(list: List, emails: readonly Email[]): List {
	const ids = changedIds(list.whole, emails);
	return ids.size === 0 ? list : {...list, changed: list.changed.union(ids)};
}

function changedIds({loaded}: Pages, emails: readonly Email[]): ReadonlySet<string> {
	const statuses = new Map(emails.map(({id, status}) => [id.raw, status.raw]));
	const isChanged = ({id, status}: Email) => (statuses.get(id.raw) ?? status.raw) !== status.raw;
	const touched = loaded.filter((page) => [...statuses.keys()].some((id) => page.places.has(id)));
	return new Set(touched.flatMap((page) => page.emails.filter(isChanged).map(({id}) => id.raw)));
}

import {useMemo, useRef} from 'react';
import type {Email} from '../../../core/emails/email.ts';
import type {Row} from '../../../state/watch/list/list.ts';
import {type ListColumns, listColumns, USUAL_WIDTHS, widen} from './list-columns.ts';

/** What the widths of the columns follow from. */
export type ListPlace = {
	readonly columns: number;
	readonly hasTags: boolean;
	/** The time the rows are written for (epoch ms), coarse. */
	readonly writtenAt: number;
};

/** Columns as wide as what has stood in them so far. That the cursor moves among the same emails makes none wider. */
export function useListColumns(rows: readonly Row[], {columns, hasTags, writtenAt}: ListPlace): ListColumns {
	const widest = useRef(USUAL_WIDTHS);
	const seen = useRef<readonly Email[]>([]);
	if (!isOf(rows, seen.current)) seen.current = rows.map(({email}) => email);
	const emails = seen.current;
	widest.current = useMemo(() => widen(widest.current, emails, hasTags, writtenAt), [emails, hasTags, writtenAt]);
	const {current} = widest;
	return useMemo(() => listColumns(columns, hasTags, current), [columns, hasTags, current]);
}

function isOf(rows: readonly Row[], emails: readonly Email[]): boolean {
	return rows.length === emails.length && rows.every(({email}, index) => email === emails[index]);
}

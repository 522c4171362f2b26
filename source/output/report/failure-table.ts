import type {Email} from '../../core/emails/email.ts';
import type {ReasonText} from '../../core/emails/failure.ts';
import {safe} from '../../core/text/text.ts';
import {reasonText} from '../../state/failures/words.ts';
import {breakable, html, type Markup, NO_MARKUP} from './markup.ts';
import type {ReportedSend} from './reported-send.ts';
import {printedText} from './style.ts';
import {zonelessTime} from './times.ts';

const UNKNOWN = safe`–`;

/** What a row is made of: an email and the server's reason for it. */
type Failure = {readonly email: Email; readonly reason: ReasonText | undefined};

/** A column beside the address; `isKnown` tells whether a row has anything to say in it. */
type Column = {
	readonly head: string;
	readonly cell: (failure: Failure) => Markup;
	readonly isKnown?: (failure: Failure) => boolean;
};

/** The columns of the failures beside the address. */
const COLUMNS: readonly Column[] = [
	{head: 'Status', cell: ({email}) => html`<td class="short">${email.status.safe}</td>`},
	{
		head: 'Reason',
		cell: ({reason}) => html`<td>${reason === undefined ? UNKNOWN : reasonText(reason)}</td>`,
		isKnown: ({reason}) => reason !== undefined,
	},
	{
		head: 'Subject',
		cell: ({email}) => html`<td>${email.subject?.safe ?? ''}</td>`,
		isKnown: ({email}) => (email.subject?.safe ?? '') !== '',
	},
	{
		head: 'Last change (UTC)',
		cell: ({email: {updatedAt}}) =>
			html`<td class="short">${updatedAt === undefined ? UNKNOWN : zonelessTime(updatedAt)}</td>`,
		isKnown: ({email}) => email.updatedAt !== undefined,
	},
	{head: 'Id', cell: ({email}) => html`<td class="id"><code>${breakable(email.id.safe)}</code></td>`},
];

/** The table of all failures, without the columns that none of them fills. `ofSend` tells the sends of a page apart. */
export function failureTable({summary: {failures, reasons}}: ReportedSend, ofSend: string): Markup {
	const rows = failures.map((email) => ({email, reason: reasons.get(email.id.raw)}));
	const columns = COLUMNS.filter(({isKnown}) => isKnown === undefined || rows.some(isKnown));
	return html`<div class="scroll" role="region" tabindex="0" aria-label="All failures${ofSend}">
<table class="failures"><caption>All failures</caption>
<thead><tr><th scope="col">To</th>${columns.map(({head}) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr><th scope="row">${recipients(row.email)}</th>${columns.map(({cell}) => cell(row))}</tr>\n`)}</tbody></table></div>
<p class="note print">${printedText(failures.length, ofSend !== '')}</p>`;
}

function recipients({to}: Email): readonly Markup[] {
	return to.map(({address}, index) => html`${index === 0 ? NO_MARKUP : ', '}${breakable(address.safe)}`);
}

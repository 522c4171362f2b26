import {type FailureGroup, type Grouping, groupFailures} from '../../core/emails/failure-groups.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {safeLine} from '../../core/text/text.ts';
import {countedText, figureTexts, groupName, reasonsText, tellingGroupings} from '../../state/failures/words.ts';
import type {Summary} from '../summary.ts';
import {breakable, html, type Markup, NO_MARKUP} from './markup.ts';
import type {ReportedSend} from './reported-send.ts';
import {reportMinute, reportTime} from './times.ts';

/** The most groups in a table. */
const MOST_GROUPS = 25;

/** The headings of the groupings. */
const CAPTIONS: Readonly<Record<Grouping, string>> = {
	reason: 'By reason',
	domain: 'By domain',
	tag: 'By tag',
	minute: 'By minute',
};

/** What the failures have in common: a table for each grouping that says something. `ofSend` tells the sends of a page apart. */
export function groupTables({summary, summaryCommand}: ReportedSend, ofSend: string): readonly Markup[] {
	const rest = summaryCommand === undefined ? '' : ` ${summaryCommand} has all of them.`;
	return tellingGroupings(summary.failures, summary.reasons).map((grouping) =>
		groupTable(grouping, summary, {rest, ofSend}),
	);
}

/** The note on groups that are left out, and the send that the table is about. */
type TableWords = {readonly rest: string; readonly ofSend: string};

/** One grouping as a table. */
function groupTable(grouping: Grouping, summary: Summary, {rest, ofSend}: TableWords): Markup {
	const groups = groupFailures(summary.failures, grouping, summary.reasons);
	const isByDomain = grouping === 'domain';
	const heads = [...(isByDomain ? ['Of its', 'p50', 'p95'] : []), grouping === 'reason' ? 'Domains' : 'Reasons'];
	const left = groups.length - MOST_GROUPS;
	return html`<div class="scroll" role="region" tabindex="0" aria-label="Failures, ${CAPTIONS[grouping]}${ofSend}">
<table class="groups"><caption>${CAPTIONS[grouping]}</caption>
<thead><tr><th scope="col">${heading(grouping)}</th><th scope="col" class="n">Emails</th><th scope="col" class="n">Share</th>${heads.map((head) => (isFigure(head) ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`))}</tr></thead>
<tbody>
${groups.slice(0, MOST_GROUPS).map((group) => groupRow(group, grouping, summary))}</tbody></table>
${isByDomain ? asOfNote(summary) : NO_MARKUP}${left > 0 ? html`<p class="note">${plural(left, 'more group')}.${rest}</p>` : html``}</div>
`;
}

/** What the `~` of figures means that emails have outdated; nothing if none has moved. */
export function asOfNote({figures, figuresAsOf}: Summary): Markup {
	if (figures === undefined || figuresAsOf === undefined) return NO_MARKUP;
	return html`<p class="note">~ as of ${reportTime(figuresAsOf)}; emails have moved since.</p>`;
}

function heading(grouping: Grouping): string {
	return CAPTIONS[grouping].slice(3).replace(/^./u, (letter) => letter.toUpperCase());
}

function isFigure(head: string): boolean {
	return head !== 'Domains' && head !== 'Reasons';
}

function groupRow(group: FailureGroup, grouping: Grouping, {figures, figuresAsOf, noReason = 'none'}: Summary): Markup {
	const {common, emails, share, domains} = group;
	const {ofIts, p50, p95} = figureTexts(
		common.by === 'domain' ? figures?.get(common.domain.raw) : undefined,
		figuresAsOf !== undefined,
	);
	const numbers = [count(emails.length), percent(share), ...(grouping === 'domain' ? [ofIts, p50, p95] : [])];
	const name = groupName(common, grouping, noReason, (at) => safeLine(reportMinute(at)));
	return html`<tr><th scope="row">${common.by === 'domain' ? breakable(name) : name}</th>${numbers.map((text) => html`<td class="n">${text}</td>`)}<td>${grouping === 'reason' ? countedText(domains) : reasonsText(group, noReason)}</td></tr>
`;
}

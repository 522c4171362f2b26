import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import {duration, percent, perSecond} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {type ComparedSend, compare} from '../../state/board/compare/compare.ts';
import {compareEmails} from '../../state/board/compare/compare-domains.ts';
import {figureText} from '../../state/board/compare/figure.ts';
import {figuresAfter} from '../../state/board/compare/figures.ts';
import type {Send} from '../../state/board/send.ts';
import {hasEnded} from '../../state/watch/select/send/ending.ts';
import {html, type Markup, NO_MARKUP} from './markup.ts';
import type {ReportedSend} from './reported-send.ts';

/** The most domains in the table. */
const MOST_DOMAINS = 10;
/** Two sends under way that were read further apart have no age in common that both are known at. */
const APART_MS = 60_000;

const UNKNOWN = safe`–`;

/** Two sends at the same age, as the board compares them, or as both ended; nothing if there is no age that both are known at. */
export function sameAgeTable(reported: readonly ReportedSend[]): Markup {
	const [first, second] = reported;
	if (first === undefined || second === undefined) return NO_MARKUP;
	const pair = [sendOf(first), sendOf(second)] as const;
	const times = reported.filter((_, index) => pair[index]?.isUnderWay).map(({at}) => at);
	if (Math.max(...times) - Math.min(...times) > APART_MS) return NO_MARKUP;
	const pasts = new Map(reported.map(({operationId, past = []}) => [operationId, past]));
	const figures = reported.reduce(
		(all, {operationId, figures: own}) => (own === undefined ? all : figuresAfter(all, operationId, own)),
		new Map() as Parameters<typeof figuresAfter>[0],
	);
	const now = times.length > 0 ? Math.min(...times) : Math.max(first.at, second.at);
	const {one, other, ageMs} = compare(pair, {pasts, figures}, now);
	const emails = compareEmails({figures}, pair);
	const row = (name: SafeText, ...texts: readonly SafeText[]) =>
		html`<tr><th scope="row">${name}</th>${texts.map((text) => html`<td class="n">${text}</td>`)}</tr>
`;
	const figure = (name: SafeText, read: (send: ComparedSend) => ComparedSend['failed'], write: typeof percent) =>
		row(name, ...[one, other].map((send) => figureText(read(send), write, UNKNOWN)));
	const age = ageText(ageMs);
	const emailsAge = emails.ageMs === ageMs ? safe`` : safe` ${ageText(emails.ageMs)}`;
	return html`<div class="scroll" role="region" tabindex="0" aria-label="At the same age"><table class="sides"><caption>Compared ${age}</caption>
<thead><tr><th scope="col">Operation</th>${reported.map(({operationId}) => html`<th scope="col" class="n">…${operationId.slice(-6)}</th>`)}</tr></thead>
<tbody>
${figure(safe`ended`, ({ended}) => ended, percent)}${figure(safe`failures of what ended`, ({failed}) => failed, percent)}${figure(ageMs === undefined ? safe`mean pace` : safe`pace`, ({pace}) => pace, perSecond)}${row(safe`p50${emailsAge}`, timeText(emails.all.one?.p50), timeText(emails.all.other?.p50))}${row(safe`p95${emailsAge}`, timeText(emails.all.one?.p95), timeText(emails.all.other?.p95))}${emails.domains
	.slice(0, MOST_DOMAINS)
	.map(({domain, one: left, other: right}) =>
		row(safe`failed, p95 at ${safeLine(domain)}${emailsAge}`, domainText(left), domainText(right)),
	)}</tbody></table></div>
`;
}

/** The send as the board knows it. */
function sendOf({operationId: id, watch, at, badge}: ReportedSend): Send {
	return {id, watch, seenAt: at, isNamed: true, isListed: false, badge, isUnderWay: !hasEnded(watch, at)};
}

/** The age at which two sends of a report are compared. */
function ageText(ageMs: number | undefined): SafeText {
	return ageMs === undefined ? safe`at the end` : safe`at ${duration(ageMs)}`;
}

function timeText(ms: number | undefined): SafeText {
	return ms === undefined ? UNKNOWN : duration(ms);
}

function domainText(figures: DomainFigures | undefined): SafeText {
	if (figures === undefined || figures.emails === 0) return UNKNOWN;
	return safe`${percent(figures.failures / figures.emails)} ${timeText(figures.p95)}`;
}

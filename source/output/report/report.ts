import {COUNTERS} from '../../core/operation/counters.ts';
import {type Counts, endedShare, failureCount, failureShare, shareBase} from '../../core/operation/counts.ts';
import {hasStatus} from '../../core/operation/operation.ts';
import {count, duration, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {figureTexts, reasonText} from '../../state/failures/words.ts';
import {BADGE_WORDS, type Badge} from '../../state/watch/select/send/badge.ts';
import {courseText, noCourseText} from '../course-words.ts';
import {areaChart, paceChart} from './charts.ts';
import {failureTable} from './failure-table.ts';
import {asOfNote, groupTables} from './groups.ts';
import {breakable, html, type Markup, NO_MARKUP} from './markup.ts';
import type {ReportedSend} from './reported-send.ts';
import {sameAgeTable} from './same-age.ts';
import {disagreementText, factsText, summaryText} from './sources.ts';
import {type ReportPalette, styleSheet} from './style.ts';

/** The most domains in a table. */
const MOST_DOMAINS = 10;

const UNKNOWN = safe`–`;

/**
 * A page on one send, or on two side by side, that needs no script and loads nothing: a policy in it forbids both. `palette` has the
 * colours of the program.
 */
export function reportHtml(sends: readonly ReportedSend[], palette: ReportPalette): string {
	const names = sends.map(({operationId}) => operationId).join(' and ');
	const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="sendwatch">
<title>Send report: ${names}</title>
<style>${{markup: styleSheet(palette)}}</style>
</head>
<body>
<main${{markup: sends.length > 1 ? ' class="two"' : ''}}>
${sends.length > 1 ? comparison(sends) : NO_MARKUP}${sends.map((send, index) => sendSection(send, sends.length > 1 ? `, send ${index + 1}` : ''))}
</main>
</body>
</html>
`;
	return page.markup;
}

const TONES: Readonly<Record<'good' | 'warn' | 'bad', readonly Badge[]>> = {
	good: ['settled-well'],
	warn: ['settled-partly', 'some-fail', 'stalled', 'unaccounted', 'offline'],
	bad: ['settled-badly', 'failing', 'refused'],
};

function toneOf(badge: Badge): string {
	return Object.entries(TONES).find(([, badges]) => badges.includes(badge))?.[0] ?? 'plain';
}

/** The words of the badge; a send of which the server has processed an unknown number of emails is on its way no longer. */
function headline({badge, watch: {operation, counts}}: ReportedSend): string {
	const isProcessed = operation !== undefined && hasStatus(operation, 'COMPLETED') && counts?.denominator === undefined;
	return badge === 'on-its-way' && isProcessed ? 'PROCESSED' : BADGE_WORDS[badge];
}

/** `ofSend` tells apart the names of parts where two sends are on the page, which may be of one operation. */
function sendSection(send: ReportedSend, ofSend: string): Markup {
	const {operationId, badge, sentence, watch, summary, missing, command} = send;
	const {counts} = watch;
	const disagreement = disagreementText(send);
	return html`<article aria-label="Operation ${operationId}${ofSend}">
<h1>${operationId}</h1>
<p class="verdict ${toneOf(badge)}">${headline(send)}${failuresText(counts)}</p>
<p>${sentence}</p>
<p class="facts">${factsText(send)}</p>
${disagreement === undefined ? NO_MARKUP : html`<p class="note">${disagreement}</p>`}
${counts === undefined ? html`<p>No counts were received.</p>` : countsList(counts)}
${overTime(send)}
<h2>Failures</h2>
<p>${summaryText(send)}</p>
${summary.ofOperation.map((reason) => html`<p>Given for the operation: ${reasonText(reason)}</p>`)}
${summary.failures.length === 0 ? NO_MARKUP : groupTables(send, ofSend)}
${domainTable(send, ofSend)}
${summary.failures.length === 0 ? NO_MARKUP : failureTable(send, ofSend)}
${
	missing.length === 0
		? NO_MARKUP
		: html`<h2>What is missing</h2>
<ul>${missing.map((sentenceOf) => html`<li>${sentenceOf}</li>`)}</ul>`
}
<h2>Make this report again</h2>
<pre>${command}</pre>
</article>
`;
}

/** The charts over time, and what they are drawn from; why there are none if emails have ended. */
function overTime({course, courseFrom, isCoursePart, watch}: ReportedSend): Markup {
	const heading = html`<h2>Over time</h2>
`;
	if (course.length > 1)
		return html`${heading}<p class="note">${courseText(isCoursePart ? {isPart: true} : {}, courseFrom)}</p>
${areaChart(course, watch.counts?.denominator)}
${paceChart(course)}`;
	const unknown = noCourseText(watch);
	return unknown === undefined ? NO_MARKUP : html`${heading}<p class="note">${unknown}</p>`;
}

/** `: 610 of 2,000 ended (30 %) failed`; nothing while it is unknown how many did. */
function failuresText(counts: Counts | undefined): string {
	if (counts === undefined) return '';
	const share = failureShare(counts);
	if (failureCount(counts) === 0) return '';
	return `: ${plural(failureCount(counts), 'failure')}${share === undefined ? '' : ` (${percent(share)} of what ended)`}`;
}

function countsList(counts: Counts): Markup {
	const base = shareBase(counts);
	return html`<dl class="counts">${COUNTERS.map((name) => {
		const value = counts[name];
		const share =
			value === undefined || base === undefined || base === 0
				? NO_MARKUP
				: html` <small>${percent(value / base)}</small>`;
		return html`<div class="${name}"><dt>${name}</dt><dd>${value === undefined ? UNKNOWN : count(value)}${share}</dd></div>`;
	})}</dl>`;
}

/** How the send fared at the domains with the most emails; nothing if not all emails were read. */
function domainTable({summary}: ReportedSend, ofSend: string): Markup {
	const {figures, figuresAsOf} = summary;
	if (figures === undefined || figures.size === 0) return NO_MARKUP;
	const largest = [...figures.values()].toSorted((a, b) => b.emails - a.emails).slice(0, MOST_DOMAINS);
	const rows = largest.map((one) => {
		const {ofIts, p50, p95} = figureTexts(one, figuresAsOf !== undefined);
		const numbers = [count(one.emails), count(one.failures), ofIts, p50, p95];
		return html`<tr><th scope="row">${one.domain === '' ? '(no domain)' : breakable(safeLine(one.domain))}</th>${numbers.map((text) => html`<td class="n">${text}</td>`)}</tr>
`;
	});
	return html`<div class="scroll" role="region" tabindex="0" aria-label="Time to delivery by domain${ofSend}">
<table class="groups"><caption>Time to delivery by domain</caption>
<thead><tr><th scope="col">Domain</th><th scope="col" class="n">Emails</th><th scope="col" class="n">Failures</th><th scope="col" class="n">Of its</th><th scope="col" class="n">p50</th><th scope="col" class="n">p95</th></tr></thead>
<tbody>
${rows}</tbody></table>
${figures.size > MOST_DOMAINS ? html`<p class="note">The ${MOST_DOMAINS} largest of ${count(figures.size)} domains.</p>` : NO_MARKUP}${asOfNote(summary)}</div>`;
}

/** What two sends have in common, and where they differ. */
function comparison(sends: readonly ReportedSend[]): Markup {
	const row = (name: string, read: (send: ReportedSend) => SafeText | string) =>
		html`<tr><th scope="row">${name}</th>${sends.map((send) => html`<td class="n">${read(send)}</td>`)}</tr>
`;
	const counter = (read: (counts: Counts) => number | undefined) => (send: ReportedSend) => {
		const value = send.watch.counts && read(send.watch.counts);
		return value === undefined ? UNKNOWN : count(value);
	};
	const share = (read: (counts: Counts) => number | undefined) => (send: ReportedSend) => {
		const value = send.watch.counts && read(send.watch.counts);
		return value === undefined ? UNKNOWN : percent(value);
	};
	return html`<h1>Two sends side by side</h1>
<div class="compared"><div class="scroll" role="region" tabindex="0" aria-label="Side by side"><table class="sides"><caption>Current counts</caption>
<thead><tr><th scope="col">Operation</th>${sends.map(({operationId}) => html`<th scope="col" class="n">…${operationId.slice(-6)}</th>`)}</tr></thead>
<tbody>
${[
	row('verdict', ({badge}) => BADGE_WORDS[badge]),
	row(
		'emails',
		counter(({denominator}) => denominator),
	),
	row('ended', share(endedShare)),
	...COUNTERS.map((name) =>
		row(
			name,
			counter((counts) => counts[name]),
		),
	),
	row('failures of what ended', share(failureShare)),
	row('took', tookText),
]}</tbody></table></div>
${sameAgeTable(sends)}</div>
`;
}

function tookText({watch: {operation, settledAt}, tookMs}: ReportedSend): SafeText {
	if (tookMs !== undefined) return duration(tookMs);
	const createdAt = operation?.createdAt;
	return createdAt === undefined || settledAt === undefined ? UNKNOWN : duration(settledAt - createdAt);
}

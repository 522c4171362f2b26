import type {DomainFigures} from '../core/emails/domain-figures.ts';
import type {Email} from '../core/emails/email.ts';
import type {ReasonsByEmail, ReasonText} from '../core/emails/failure.ts';
import {
	type Common,
	type Counted,
	type FailureGroup,
	GROUPINGS,
	type Grouping,
	groupFailures,
} from '../core/emails/failure-groups.ts';
import type {OperationId} from '../core/operation/ids.ts';
import {count, nearestPercent, plural} from '../core/text/format.ts';
import {jsonLine} from '../core/text/json-line.ts';
import {type SafeText, safe, safeLine, type Untrusted} from '../core/text/text.ts';
import {
	aheadText,
	countedText,
	figureTexts,
	groupName,
	type NoReason,
	reasonsText,
	tellingGroupings,
} from '../state/failures/words.ts';
import {type Field, isoTime} from './fields/field.ts';
import {DOMAIN} from './fields/narrowing.ts';
import {createTable} from './table.ts';

/** What failed of a send, and of how many emails. */
export type Summary = {
	readonly operationId: OperationId;
	/** How many emails were read. */
	readonly emails: number;
	/** Those of them that failed. */
	readonly failures: readonly Email[];
	/** How many failures the counters have; undefined if they do not tell, or where only a part of the send was requested. */
	readonly counted: number | undefined;
	readonly reasons: ReasonsByEmail;
	readonly ofOperation: readonly ReasonText[];
	/** Why failures have no reason of their own, unless the server gives none. */
	readonly noReason?: NoReason;
	/** What became of the emails to each domain; undefined if not all of them could be read. */
	readonly figures: ReadonlyMap<string, DomainFigures> | undefined;
	/** When that was (epoch ms), if emails have moved since. */
	readonly figuresAsOf?: number;
};

/** The most groups in a table; JSON has them all. */
const MOST_GROUPS = 20;

/** The summary as one object of JSON, a line for each group. Shares are of 0 to 1, times in ms; null is unknown. */
export function summaryJson(summary: Summary): string {
	const {operationId, emails, failures, counted, ofOperation} = summary;
	const facts = {
		operation_id: operationId,
		emails_read: emails,
		failures_read: failures.length,
		failures_counted: counted ?? null,
		reasons_of_operation: ofOperation.map(reasonRecord),
	};
	const head = Object.entries(facts).map(([name, value]) => `${jsonLine(name)}: ${jsonLine(value)}`);
	const groups = GROUPINGS.map((grouping) => {
		const lines = groupsOf(summary, grouping).map((group) => jsonLine(groupRecord(group, summary)));
		return `"by_${grouping}": [${lines.map((line) => `\n${line}`).join(',')}]`;
	});
	return `{${[...head, ...groups].join(',\n')}}\n`;
}

/** The summary for people: a table for each grouping that says something. `columns` is the width of the terminal it goes to, if any. */
export function summaryTables(summary: Summary, columns: number | undefined): string {
	const {failures, counted, emails, reasons, ofOperation} = summary;
	const of = counted === undefined || counted < failures.length ? '' : ` of ${count(counted)}`;
	const head = `${count(failures.length)}${of} failures read, in ${plural(emails, 'email')}.`;
	const given = ofOperation.map(({message}) => `Given for the operation: ${message.safe}`);
	const groupings = failures.length === 0 ? [] : tellingGroupings(failures, reasons);
	const tables = groupings.map((grouping) => tableOf(summary, grouping, columns));
	const ahead = counted === undefined ? undefined : aheadText(failures.length, counted);
	return `${[[head, ...(ahead === undefined ? [] : [ahead]), ...given].join('\n'), ...tables].join('\n\n')}\n`;
}

function groupsOf({failures, reasons}: Summary, grouping: Grouping): readonly FailureGroup[] {
	return groupFailures(failures, grouping, reasons);
}

/** One grouping as a table for people. */
function tableOf(summary: Summary, grouping: Grouping, columns: number | undefined): string {
	const groups = groupsOf(summary, grouping);
	const table = createTable(fieldsOf(summary, grouping), columns);
	const lines = table.lines(groups.slice(0, MOST_GROUPS));
	const [left, hidden] = [groups.length - MOST_GROUPS, table.hidden()];
	return [
		...lines,
		...(left > 0 ? [`${count(left)} more: --format json has them all.`] : []),
		...(hidden > 0 ? [`${plural(hidden, 'column')} not shown: --format json has every figure.`] : []),
	].join('\n');
}

/** How soon the figures of a domain are left out where a terminal is narrow. */
const FIRST_TO_GO = {'of its': 2, p50: 4, p95: 5} as const;

/** The columns of one grouping. */
function fieldsOf({figures, noReason = 'none'}: Summary, grouping: Grouping): readonly Field<FailureGroup>[] {
	type Read = (group: FailureGroup) => SafeText;
	const text = (name: string, read: Read, columns: number, rank = 0): Field<FailureGroup> => ({
		name,
		read,
		columns,
		rank,
	});
	const figure = (name: string, read: Read, rank = 0): Field<FailureGroup> => ({name, read, isWhole: true, rank});
	const byDomain = (name: 'of its' | 'p50' | 'p95') =>
		figure(name, (group) => textsOf(group, figures)[name], FIRST_TO_GO[name]);
	return [
		figure('count', ({emails}) => count(emails.length)),
		figure('share', ({share}) => nearestPercent(share)),
		{
			...text(grouping, ({common}) => groupName(common, grouping, noReason, minuteText), 40),
			...(grouping === 'domain' ? {narrowing: DOMAIN} : {isWhole: grouping === 'minute'}),
		},
		figure('status', ({statuses}) => countedText(statuses), 1),
		grouping === 'reason'
			? text('domains', ({domains}) => countedText(domains), 40, 3)
			: text('reasons', (group) => reasonsText(group, noReason), 60, 3),
		...(grouping === 'domain' || grouping === 'reason' ? [byDomain('of its'), byDomain('p50'), byDomain('p95')] : []),
	];
}

/** The cells of one group. */
function textsOf({common}: FailureGroup, figures: Summary['figures']) {
	if (common.by !== 'domain') return {'of its': safe``, p50: safe``, p95: safe``};
	const {ofIts, p50, p95} = figureTexts(figures?.get(common.domain.raw));
	return {'of its': ofIts, p50, p95};
}

function minuteText(at: number): SafeText {
	return safeLine(`${new Date(at).toISOString().slice(0, 16)}Z`);
}

function groupRecord({common, emails, share, statuses, domains, reasons, unexplained}: FailureGroup, summary: Summary) {
	const figures = common.by === 'domain' ? summary.figures?.get(common.domain.raw) : undefined;
	return {
		...commonRecord(common),
		count: emails.length,
		share,
		statuses: countedRecord(statuses),
		domains: countedRecord(domains),
		reasons: reasons.map(({value, count: many}) => ({...reasonRecord(value), count: many})),
		without_reason: unexplained,
		...(common.by === 'domain'
			? {
					emails_of_domain: figures?.emails ?? null,
					of_its: figures === undefined ? null : figures.failures / figures.emails,
					p50_ms: figures?.p50 ?? null,
					p95_ms: figures?.p95 ?? null,
				}
			: {}),
	};
}

function commonRecord(common: Common) {
	switch (common.by) {
		case 'reason':
			return reasonRecord(common.reason);
		case 'domain':
			return {domain: common.domain.raw};
		case 'tag':
			return {tag: common.tag === undefined ? null : {[common.tag.key.raw]: common.tag.value.raw}};
		case 'minute':
			return {minute: isoTime(common.at) ?? null};
	}
}

function reasonRecord({code, message}: ReasonText) {
	return {reason_code: (typeof code === 'object' ? code.raw : code) ?? null, reason: message.raw};
}

function countedRecord(values: readonly Counted<Untrusted>[]): Readonly<Record<string, number>> {
	return Object.fromEntries(values.map(({value, count: many}) => [value.raw, many]));
}

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
import {count, percent, plural} from '../core/text/format.ts';
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
	const fields = fieldsOf(summary, grouping);
	const lines = createTable(columns === undefined ? fields.map(uncapped) : fields, columns).lines(
		groups.slice(0, MOST_GROUPS),
	);
	const left = groups.length - MOST_GROUPS;
	return [...lines, ...(left > 0 ? [`${count(left)} more: --format json has them all.`] : [])].join('\n');
}

/** In a file nothing is cut: a column is as wide as its widest cell, so that the heads stay over theirs. */
function uncapped({columns: _, ...field}: Field<FailureGroup>): Field<FailureGroup> {
	return field;
}

/** The columns of one grouping: the name of a group is whole, and what says the least goes first where there is too little room. */
function fieldsOf(summary: Summary, grouping: Grouping): readonly Field<FailureGroup>[] {
	const {figures, noReason = 'none', reasons} = summary;
	type Form = Omit<Field<FailureGroup>, 'name' | 'read'>;
	const text = (name: string, read: (group: FailureGroup) => SafeText, form: Form = {}): Field<FailureGroup> => ({
		name,
		read,
		...form,
	});
	const byDomain = (name: 'of its' | 'p50' | 'p95', rank = 0) =>
		text(name, (group) => textsOf(group, figures)[name], {rank});
	const isOfReasons = grouping === 'reason';
	const hasCodes = isOfReasons && [...reasons.values()].some(({code}) => code !== undefined);
	return [
		text('count', ({emails}) => count(emails.length)),
		text('share', ({share}) => percent(share)),
		text(grouping, ({common}) => groupName(common, grouping, noReason, minuteText), {
			columns: 40,
			least: NAME_COLUMNS,
			lines: NAME_LINES,
		}),
		...(hasCodes ? [text('code', ({common}) => codeText(common), {isWhole: true})] : []),
		text('status', ({statuses}) => countedText(statuses), {isWhole: true, rank: 1}),
		isOfReasons
			? text('domains', ({domains}) => countedText(domains), {columns: 40, least: LIST_COLUMNS, lines: 1, rank: 2})
			: text('reasons', (group) => reasonsText(group, noReason), {
					columns: 60,
					least: LIST_COLUMNS,
					lines: 1,
					rank: 2,
				}),
		...(isOfReasons ? [byDomain('of its', 4), byDomain('p50', 4), byDomain('p95', 4)] : []),
		...(grouping === 'domain' ? [byDomain('of its'), byDomain('p50', 3), byDomain('p95', 3)] : []),
	];
}

/** The name of a group, on a terminal. */
const [NAME_COLUMNS, NAME_LINES] = [20, 3];
/** What its emails have in common besides: as much as this holds one value with its number. */
const LIST_COLUMNS = 15;

/** The code of a reason, as the server gives it. */
function codeText(common: Common): SafeText {
	const code = common.by === 'reason' ? common.reason.code : undefined;
	if (code === undefined) return safe``;
	return typeof code === 'number' ? safe`${code}` : code.safe;
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

import type {Tag} from '../../core/emails/email.ts';
import {parseQuery} from '../../core/emails/find.ts';
import {sumCounts} from '../../core/operation/campaign.ts';
import {type Counts, failureCount} from '../../core/operation/counts.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {hasStatus} from '../../core/operation/operation.ts';
import {type Badge, isLoud} from '../watch/select/send/badge.ts';
import type {BoardQuery} from './query.ts';
import {createdAtOf, type Send} from './send.ts';
import type {BoardView} from './view.ts';

/** One line of the board: a send, or a campaign with its sums. */
export type BoardRow =
	| {readonly kind: 'send'; readonly key: string; readonly send: Send}
	| {
			readonly kind: 'group';
			readonly key: string;
			/** What its sends have in common; absent for those without tags, or of which none are known yet. */
			readonly tag?: Tag;
			readonly sends: readonly Send[];
			/** Over all sends that have counts; absent where none has. */
			readonly sums?: Counts;
			readonly badge: Badge;
			readonly isUnderWay: boolean;
	  };

/** What rows are made of. */
export type RowFacts = {
	readonly sends: ReadonlyMap<OperationId, Send>;
	readonly query: BoardQuery;
	readonly view: BoardView;
};

/** The tag that says what campaign a send belongs to, where it has one of that name. */
const CAMPAIGN = 'campaign';

/** The lines of the board: what was named first, then what is under way, of that first what wants attention; then the newest. */
export function rowsOf({sends, query, view}: RowFacts): readonly BoardRow[] {
	const all = [...sends.values()].filter((send) => isWanted(send, query)).toSorted(inOrder);
	const rows = view.isGrouped ? groupsOf(all) : all.map((send): BoardRow => ({kind: 'send', key: send.id, send}));
	return rows.filter((row) => (!view.isOnlyFailing || isFailingRow(row)) && isFound(row, view.find));
}

/** The sends of a row. */
export function sendsOf(row: BoardRow): readonly Send[] {
	return row.kind === 'send' ? [row.send] : row.sends;
}

/** The badge of a row. */
export function badgeOfRow(row: BoardRow): Badge {
	return row.kind === 'send' ? row.send.badge : row.badge;
}

/** The counts of a row; undefined where nothing is known of it. */
export function countsOfRow(row: BoardRow): Counts | undefined {
	return row.kind === 'send' ? row.send.watch.counts : row.sums;
}

/** The tag by which a send is grouped. */
export function groupTag({name}: Send): Tag | undefined {
	return name?.tags.find(({key}) => key.raw === CAMPAIGN) ?? name?.tags[0];
}

/** What was named is wanted in any case. */
function isWanted(send: Send, {statuses, tags}: BoardQuery): boolean {
	if (send.isNamed) return true;
	const {operation} = send.watch;
	if (statuses.length > 0 && (operation === undefined || !hasStatus(operation, ...statuses))) return false;
	return tags.every((pair) => send.name?.tags.some(({key, value}) => key.raw === pair.key && value.raw === pair.value));
}

function inOrder(a: Send, b: Send): number {
	return rank(a) - rank(b) || createdAtOf(b) - createdAtOf(a) || (a.id < b.id ? 1 : -1);
}

function rank({isNamed, isUnderWay, badge}: Send): number {
	return (isNamed ? 0 : 4) + (isUnderWay ? (isLoud(badge) ? 0 : 1) : 2);
}

function isFailingRow(row: BoardRow): boolean {
	const counts = countsOfRow(row);
	return counts !== undefined && failureCount(counts) > 0;
}

function isFound(row: BoardRow, find: string | undefined): boolean {
	const query = find === undefined ? undefined : parseQuery(find);
	if (query === undefined) return true;
	const text = searchedText(row);
	return query.words.every((word) => text.search(word) !== -1);
}

function searchedText(row: BoardRow): string {
	const texts = sendsOf(row).flatMap(({id, name, watch}) => [
		id,
		watch.operation?.status.safe ?? '',
		name?.subject?.safe ?? '',
		...(name?.tags ?? []).map(({key, value}) => `${key.safe}:${value.safe}`),
	]);
	return texts.join('\n');
}

function groupsOf(sends: readonly Send[]): readonly BoardRow[] {
	const members = new Map<string, {readonly tag: Tag | undefined; readonly sends: Send[]}>();
	for (const send of sends) {
		const tag = groupTag(send);
		const key = tag === undefined ? 'group:' : `group:${tag.key.raw}:${tag.value.raw}`;
		const group = members.get(key);
		if (group === undefined) members.set(key, {tag, sends: [send]});
		else group.sends.push(send);
	}
	return [...members].map(([key, {tag, sends: own}]): BoardRow => {
		const counts = own.flatMap(({watch}) => (watch.counts === undefined ? [] : [watch.counts]));
		return {
			kind: 'group',
			key,
			...(tag === undefined ? {} : {tag}),
			sends: own,
			...(counts.length === 0 ? {} : {sums: sumCounts(counts)}),
			badge: worstBadge(own),
			isUnderWay: own.some(({isUnderWay}) => isUnderWay),
		};
	});
}

/** The verdict on a campaign is that on the worst of its sends; while some are under way, of those. */
const WORST_FIRST: readonly Badge[] = [
	'failing',
	'unaccounted',
	'stalled',
	'some-fail',
	'on-its-way',
	'scheduled',
	'settled-badly',
	'settled-partly',
	'canceled',
	'settled-well',
	'unknown',
];

function worstBadge(sends: readonly Send[]): Badge {
	return WORST_FIRST.find((badge) => sends.some((send) => send.badge === badge)) ?? 'unknown';
}

import type {Tag} from '../../../core/emails/email.ts';
import {parseQuery} from '../../../core/emails/find.ts';
import {sumCounts} from '../../../core/operation/campaign.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {isFailing, isLoud} from '../../watch/select/send/badge.ts';
import {campaignBadge} from '../campaign-badge.ts';
import type {BoardQuery} from '../query.ts';
import {createdAtOf, hasTags, type Send, type SendTerms} from '../send.ts';
import {type BoardRow, badgeOfRow, sendsOf} from './row.ts';
import {sortRows} from './sort.ts';
import type {BoardView} from './view.ts';

/** What rows are made of. */
export type RowFacts = {
	readonly sends: ReadonlyMap<OperationId, Send>;
	readonly query: BoardQuery;
	readonly terms: SendTerms;
	readonly view: BoardView;
};

/** The tag that says what campaign a send belongs to, if it has one of that name. */
const CAMPAIGN = 'campaign';

/**
 * The lines of the board, in the chosen order. The usual one is what was named first, then what is under way, of that first what wants
 * attention; then the newest. A send that is what it was keeps its row of `before`.
 */
export function rowsOf({sends, query, terms, view}: RowFacts, before: readonly BoardRow[] = []): readonly BoardRow[] {
	const known = new Map(before.flatMap((row) => (row.kind === 'send' ? [[row.send, row] as const] : [])));
	const all = [...sends.values()]
		.filter((send) => isChosen(send, query) && isIn(send, view.campaign))
		.toSorted(inOrder);
	const rows = view.isGrouped
		? groupsOf(all, terms)
		: all.map((send): BoardRow => known.get(send) ?? {kind: 'send', key: send.id, send});
	const wanted = rows.filter((row) => (!view.isOnlyFailing || isFailingRow(row, terms)) && isFound(row, view.find));
	return sortRows(wanted, view.order);
}

/** The tag by which a send is grouped. */
export function groupTag({name}: Send): Tag | undefined {
	return name?.tags.find(({key}) => key.raw === CAMPAIGN) ?? name?.tags[0];
}

/** The key of the campaign that a send belongs to, which is that of its row; those without tags make one, too. */
export function campaignKey(send: Send): string {
	const tag = groupTag(send);
	return tag === undefined ? 'group:' : `group:${tag.key.raw}:${tag.value.raw}`;
}

function isIn(send: Send, campaign: string | undefined): boolean {
	return campaign === undefined || campaignKey(send) === campaign;
}

/** Whether the query chose a send. What was named is chosen in any case. */
export function isChosen(send: Send, {statuses, tags}: BoardQuery): boolean {
	if (send.isNamed) return true;
	const {operation} = send.watch;
	if (statuses.length > 0 && (operation === undefined || !hasStatus(operation, ...statuses))) return false;
	return hasTags(send.name, tags);
}

function inOrder(a: Send, b: Send): number {
	return rank(a) - rank(b) || createdAtOf(b) - createdAtOf(a) || (a.id < b.id ? 1 : -1);
}

function rank({isNamed, isUnderWay, badge}: Send): number {
	return (isNamed ? 0 : 4) + (isUnderWay ? (isLoud(badge) ? 0 : 1) : 2);
}

/** It is failing, or it ended like that; a send that is unaccounted for can be failing as well. */
function isFailingRow(row: BoardRow, terms: SendTerms): boolean {
	const badge = badgeOfRow(row);
	if (badge === 'failing' || badge === 'settled-badly') return true;
	return badge === 'unaccounted' && sendsOf(row).some(({watch}) => isFailing(watch, terms));
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

function groupsOf(sends: readonly Send[], terms: SendTerms): readonly BoardRow[] {
	const members = new Map<string, {readonly tag: Tag | undefined; readonly sends: Send[]}>();
	for (const send of sends) {
		const tag = groupTag(send);
		const key = campaignKey(send);
		const group = members.get(key);
		if (group === undefined) members.set(key, {tag, sends: [send]});
		else group.sends.push(send);
	}
	return [...members].map(([key, {tag, sends: own}]): BoardRow => {
		const counts = own.flatMap(({watch}) => (watch.counts === undefined ? [] : [watch.counts]));
		const sums = counts.length === 0 ? undefined : sumCounts(counts);
		return {
			kind: 'group',
			key,
			...(tag === undefined ? {} : {tag}),
			sends: own,
			...(sums === undefined ? {} : {sums}),
			badge: campaignBadge(own, sums, terms),
			isUnderWay: own.some(({isUnderWay}) => isUnderWay),
		};
	});
}

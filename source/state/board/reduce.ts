import {maskUntrusted} from '../../core/emails/mask.ts';
import {maskAddressesIn} from '../../core/emails/mask-text.ts';
import {type OperationId, parseOperationId} from '../../core/operation/ids.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import type {Board} from './board.ts';
import {figuresAfter, figuresKept} from './compare/figures.ts';
import type {BoardEvent, BoardNews} from './event.ts';
import {failuresAfter} from './failures.ts';
import {withRefusedList} from './refusal.ts';
import {rowsOf} from './rows/rows.ts';
import {BOARDVIEW_HANDLERS, type BoardViewEvent, viewAfter} from './rows/view.ts';
import {failed, judged, listedAs, newSend, receiveSend, type Send, type SendName} from './send.ts';

/** The board after an event. */
export function reduceBoard(board: Board, event: BoardEvent): Board {
	const next = isViewEvent(event) ? afterView(board, event) : afterNews(board, event);
	return withCursor(atOrigin(withRows(next, board), event), board, event);
}

function afterView(board: Board, event: BoardViewEvent): Board {
	const view = viewAfter(board.view, event);
	return event.type === 'compared-sends' ? {...board, view, figures: figuresKept(board.figures)} : {...board, view};
}

function isViewEvent(event: BoardEvent): event is BoardViewEvent {
	return event.type in BOARDVIEW_HANDLERS;
}

function afterNews(board: Board, event: BoardNews): Board {
	const {polls} = board;
	switch (event.type) {
		case 'asked-board':
			return {...board, polls: {...polls, isAsking: true}};
		case 'received-sends':
			return receiveSends(board, event);
		case 'failed-board':
			return {...board, polls: {...polls, isAsking: false, problem: event.problem, failures: polls.failures + 1}};
		case 'corrected-week':
			return {...board, query: {...board.query, since: event.since}};
		case 'refused-list':
			return withRefusedList(board, event.problem, event.at);
		case 'received-send':
			return answered(
				withSend(board, event.id, (send) => receiveSend(send, event.operation, event.at, board.terms)),
				event.at,
			);
		case 'failed-send':
			return withSend(board, event.id, (send) => failed(send, event.problem));
		case 'held-board':
			return {...board, polls: {...polls, heldUntil: event.until}};
		case 'scheduled-board':
			return {...board, polls: {...polls, isAsking: false, nextAt: event.at}};
		case 'asked-board-again': {
			const {refusedAt: _, wholeAt: __, ...rest} = polls;
			return {...board, polls: rest};
		}
		case 'toggled-board-mask':
			return withMask({...board, isMasked: !board.isMasked});
		case 'named-sends':
			return event.names.reduce((next, [id, name]) => withName(next, id, name), board);
		case 'received-board-failures':
			return {...board, failures: failuresAfter(board.sends, event)};
		case 'read-figures':
			return {...board, figures: figuresAfter(board.figures, event.id, event.figures)};
		case 'read-past':
			return {...board, pasts: new Map(board.pasts).set(event.id, event.past)};
		case 'failed-board-failures':
			return {...board, failures: {of: event.id, readAt: event.at, problem: event.problem}};
	}
}

type Received = Extract<BoardNews, {readonly type: 'received-sends'}>;

function receiveSends(board: Board, {operations, isWhole, requests, bytes, at, unreadable}: Received): Board {
	const {terms, polls} = board;
	const listed = new Map(operations.flatMap(withId));
	const sends = new Map<OperationId, Send>();
	for (const [id, send] of board.sends) {
		const operation = listed.get(id);
		if (operation !== undefined) sends.set(id, receiveSend(listedAs(true, send), operation, at, terms));
		else if (send.isNamed) sends.set(id, judged(isWhole ? listedAs(false, send) : send, at, terms));
		// What the whole list no longer has is gone from the server.
		else if (!isWhole) sends.set(id, judged(send, at, terms));
	}
	for (const [id, operation] of listed)
		if (!sends.has(id)) sends.set(id, receiveSend(listedAs(true, newSend(id, at, false)), operation, at, terms));
	const {refusal: _, refusedAt: __, doubt: ___, ...known} = polls;
	const wholeAt = isWhole ? {wholeAt: at, unreadable} : {};
	return answered({...board, sends, polls: {...known, requests, bytes, ...wholeAt}}, at);
}

/** An id that is none of Twilio's cannot be watched, so it is not on the board. */
function withId(operation: ListedOperation): readonly (readonly [OperationId, ListedOperation])[] {
	const id = parseOperationId(operation.id.raw);
	return id === undefined ? [] : [[id, operation]];
}

function answered(board: Board, at: number): Board {
	const {problem: _, heldUntil: __, ...polls} = board.polls;
	return {...board, polls: {...polls, updatedAt: at, failures: 0}};
}

function withSend(board: Board, id: OperationId, change: (send: Send) => Send): Board {
	const send = board.sends.get(id);
	return send === undefined ? board : {...board, sends: new Map(board.sends).set(id, change(send))};
}

function withName(board: Board, id: OperationId, name: SendName): Board {
	return withSend(board, id, (send) => shownAs({...send, name}, board.isMasked));
}

function withMask(board: Board): Board {
	const sends = [...board.sends].map(([id, send]) => [id, shownAs(send, board.isMasked)] as const);
	return {...board, sends: new Map(sends)};
}

/** The send with its name, addresses in it hidden or not. */
function shownAs({rawName, ...send}: Send, isMasked: boolean): Send {
	const name = rawName ?? send.name;
	if (name === undefined) return send;
	return isMasked ? {...send, name: masked(name), rawName: name} : {...send, name};
}

function masked({subject, tags}: SendName): SendName {
	const hide = (text: SendName['tags'][number]['key']) => maskUntrusted(text, maskAddressesIn);
	return {
		...(subject === undefined ? {} : {subject: hide(subject)}),
		tags: tags.map(({key, value}) => ({key: hide(key), value: hide(value)})),
	};
}

function withRows(next: Board, before: Board): Board {
	const isSame =
		next.sends === before.sends &&
		next.view.isGrouped === before.view.isGrouped &&
		next.view.isOnlyFailing === before.view.isOnlyFailing &&
		next.view.find === before.view.find &&
		next.view.campaign === before.view.campaign &&
		next.view.order === before.view.order;
	return isSame ? next : {...next, rows: rowsOf(next, before.rows)};
}

/** The cursor is on the send that someone came from as soon as that has a row, and stays there. */
function atOrigin(board: Board, event: BoardEvent): Board {
	const {rows, view} = board;
	const {cameFrom, ...rest} = view;
	if (cameFrom === undefined || !rows.some(({key}) => key === cameFrom)) return board;
	const at = 'at' in event ? {restsSince: event.at} : {};
	return {...board, view: {...rest, ...at, cursor: cameFrom, hasMoved: true}};
}

/**
 * The cursor stays on its row, wherever that goes; if the row is gone, it takes the one that came to its place. Until the user has moved
 * it, it stays on the first row, so that what comes to the top is in view.
 */
function withCursor(next: Board, before: Board, event: BoardEvent): Board {
	const {rows, view} = next;
	const place = rows.findIndex(({key}) => key === view.cursor);
	const pointed = event.type === 'pointed-on-board' ? rows.findIndex(({key}) => key === event.key) : -1;
	const isMove = event.type === 'moved-on-board' || pointed !== -1;
	const isFollowing = view.hasMoved !== true;
	if (place !== -1 && !isMove && !(isFollowing && place > 0)) return next;
	const from = isFollowing ? 0 : place === -1 ? before.rows.findIndex(({key}) => key === view.cursor) : place;
	const moved = Math.max(0, from) + (event.type === 'moved-on-board' ? event.by : 0);
	const to = Math.max(0, Math.min(rows.length - 1, pointed === -1 ? moved : pointed));
	const cursor = rows[to]?.key;
	if (cursor === view.cursor) return next;
	const {cursor: _, restsSince: __, ...rest} = view;
	const at = 'at' in event ? event.at : view.restsSince;
	const placed = cursor === undefined ? {} : {cursor, ...(at === undefined ? {} : {restsSince: at})};
	return {...next, view: {...rest, ...placed}};
}

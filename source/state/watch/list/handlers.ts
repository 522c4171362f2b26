import type {Problem} from '../../../core/network/problem.ts';
import type {EmailStatus} from '../../../core/operation/status.ts';
import type {Handlers} from '../handlers.ts';
import type {List} from './list.ts';
import {failPage, failRefresh, limitSize, paceRefresh} from './loading.ts';
import {dropGoal, goToEnd, goToRow, jumpPage, moveCursor, scrollWindow} from './moving.ts';
import type {RefreshPace} from './paging/refresh-pace.ts';
import {AT_REST, travelled} from './paging/travel.ts';

/** What happens to the list alone. An answer of another `generation` belongs to an earlier filter. */
export type ListEvent =
	| {
			readonly type: 'failed-page';
			readonly at: number;
			readonly generation: number;
			/** Whose page it was, where several statuses are listed. */
			readonly status?: EmailStatus;
			readonly token: string | null;
			readonly problem: Problem;
			readonly retryAt: number;
	  }
	| {
			readonly type: 'failed-refresh';
			readonly at: number;
			readonly generation: number;
			readonly status?: EmailStatus;
			readonly token: string | null;
			readonly problem: Problem;
			/** When it is requested again (epoch ms); with the next poll if it is not given. */
			readonly retryAt?: number;
	  }
	/** The server accepts no other page size than the first. */
	| {readonly type: 'refused-page-size'; readonly largestSize: number}
	/** What the last refresh read says when the next is due; without a pace, at the next poll. */
	| {readonly type: 'paced-refresh'; readonly generation: number; readonly pace?: RefreshPace}
	| {readonly type: 'moved-cursor'; readonly at: number; readonly by: number; readonly height: number}
	/** The window was scrolled by rows; the cursor moves only if it would leave the window. */
	| {readonly type: 'scrolled-list'; readonly at: number; readonly by: number; readonly height: number}
	| {readonly type: 'went-to-row'; readonly row: number; readonly height: number}
	| {readonly type: 'went-to-start'; readonly height: number}
	| {readonly type: 'went-to-end'; readonly height: number}
	| {readonly type: 'jumped-page'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'dropped-goal'};

/** What each of these events does to the list. */
export const LIST_HANDLERS: Handlers<List, ListEvent> = {
	'failed-page': (list, event) =>
		event.generation === list.generation ? failPage(list, event, event.problem, event.retryAt) : list,
	'failed-refresh': (list, event) =>
		event.generation === list.generation ? failRefresh(list, event, event.problem, event.retryAt) : list,
	'refused-page-size': (list, {largestSize}) => limitSize(list, largestSize),
	'paced-refresh': (list, {generation, pace}) => (generation === list.generation ? paceRefresh(list, pace) : list),
	'moved-cursor': (list, event) => moveCursor(onTheWay(list, event), event.by, event.height),
	'scrolled-list': (list, event) => scrollWindow(onTheWay(list, event), event.by, event.height),
	'went-to-row': (list, {row, height}) => goToRow(atRest(list, height), row, height),
	'went-to-start': (list, {height}) => goToRow(atRest(list, height), 0, height),
	'went-to-end': (list, {height}) => goToEnd(atRest(list, height), height),
	'jumped-page': (list, event) =>
		jumpPage(onTheWay(list, {...event, by: event.by * list.pageSize}), event.by, event.height),
	'dropped-goal': dropGoal,
};

function onTheWay(list: List, move: Parameters<typeof travelled>[1]): List {
	return {...list, travel: travelled(list.travel, move)};
}

function atRest(list: List, height: number): List {
	return {...list, travel: {...AT_REST, height}};
}

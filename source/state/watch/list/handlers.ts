import type {Problem} from '../../../core/network/problem.ts';
import type {EmailStatus} from '../../../core/operation/status.ts';
import type {Handlers} from '../handlers.ts';
import type {List} from './list.ts';
import {failPage, failRefresh} from './loading.ts';
import {dropGoal, goToEnd, goToRow, jumpPage, moveCursor} from './moving.ts';

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
	  }
	| {readonly type: 'moved-cursor'; readonly by: number; readonly height: number}
	| {readonly type: 'went-to-start'; readonly height: number}
	| {readonly type: 'went-to-end'; readonly height: number}
	| {readonly type: 'jumped-page'; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'dropped-goal'};

/** What each of these events does to the list. */
export const LIST_HANDLERS: Handlers<List, ListEvent> = {
	'failed-page': (list, event) =>
		event.generation === list.generation ? failPage(list, event, event.problem, event.retryAt) : list,
	'failed-refresh': (list, event) =>
		event.generation === list.generation ? failRefresh(list, event, event.problem) : list,
	'moved-cursor': (list, {by, height}) => moveCursor(list, by, height),
	'went-to-start': (list, {height}) => goToRow(list, 0, height),
	'went-to-end': (list, {height}) => goToEnd(list, height),
	'jumped-page': (list, {by, height}) => jumpPage(list, by, height),
	'dropped-goal': dropGoal,
};

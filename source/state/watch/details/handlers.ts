import type {Problem} from '../../../core/network/problem.ts';
import type {Handlers} from '../handlers.ts';
import {
	type BodyForm,
	closePane,
	type DetailsPane,
	type DetailsRequest,
	enlargePane,
	failDetails,
	fitPane,
	focusPane,
	turnPane,
} from './pane.ts';

/** What happens to the pane of the open email alone. */
export type DetailsEvent =
	| {readonly type: 'closed-details'}
	| {readonly type: 'focused-details'; readonly isFocused: boolean}
	/** Whether the open email takes the whole screen. */
	| {readonly type: 'enlarged-details'; readonly isFull: boolean}
	/** Whether an open email has room beside the list, so that it opens automatically. */
	| {readonly type: 'fitted-details'; readonly hasRoom: boolean}
	| {readonly type: 'turned-details'; readonly form: BodyForm}
	| {readonly type: 'failed-details'; readonly request: DetailsRequest; readonly problem: Problem};

/** What each of these events does to the pane. */
export const DETAILS_HANDLERS: Handlers<DetailsPane, DetailsEvent> = {
	'closed-details': closePane,
	'focused-details': (pane, {isFocused}) => focusPane(pane, isFocused),
	'enlarged-details': (pane, {isFull}) => enlargePane(pane, isFull),
	'fitted-details': (pane, {hasRoom}) => fitPane(pane, hasRoom),
	'turned-details': (pane, {form}) => turnPane(pane, form),
	'failed-details': (pane, {request, problem}) => failDetails(pane, request, problem),
};

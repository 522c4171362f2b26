import {duration} from '../core/format.ts';
import type {LineEdit} from '../core/line-edit.ts';
import {type Event, notice, type State} from '../core/state.ts';
import {completeTag, knownPairs} from '../core/tag-completion.ts';
import {draftTags} from '../core/view.ts';
import type {CommandName} from './keymap.ts';
import type {Press} from './keys.ts';

/** What a command can work with. */
export type Actions = {
	readonly getState: () => State;
	readonly dispatch: (event: Event) => void;
	readonly now: () => number;
	/** Polls at once. */
	readonly refresh: () => void;
	/** Leaves the app with this exit code. */
	readonly leave: (exitCode: number) => void;
	/** Hands the terminal back to the shell until somebody calls the app to the foreground again. */
	readonly suspend: () => void;
	/** How many emails are visible. */
	readonly listRows: number;
	/** How far what lies over the list can be scrolled, in rows. */
	readonly overlayExtent: () => number;
};

const INTERRUPTED = 130;
const SHORTEST_MS = 500;
const LONGEST_MS = 3_600_000;
const PACES_MS = [500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 900_000, LONGEST_MS];

const PERFORM: Readonly<Record<CommandName, (actions: Actions) => void>> = {
	'move-up': (actions) => move(actions, -1),
	'move-down': (actions) => move(actions, 1),
	'screen-up': (actions) => move(actions, -Math.max(1, actions.listRows - 1)),
	'screen-down': (actions) => move(actions, Math.max(1, actions.listRows - 1)),
	start: ({dispatch, listRows}) => dispatch({type: 'went-to-start', height: listRows}),
	end: ({dispatch, listRows}) => dispatch({type: 'went-to-end', height: listRows}),
	'next-page': ({dispatch, listRows}) => dispatch({type: 'jumped-page', by: 1, height: listRows}),
	'previous-page': ({dispatch, listRows}) => dispatch({type: 'jumped-page', by: -1, height: listRows}),
	details: ({dispatch}) => dispatch({type: 'opened-details'}),
	tags: ({dispatch}) => dispatch({type: 'opened-tags'}),
	'clear-filter': clearFilter,
	refresh: ({refresh}) => refresh(),
	slower: (actions) => changePace(actions, 1),
	faster: (actions) => changePace(actions, -1),
	help: toggleHelp,
	back: ({dispatch}) => dispatch({type: 'closed-overlay'}),
	stop: ({dispatch}) => dispatch({type: 'dropped-goal'}),
	quit: ({leave}) => leave(0),
	interrupt: ({leave}) => leave(INTERRUPTED),
	suspend: ({suspend}) => suspend(),
	'apply-tags': applyTags,
	'complete-tag': complete,
	'leave-tags': ({dispatch}) => dispatch({type: 'closed-overlay'}),
};

/** Carries a command out. */
export function perform(command: CommandName, actions: Actions): void {
	PERFORM[command](actions);
}

const EDITS: Readonly<Record<string, LineEdit['kind']>> = {
	backspace: 'back',
	delete: 'delete',
	left: 'left',
	right: 'right',
	home: 'start',
	end: 'end',
	'ctrl-a': 'start',
	'ctrl-e': 'end',
	'ctrl-u': 'clear',
	'ctrl-w': 'word-back',
};

/** Edits the tag input with a key that is no command. */
export function typeInTags({name, text}: Press, {dispatch}: Pick<Actions, 'dispatch'>): void {
	const kind = EDITS[name];
	if (kind !== undefined && kind !== 'insert') dispatch({type: 'edited-tags', edit: {kind}});
	else if (text !== undefined) dispatch({type: 'edited-tags', edit: {kind: 'insert', text}});
}

function move({getState, dispatch, listRows, overlayExtent}: Actions, by: number): void {
	const {overlay} = getState().view;
	if (overlay.kind === 'help' || overlay.kind === 'details') {
		const top = Math.max(0, Math.min(overlayExtent(), overlay.top + by));
		dispatch({type: 'scrolled-overlay', by: top - overlay.top});
	} else dispatch({type: 'moved-cursor', by, height: listRows});
}

function clearFilter({getState, dispatch, now}: Actions): void {
	if (getState().list.filter.tags.length > 0) dispatch({type: 'changed-tags', tags: []});
	else dispatch(notice(now(), 'No tag filter is set. t sets one.'));
}

function changePace({getState, dispatch, now}: Actions, by: 1 | -1): void {
	const {intervalMs} = getState();
	const next = by === 1 ? PACES_MS.find((pace) => pace > intervalMs) : PACES_MS.findLast((pace) => pace < intervalMs);
	const changed = next ?? (by === 1 ? LONGEST_MS : SHORTEST_MS);
	dispatch({type: 'changed-interval', at: now(), intervalMs: changed});
	const word = changed < 1000 ? 'half a second' : duration(changed);
	dispatch(notice(now(), `Polls every ${word} now.`));
}

function toggleHelp({getState, dispatch}: Actions): void {
	dispatch({type: getState().view.overlay.kind === 'help' ? 'closed-overlay' : 'opened-help'});
}

function applyTags({getState, dispatch}: Actions): void {
	const {view, list} = getState();
	const tags = draftTags(view);
	if (tags === undefined) return;
	const isSame = JSON.stringify(tags) === JSON.stringify(list.filter.tags);
	dispatch(isSame ? {type: 'closed-overlay'} : {type: 'changed-tags', tags});
}

function complete({getState, dispatch}: Actions): void {
	const {view, list} = getState();
	if (view.overlay.kind !== 'tags') return;
	const line = completeTag(view.overlay.line, knownPairs(list.pages));
	dispatch({type: 'completed-tags', line});
}

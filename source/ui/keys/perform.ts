import {duration} from '../../core/text/format.ts';
import type {LineEdit} from '../../core/text/line-edit.ts';
import {type Event, notice} from '../../state/watch/event.ts';
import type {State} from '../../state/watch/state.ts';
import type {HandOver} from '../hand-over.ts';
import {runHelpLine} from '../overlays/help/help-lines.ts';
import {menuOf} from '../overlays/menu/menus.ts';
import {PROMPTS} from '../overlays/prompt/prompts.ts';
import {openClusters} from '../triage/clusters-menu.ts';
import {back, scrollDetails, showRaw, switchBody, toggleFreeze} from '../watch/details/details-keys.ts';
import {clearLastFilter, openDates, openStatuses, openTags, toggleFailures} from '../watch/list/filtering.ts';
import {markRange, openExport, stop} from '../watch/list/marking.ts';
import {type CommandName, worksInReplay} from './keymap.ts';
import type {Press} from './press.ts';

/** What the keys of a replay do. */
export type PlayerControls = {
	/** Stops, goes on, or, at the end, begins again. */
	readonly togglePause: () => void;
	readonly changeSpeed: (by: 1 | -1) => void;
};

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
	/** How emails leave the app. */
	readonly handOver: HandOver;
	/** Where a recording is played: what its keys do. */
	readonly player?: PlayerControls | undefined;
	/** How many emails are visible. */
	readonly listRows: number;
	/** How many lines of an open email are visible. */
	readonly detailsRows: number;
	/** How far what lies over the list or beside it can be scrolled, in rows. */
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
	clusters: openClusters,
	find: ({dispatch}) => dispatch({type: 'opened-prompt', prompt: 'find', text: ''}),
	'next-match': ({dispatch, now, listRows: height}) => dispatch({type: 'went-to-match', at: now(), by: 1, height}),
	'previous-match': ({dispatch, now, listRows: height}) => dispatch({type: 'went-to-match', at: now(), by: -1, height}),
	'next-failure': ({dispatch, now, listRows: height}) => dispatch({type: 'went-to-failure', at: now(), by: 1, height}),
	'previous-failure': ({dispatch, now, listRows: height}) =>
		dispatch({type: 'went-to-failure', at: now(), by: -1, height}),
	details: ({dispatch}) => dispatch({type: 'opened-details'}),
	tags: openTags,
	statuses: openStatuses,
	'failures-only': toggleFailures,
	dates: openDates,
	'clear-filter': clearLastFilter,
	refresh: ({refresh}) => refresh(),
	slower: (actions) => changePace(actions, 1),
	faster: (actions) => changePace(actions, -1),
	help: toggleHelp,
	'close-details': ({dispatch}) => dispatch({type: 'closed-details'}),
	'scroll-up': (actions) => scrollDetails(actions, -1),
	'scroll-down': (actions) => scrollDetails(actions, 1),
	'scroll-screen-up': (actions) => scrollDetails(actions, 1 - actions.detailsRows),
	'scroll-screen-down': (actions) => scrollDetails(actions, actions.detailsRows - 1),
	'switch-body': switchBody,
	raw: showRaw,
	freeze: toggleFreeze,
	back,
	stop,
	mark: ({dispatch}) => dispatch({type: 'toggled-mark'}),
	'mark-range': markRange,
	mask: toggleMask,
	export: openExport,
	note: ({handOver}) => handOver.writeNote(),
	copy: ({dispatch}) => dispatch({type: 'opened-menu', menu: 'copy'}),
	quit: ({leave}) => leave(0),
	interrupt: ({leave}) => leave(INTERRUPTED),
	suspend: ({suspend}) => suspend(),
	apply,
	complete,
	'recall-older': ({dispatch}) => dispatch({type: 'recalled-entry', by: 1}),
	'recall-newer': ({dispatch}) => dispatch({type: 'recalled-entry', by: -1}),
	cancel: ({dispatch}) => dispatch({type: 'closed-overlay'}),
	choose,
	run: (actions) => runHelpLine(actions, (command) => perform(command, actions)),
	'mark-item': markItem,
	'replay-pause': ({player}) => player?.togglePause(),
	'replay-faster': ({player}) => player?.changeSpeed(1),
	'replay-slower': ({player}) => player?.changeSpeed(-1),
};

/** Carries a command out. */
export function perform(command: CommandName, actions: Actions): void {
	if (actions.player === undefined || worksInReplay(command)) PERFORM[command](actions);
	else actions.dispatch(notice(actions.now(), 'That asks the server; a replay only has what was recorded.'));
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

/** Edits the line being typed with a key that is no command. */
export function typeInPrompt({name, text}: Press, {dispatch}: Pick<Actions, 'dispatch'>): void {
	const kind = EDITS[name];
	if (kind !== undefined && kind !== 'insert') dispatch({type: 'edited-prompt', edit: {kind}});
	else if (text !== undefined) dispatch({type: 'edited-prompt', edit: {kind: 'insert', text}});
}

function move({getState, dispatch, listRows, overlayExtent}: Actions, by: number): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind === 'menu') dispatch({type: 'moved-in-menu', by, count: menuOf(overlay.menu).items(state).length});
	else if (overlay.kind === 'help' || overlay.kind === 'copied') {
		const top = Math.max(0, Math.min(overlayExtent(), overlay.top + by));
		dispatch({type: 'scrolled-overlay', by: top - overlay.top});
	} else dispatch({type: 'moved-cursor', by, height: listRows});
}

function toggleMask({getState, dispatch, now}: Actions): void {
	dispatch({type: 'toggled-mask'});
	const says = getState().isMasked
		? 'Recipients are hidden, also in what is copied and written. M shows them again.'
		: 'Recipients are shown again.';
	dispatch(notice(now(), says));
}

function changePace({getState, dispatch, now}: Actions, by: 1 | -1): void {
	const {intervalMs} = getState();
	const next = by === 1 ? PACES_MS.find((pace) => pace > intervalMs) : PACES_MS.findLast((pace) => pace < intervalMs);
	const changed = next ?? (by === 1 ? LONGEST_MS : SHORTEST_MS);
	dispatch({type: 'changed-interval', intervalMs: changed});
	const word = changed < 1000 ? 'half a second' : duration(changed);
	dispatch(notice(now(), `Polls every ${word} now.`));
}

function toggleHelp({getState, dispatch}: Actions): void {
	dispatch({type: getState().view.overlay.kind === 'help' ? 'closed-overlay' : 'opened-help'});
}

function apply(actions: Actions): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return;
	const {judge, apply: applyText} = PROMPTS[overlay.prompt];
	const {text} = overlay.line;
	if (judge(text, state, actions.now()).mistake !== undefined) return;
	actions.dispatch({type: 'remembered-entry', prompt: overlay.prompt, text});
	applyText(text, actions);
}

function complete({getState, dispatch}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return;
	const line = PROMPTS[overlay.prompt].complete?.(overlay.line, state);
	if (line !== undefined) dispatch({type: 'replaced-prompt', line});
}

function choose(actions: Actions): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const menu = menuOf(overlay.menu);
	const under = menu.items(state)[overlay.row];
	const keys = overlay.chosen.size > 0 ? [...overlay.chosen] : under === undefined ? [] : [under.key];
	menu.choose(keys, actions);
}

function markItem({getState, dispatch}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const {isMulti, items} = menuOf(overlay.menu);
	const item = items(state)[overlay.row];
	if (isMulti === true && item !== undefined) dispatch({type: 'toggled-in-menu', key: item.key});
}

import type {ExportFormat} from '../../../core/emails/export-name.ts';
import {fitsClipboard} from '../../../core/text/clipboard.ts';
import {count, plural} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine, say} from '../../../core/text/text.ts';
import type {Board} from '../../../state/board/board.ts';
import type {BoardMenuName} from '../../../state/board/overlay.ts';
import {sendsOf} from '../../../state/board/rows/row.ts';
import type {Send} from '../../../state/board/send.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {copySentence} from '../../overlays/copied-notice.ts';
import {FORMAT_ITEMS} from '../../overlays/menu/export-formats.ts';
import type {MenuItem} from '../../overlays/menu/menu.ts';
import {howToChoose, type MenuFacts} from '../../overlays/menu/menu-lines.ts';
import type {BoardActions} from '../board-actions.ts';
import {rowUnderCursor, tell} from '../board-actions.ts';
import type {SendCopyForm} from '../board-hand-over.ts';

/** A menu of the board. */
export type BoardMenu = {
	readonly title: SafeText;
	/** What stands above the items: which sends it is about. */
	readonly says: (board: Board) => SafeText;
	readonly items: (board: Board) => readonly MenuItem[];
	/** Takes the item with this key, and closes the menu. */
	readonly choose: (key: string, actions: BoardActions) => void;
};

type Words = {readonly letter: string; readonly one: string; readonly many: string; readonly note: string};

/** What can be copied of a send. */
const FORMS: Readonly<Record<SendCopyForm, Words>> = {
	id: {letter: 'i', one: 'the id', many: 'ids', note: 'one a line'},
	subject: {letter: 's', one: 'the subject', many: 'subjects', note: 'one a line'},
	command: {letter: 'w', one: 'the sendwatch command', many: 'lines', note: 'shows the same again'},
};

/** The menus of the board. */
export const BOARD_MENUS: Readonly<Record<BoardMenuName, BoardMenu>> = {
	copy: {
		title: safe`Copy`,
		says: (board) => sendsText(markedSends(board), sendsUnderCursor(board), safe`the send under the cursor`),
		items: copyItems,
		choose: (key, actions) => (key === 'show' ? showCopied(actions) : copy(key as SendCopyForm, actions)),
	},
	export: {
		title: safe`Export to a file here`,
		says: (board) => sendsText(markedSends(board), listedSends(board), say`the send that is listed`),
		items: () => FORMAT_ITEMS,
		choose(key, {getState, dispatch, handOver}) {
			dispatch({type: 'closed-board-overlay'});
			const marked = markedSends(getState());
			handOver.export(key as ExportFormat, marked.length > 0 ? marked : listedSends(getState()));
		},
	},
};

/** What the open menu is drawn from, apart from its place; undefined if none is open. */
export function openBoardMenu(board: Board, keyOf: KeyOf): Omit<MenuFacts, 'columns' | 'rows' | 'theme'> | undefined {
	const {overlay} = board.view;
	if (overlay.kind !== 'menu') return undefined;
	const kind = BOARD_MENUS[overlay.menu];
	const items = kind.items(board);
	return {kind, items, row: overlay.row, chosen: NONE, says: kind.says(board), how: howToChoose(keyOf)};
}

const NONE: ReadonlySet<string> = new Set();

/** The letters of the open menu, which come before whatever else the key table has there; none if no menu is open. */
export function boardMenuLetters(board: Board): string {
	const {overlay} = board.view;
	if (overlay.kind !== 'menu') return '';
	const items = BOARD_MENUS[overlay.menu].items(board);
	return items.map(({letter}) => letter ?? '').join('');
}

/** Takes the item of the open menu with this letter, or without one the item under the cursor. */
export function chooseOnBoard(actions: BoardActions, letter?: string): void {
	const board = actions.getState();
	const {overlay} = board.view;
	if (overlay.kind !== 'menu') return;
	const menu = BOARD_MENUS[overlay.menu];
	const items = menu.items(board);
	const item = letter === undefined ? items[overlay.row] : items.find((one) => one.letter === letter);
	if (item !== undefined) menu.choose(item.key, actions);
}

/** The lines of the copy menu. */
function copyItems(board: Board): readonly MenuItem[] {
	const number = chosenSends(board).length;
	const forms = Object.entries(FORMS).map(([key, {letter, one, many, note}]) => ({
		key,
		letter,
		label: number === 1 || key === 'command' ? safeLine(one) : say`${count(number)} ${many}`,
		note: safeLine(note),
	}));
	const shown = {
		key: 'show',
		letter: 'l',
		label: safeLine('show what was copied last'),
		note: safeLine('select it with the mouse'),
	};
	return [...(number === 0 ? [] : forms), ...(board.view.copied === undefined ? [] : [shown])];
}

/** How many sends a menu acts on. */
function sendsText(marked: readonly Send[], others: readonly Send[], one: SafeText): SafeText {
	if (marked.length > 0) return say`${plural(marked.length, 'marked send')}`;
	return others.length === 1 ? one : say`${plural(others.length, 'send')}`;
}

function markedSends({view, sends}: Board): readonly Send[] {
	return view.marks.flatMap((id) => sends.get(id) ?? []);
}

function listedSends({rows}: Board): readonly Send[] {
	return rows.flatMap(sendsOf);
}

function sendsUnderCursor(board: Board): readonly Send[] {
	const row = rowUnderCursor(board);
	return row === undefined ? [] : sendsOf(row);
}

function chosenSends(board: Board): readonly Send[] {
	const marked = markedSends(board);
	return marked.length > 0 ? marked : sendsUnderCursor(board);
}

function showCopied({dispatch}: BoardActions): void {
	dispatch({type: 'opened-board-overlay', kind: 'copied'});
}

/** A text that no clipboard accepted is shown, so that it can be selected. */
function copy(form: SendCopyForm, actions: BoardActions): void {
	const {getState, dispatch, handOver} = actions;
	const text = handOver.textOf(form, chosenSends(getState()));
	dispatch({type: 'closed-board-overlay'});
	if (text === '') {
		tell(actions, say`No subject is known yet.`, 'trouble');
		return;
	}
	const to = handOver.copy(text);
	const isTaken = to !== 'nothing';
	dispatch({type: 'copied-on-board', text});
	if (!isTaken && fitsClipboard(text)) showCopied(actions);
	tell(
		actions,
		copySentence({...FORMS[form], number: text.split('\n').length, text}, to),
		isTaken ? 'done' : 'trouble',
	);
}

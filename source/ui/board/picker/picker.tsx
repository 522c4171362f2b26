import {Box, useWindowSize} from 'ink';
import {useContext, useEffect, useMemo, useReducer, useRef} from 'react';
import {SIGNAL_EXIT} from '../../../core/exit-codes.ts';
import {shortId} from '../../../core/operation/ids.ts';
import {truncate} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Choice} from '../../../state/board/choice.ts';
import {useInputs} from '../../keys/keyboard-context.ts';
import {entryOf} from '../../keys/lookup.ts';
import {keysIn} from '../../keys/shown-keys.ts';
import {KeymapContext} from '../../keys/use-keys.ts';
import {Line} from '../../line.tsx';
import {createPointer} from '../../mouse/pointer.ts';
import {type Place, placeIn, type Spot} from '../../mouse/spot.ts';
import type {MenuItem} from '../../overlays/menu/menu.ts';
import {Menu} from '../../overlays/menu/menu-box.tsx';
import {howToChoose, itemAt, type MenuFacts, menuBox} from '../../overlays/menu/menu-lines.ts';
import type {Theme} from '../../theme/theme.ts';
import {badgeLook} from '../../watch/top/line-1/badge-look.ts';
import {beginPicking, lineSigns, type PickingEvent, pick} from './picking.ts';

/** More to pick from, and the line about it. */
export type Found = {readonly choices: readonly Choice[]; readonly says: SafeText};

export type PickerProps = {
	readonly choices: readonly Choice[];
	/** What the account has besides. */
	readonly more: Promise<Found>;
	/** Receives what was picked; undefined if the user left, with the exit code. */
	readonly onEnd: (picked: Choice | undefined, exitCode: number) => void;
	readonly theme: Theme;
};

/** What there is to pick. */
const KIND = {title: safe`Which operation?`, isForeign: true, empty: safe`No recordings on this machine yet.`};

/** A list of operations to pick one from. */
export function Picker({choices, more, onEnd, theme}: PickerProps) {
	const {columns, rows} = useWindowSize();
	const keymap = useContext(KeymapContext);
	const asking = safe`requesting the account's operations${theme.ellipsis}`;
	const [state, dispatch] = useReducer(pick, beginPicking(choices, asking));
	const {picked, left} = state;
	const signs = useMemo(() => lineSigns(keymap), [keymap]);
	const height = rows - 2;
	useEffect(() => {
		void more.then((found) => dispatch({type: 'found', ...found}));
	}, [more]);
	useEffect(() => {
		if (picked !== undefined) onEnd(picked, 0);
		else if (left !== undefined) onEnd(undefined, left === 'quit' ? 0 : SIGNAL_EXIT.SIGINT);
	}, [picked, left, onEnd]);
	const menu: MenuFacts = {
		kind: KIND,
		items: state.choices.map((choice, index) => itemOf(choice, signs[index], columns, theme)),
		row: state.row,
		chosen: NONE,
		how: howToChoose(keysIn(keymap, {context: 'menu'})),
		columns,
		rows: height,
		theme,
	};
	const pointer = useRef(createPointer());
	useInputs((input) => {
		if (input.kind === 'mouse')
			pointer.current.take(input, (place) => spotOf(menu, placeIn(place, 0, TITLE), dispatch));
		else pointer.current.forget();
		if (input.kind !== 'press') return;
		const row = signs.indexOf(input.name);
		const entry = entryOf(input, 'menu', keymap);
		if (input.name.length === 1 && row !== -1) dispatch({type: 'took', row});
		else if (entry !== undefined) dispatch({type: 'pressed', command: entry.command, height: Math.max(1, height - 1)});
	});
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line {...theme.accent} isBold>
				{safe` sendwatch`}
			</Line>
			<Box height={height} width={columns}>
				<Menu {...menu} />
			</Box>
			<Line {...theme.muted}>{truncate(safe` ${state.says}`, columns)}</Line>
		</Box>
	);
}

const TITLE = 1;

/** What is at a place of the list. */
function spotOf(menu: MenuFacts, place: Place, dispatch: (event: PickingEvent) => void): Spot {
	const at = itemAt(menuBox(menu), place, menu.items.length);
	const item = at === undefined ? undefined : menu.items[at];
	return {
		...(item === undefined ? {} : {item: item.key}),
		select: () => dispatch({type: 'moved', by: at === undefined ? 0 : at - menu.row}),
		open: () => dispatch({type: 'took', row: menu.row}),
		scroll: (by) => dispatch({type: 'moved', by}),
	};
}

const NONE: ReadonlySet<string> = new Set();

/** From this many columns on an id is shown whole: the number of failures has room beside it. */
const WHOLE_ID_COLUMNS = 90;
const SHORT_ID = 12;

function itemOf(
	{operationId, badge, note}: Choice,
	letter: string | undefined,
	columns: number,
	theme: Theme,
): MenuItem {
	const id =
		columns < WHOLE_ID_COLUMNS ? shortId(operationId.replace(/^comms_operation_/u, ''), SHORT_ID) : operationId;
	const look = badgeLook(badge, theme);
	return {key: operationId, label: safeLine(id), note, look, ...(letter === undefined ? {} : {letter})};
}

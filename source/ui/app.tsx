import {Box, Text, useApp, useWindowSize} from 'ink';
import {useCallback, useEffect, useMemo, useRef} from 'react';
import {knownOf, topOf} from '../core/emails/details.ts';
import {movesSince} from '../core/emails/freeze.ts';
import {emailUnderCursor, visibleRows, wantedPages} from '../core/emails/list.ts';
import {markCount, markedAmong} from '../core/emails/marks.ts';
import {rowCount} from '../core/emails/pages.ts';
import {cursorRow} from '../core/emails/selection.ts';
import type {Sighting} from '../core/emails/sightings.ts';
import {connectionOf} from '../core/network/connection.ts';
import {lagText} from '../core/operation/reconcile.ts';
import {countMatches, matchesText, queryIn} from '../core/state/finding.ts';
import type {Overlay} from '../core/state/view.ts';
import {localClock} from '../core/text/local-time.ts';
import type {Store} from '../monitor/store.ts';
import type {PlayerControls} from './actions.ts';
import {Copied} from './components/copied.tsx';
import {Counters} from './components/counters.tsx';
import {Details} from './components/details.tsx';
import {EmailList} from './components/email-list.tsx';
import {ExportLine} from './components/export-line.tsx';
import {Footer} from './components/footer.tsx';
import {Header} from './components/header.tsx';
import {Help, LAST_HELP_LINE} from './components/help.tsx';
import {ListHead} from './components/list-head.tsx';
import {Menu} from './components/menu.tsx';
import {Prompt} from './components/prompt.tsx';
import {StackedBar} from './components/stacked-bar.tsx';
import {StateLine} from './components/state-line.tsx';
import {TooSmall} from './components/too-small.tsx';
import {contextBeneath, contextOf} from './context-of.ts';
import {emptyReason} from './empty-reason.ts';
import type {HandOver} from './hand-over.ts';
import {shownStore, useDelayed, useKeys, useNoticeEnd, useNow, useSelector} from './hooks.ts';
import {type Layout, layoutOf} from './layout.ts';
import {menuOf} from './menus.ts';
import {type Panes, panesOf} from './panes.ts';
import {PROMPTS} from './prompts.ts';
import type {Theme} from './theme.ts';

/** What the app is given: the state to draw, the clock, and what it may ask of the outside. */
export type AppProps = {
	readonly store: Store;
	readonly theme: Theme;
	readonly now: () => number;
	/** Polls at once. */
	readonly refresh: () => void;
	/** Where a recording is played in place of a watch: what its keys do. */
	readonly player?: PlayerControls | undefined;
	/** Leaves the app with this exit code. */
	readonly leave: (exitCode: number) => void;
	readonly handOver: HandOver;
	/** Stops the process and resolves when it goes on. */
	readonly stop: () => Promise<void>;
};

const SPINNER_DELAY_MS = 400;
const MINUTE_MS = 60_000;

/** The whole screen: draws the state, turns keys into events. */
export function App({store: whole, theme, now, refresh, player, leave, handOver, stop}: AppProps) {
	const store = useMemo(() => shownStore(whole), [whole]);
	const {columns, rows} = useWindowSize();
	const layout = layoutOf(columns, rows);
	const isOpen = useSelector(store, (state) => state.details.isOpen);
	const panes = panesOf(layout);
	const extent = useRef(0);
	const setExtent = useCallback((value: number) => {
		extent.current = value;
	}, []);
	const {getState, dispatch} = store;
	const {suspendTerminal} = useApp();
	const suspend = () => void suspendTerminal(stop);
	useKeys({
		getState,
		dispatch,
		now,
		refresh,
		player,
		leave,
		suspend,
		handOver,
		listRows: (isOpen ? panes.list : layout).listRows,
		detailsRows: panes.rows - 1,
		overlayExtent: () => extent.current,
	});
	useNoticeEnd(store, now);
	if (layout.isTooSmall) return <TooSmall columns={columns} rows={rows} />;
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Top store={store} layout={layout} theme={theme} now={now} />
			<Body store={store} layout={layout} theme={theme} now={now} onExtent={setExtent} />
			<Bottom store={store} columns={columns} theme={theme} />
		</Box>
	);
}

type PartProps = {
	readonly store: Store;
	readonly layout: Layout;
	readonly theme: Theme;
	readonly now: () => number;
};

/** Header, bars and the state line. */
function Top({store, layout, theme, now}: PartProps) {
	const watch = useSelector(store, (state) => state.watch);
	const network = useSelector(store, (state) => state.network);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const haltedBy = useSelector(store, (state) => state.haltedBy);
	const listProblem = useSelector(store, (state) => state.list.problem);
	const replay = useSelector(store, (state) => state.replay);
	const lag = useSelector(store, lagText);
	const time = useNow(now, 1000);
	const connection = connectionOf({network, watch, listProblem, nextPollAt, haltedBy}, time);
	const isSpinning = useDelayed(watch.askedAt !== undefined, SPINNER_DELAY_MS);
	const {columns} = layout;
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Header
				operationId={store.getState().operationId}
				watch={watch}
				connection={connection}
				isSpinning={isSpinning}
				replay={replay}
				isTlsUnchecked={store.getState().isTlsUnchecked === true}
				columns={columns}
				now={time}
				theme={theme}
			/>
			<StackedBar standing={watch.standing} columns={columns} theme={theme} />
			<Counters standing={watch.standing} changes={watch.changes} layout={layout} theme={theme} />
			<StateLine
				watch={watch}
				connection={connection}
				stallAfterMs={store.getState().stallAfterMs}
				lag={lag}
				columns={columns}
				now={time}
				theme={theme}
			/>
			{layout.hasRule && <Text dimColor>{theme.rule.repeat(columns)}</Text>}
		</Box>
	);
}

type BodyProps = PartProps & {readonly onExtent: (rows: number) => void};

/** The list, with an open email beside it, or what lies over both. */
function Body({store, layout, theme, now, onExtent}: BodyProps) {
	const overlay = useSelector(store, (state) => state.view.overlay);
	const isOpen = useSelector(store, (state) => state.details.isOpen);
	const beneath = useSelector(store, contextBeneath);
	const copied = useSelector(store, (state) => state.view.copied ?? '');
	const {columns} = layout;
	const rows = layout.listRows + 1 + Number(layout.hasColumnHeads);
	useEffect(() => {
		if (overlay.kind === 'help') onExtent(LAST_HELP_LINE);
	}, [overlay.kind, onExtent]);
	if (overlay.kind === 'help')
		return <Help row={overlay.top} context={beneath} columns={columns} rows={rows} theme={theme} />;
	if (overlay.kind === 'copied')
		return <Copied text={copied} top={overlay.top} columns={columns} rows={rows} onExtent={onExtent} />;
	if (overlay.kind === 'menu')
		return <MenuPart store={store} overlay={overlay} columns={columns} rows={rows} theme={theme} />;
	const look = {store, theme, now};
	if (!isOpen) return <ListPart {...look} layout={layout} />;
	const panes = panesOf(layout);
	const details = <DetailsPart {...look} panes={panes} onExtent={onExtent} />;
	if (panes.place === 'over') return overlay.kind === 'prompt' ? <ListPart {...look} layout={layout} /> : details;
	return (
		<Box flexDirection={panes.place === 'right' ? 'row' : 'column'} height={rows} width={columns}>
			<ListPart {...look} layout={panes.list} />
			<Text dimColor>
				{panes.place === 'right' ? Array(rows).fill(theme.wall).join('\n') : theme.rule.repeat(columns)}
			</Text>
			{details}
		</Box>
	);
}

type DetailsPartProps = Omit<PartProps, 'layout'> & {
	readonly panes: Panes;
	readonly onExtent: (rows: number) => void;
};

const NO_SIGHTINGS: readonly Sighting[] = [];

function DetailsPart({store, panes, onExtent, theme, now}: DetailsPartProps) {
	const list = useSelector(store, (state) => state.list);
	const pane = useSelector(store, (state) => state.details);
	const sightings = useSelector(store, (state) => state.sightings);
	const listed = emailUnderCursor(list);
	const {columns, rows} = panes;
	const {id} = list.selection;
	if (listed === undefined || id === null) return <Box height={rows} width={columns} />;
	const {details, problem} = knownOf(pane, id);
	return (
		<Details
			listed={listed}
			row={cursorRow(list.pages, list.selection)}
			details={details}
			problem={problem}
			sightings={sightings.get(id) ?? NO_SIGHTINGS}
			form={pane.form}
			top={topOf(pane, id)}
			columns={columns}
			rows={rows}
			onExtent={onExtent}
			writtenAt={Math.floor(now() / MINUTE_MS) * MINUTE_MS}
			theme={theme}
		/>
	);
}

type MenuPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {kind: 'menu'}>;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

function MenuPart({store, overlay, ...size}: MenuPartProps) {
	const state = useSelector(store, (whole) => whole);
	const menu = menuOf(overlay.menu);
	return (
		<Menu
			kind={menu}
			items={menu.items(state)}
			row={overlay.row}
			chosen={overlay.chosen}
			says={menu.says?.(state)}
			{...size}
		/>
	);
}

type PromptPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {kind: 'prompt'}>;
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

function PromptPart({store, overlay, now, ...look}: PromptPartProps) {
	const state = useSelector(store, (whole) => whole);
	const kind = PROMPTS[overlay.prompt];
	const judgement = kind.judge(overlay.line.text, state, now);
	return <Prompt kind={kind} line={overlay.line} judgement={judgement} {...look} />;
}

function ListPart({store, layout, theme, now}: PartProps) {
	const list = useSelector(store, (state) => state.list);
	const marks = useSelector(store, (state) => state.marks);
	const isMasked = useSelector(store, (state) => state.isMasked);
	const overlay = useSelector(store, (state) => state.view.overlay);
	const total = useSelector(store, (state) => state.watch.operation?.stats.total);
	const moves = useSelector(store, ({freeze, watch}) => freeze && movesSince(freeze, watch.standing));
	const query = useSelector(store, (state) => queryIn(state.view));
	const find = useSelector(store, (state) => state.view.find);
	const matches = useSelector(store, (state) => query && matchesText(countMatches(query, state), theme.dot));
	const isLoading = useDelayed(wantedPages(list).length > 0, SPINNER_DELAY_MS);
	const clock = localClock(now());
	const reason = useSelector(store, (state) =>
		rowCount(state.list.pages) === 0 ? emptyReason(state, isLoading, clock) : '',
	);
	const {top, rows} = visibleRows(list, layout.listRows);
	const {columns, hasColumnHeads} = layout;
	const isTyping = overlay.kind === 'prompt';
	return (
		<Box flexDirection="column" width={columns} height={layout.listRows + 1 + Number(hasColumnHeads)}>
			{isTyping ? (
				<PromptPart store={store} overlay={overlay} now={clock.now} columns={columns} theme={theme} />
			) : (
				<ListHead
					list={list}
					top={top}
					visible={rows.length}
					total={total}
					isLoading={isLoading}
					isMasked={isMasked}
					marked={markCount(marks, list)}
					frozen={moves}
					clock={clock}
					find={find}
					matches={matches}
					columns={columns}
					theme={theme}
				/>
			)}
			<EmailList
				rows={isTyping && !hasColumnHeads ? rows.slice(1) : rows}
				marked={markedAmong(marks, list, rows, top)}
				query={query}
				emptyReason={reason}
				columns={columns}
				height={layout.listRows}
				hasHeads={hasColumnHeads && !isTyping}
				writtenAt={Math.floor(now() / MINUTE_MS) * MINUTE_MS}
				theme={theme}
			/>
		</Box>
	);
}

function Bottom({store, columns, theme}: {readonly store: Store; readonly columns: number; readonly theme: Theme}) {
	const context = useSelector(store, contextOf);
	const notice = useSelector(store, (state) => state.view.notice?.text);
	const current = useSelector(store, (state) => state.exports.current);
	if (notice === undefined && current !== undefined)
		return <ExportLine export={current} columns={columns} theme={theme} />;
	return <Footer context={context} notice={notice} columns={columns} theme={theme} />;
}

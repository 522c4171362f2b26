import type {AppConfig} from '../../command-line/config/config.ts';
import {NO_FILTER} from '../../core/emails/filter.ts';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {say} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {newestOf} from '../../state/board/board.ts';
import {boardSentence, boardTitle} from '../../state/board/news.ts';
import type {BoardQuery} from '../../state/board/query.ts';
import {notice} from '../../state/watch/event.ts';
import {App} from '../../ui/app.tsx';
import type {Target} from '../open-watch.ts';
import {recordFailuresAtExit} from '../record-failures.ts';
import {announce} from './announcer.ts';
import type {OpenBoard} from './board/open-board.tsx';
import {createNews} from './board/tell-news.ts';
import {loadSpoken, type Spoken} from './load-spoken.ts';
import type {OpenVisit, Visit} from './open-visit.ts';
import {leaveWithFullHeap, sayGoodbye, sayLast, summaryNow} from './run-app.tsx';
import {type InkOptions, type InkPorts, runInk} from './run-ink.tsx';

/** What a session on the screen runs on. */
export type SessionOptions = InkOptions & {
	/** Where everything is requested: an id is never asked of another server. */
	readonly origin: Omit<Target, 'operationId'>;
	readonly config: AppConfig;
	readonly openVisit: OpenVisit;
	/** The watch to begin with; without one the session begins on the board. */
	readonly first?: {readonly id: OperationId; readonly visit: Visit};
	/** The board to begin with, or to come back to. */
	readonly board?: OpenBoard;
	readonly query?: BoardQuery | undefined;
	/** Whether it moves on to each newer send. */
	readonly isFollowing: boolean;
};

/** How long a watch stays live after it was left. */
const LIVES_ON_MS = 60_000;
const SILENT = {hasBell: false, hasNotifications: false};

/** A watch under way, and what keeps it from being closed. */
type Kept = {readonly visit: Visit; cancelClose: () => void};

/** Runs the board and watches on one screen until that is left. Resolves with the exit code. */
export async function runSession(options: SessionOptions): Promise<number> {
	const session = createSession(options, options.isSpoken ? await loadSpoken() : undefined);
	try {
		const {exitCode, isGivenBack} = await runInk(options, session.begin);
		// The last line does not wait for the keyboard.
		session.sayGoodbye();
		await isGivenBack;
		const isRecording = exitCode === EXIT.good && options.config.recording !== undefined;
		return isRecording ? ((await recordFailuresAtExit(session.stores())) ?? exitCode) : exitCode;
	} finally {
		await session.close();
	}
}

/** Creates a session: the board and the watches of one screen. */
function createSession(options: SessionOptions, spoken: Spoken | undefined) {
	const {theme, config, openVisit, first, isFollowing, isSpoken} = options;
	const {now} = systemClock;
	const kept = new Map<OperationId, Kept>();
	let board = options.board;
	let opening: Promise<OpenBoard> | undefined;
	let shown: OperationId | undefined;
	let leaveShown = () => {};
	let stopNews = () => {};
	let ports: InkPorts;
	const news = createNews({terminal: () => ports.terminal, config, watched, now});

	function watched() {
		const visit = shown === undefined ? undefined : kept.get(shown)?.visit;
		return shown === undefined || visit === undefined ? undefined : {id: shown, store: visit.store};
	}

	/** The board is opened the first time it is wanted, with its code. */
	async function loadBoard(): Promise<OpenBoard> {
		opening ??= import('./board/open-board.tsx').then(({openBoard}) => openBoard(boardPlan(options)));
		const opened = board ?? (await opening);
		if (board === undefined) {
			board = opened;
			stopNews = listen(opened);
		}
		return opened;
	}

	function showBoard(opened: OpenBoard): void {
		leaveShown();
		shown = undefined;
		news.clear();
		const title = () => news.title(boardTitle(opened.store.getState()));
		title();
		leaveShown = opened.store.subscribe(title);
		ports.show(boardElement(opened));
	}

	function boardElement(opened: OpenBoard) {
		const {leave, stop, redraw, terminal, say: tell} = ports;
		const stopAndTell = async () => {
			await stop();
			tell(boardSentence(opened.store.getState()));
		};
		return opened.draw({
			theme,
			leave,
			redraw,
			copy: terminal.copy,
			watch: (id) => showWatch(id, openKept(id)),
			...(spoken === undefined ? {stop} : {stop: stopAndTell, spoken: {Board: spoken.SpokenBoard, say: tell}}),
		});
	}

	function goToBoard(): void {
		// What is typed behind the key is meant for the board, which may still have to be loaded.
		options.screen.keyboard.handOver();
		void loadBoard().then(showBoard);
	}

	/** The watch of a send: the one that is still live, or a new one that begins with what the board knows. */
	function openKept(id: OperationId): Visit {
		const before = kept.get(id);
		if (before !== undefined) return before.visit;
		const {client: _, isJustSent: __, ...origin} = options.origin;
		const isMasked = board?.store.getState().isMasked ?? config.isMasked;
		const visit = openVisit({...origin, operationId: id}, {...config, isMasked, filter: NO_FILTER});
		const {operation, updatedAt} = board?.store.getState().sends.get(id)?.watch ?? {};
		if (operation !== undefined && updatedAt !== undefined)
			visit.store.dispatch({type: 'received-operation', at: updatedAt, operation});
		return visit;
	}

	function watchElement(id: OperationId, {store, refresh, handOver}: Visit) {
		const {leave, stop, redraw, terminal, say: tell} = ports;
		const shared = {store, theme, now, refresh, leave, redraw, handOver: {...handOver, copy: terminal.copy}};
		const way = {open: goToBoard, isBehind: board !== undefined};
		if (spoken !== undefined) {
			const {SpokenApp} = spoken;
			const stopAndTell = async () => {
				await stop();
				tell(summaryNow(store, now()));
			};
			return <SpokenApp key={id} {...shared} board={way} stop={stopAndTell} say={tell} />;
		}
		return <App key={id} {...shared} stop={stop} board={way} />;
	}

	function enter(id: OperationId, visit: Visit): void {
		leaveShown();
		shown = id;
		kept.get(id)?.cancelClose();
		const own: Kept = {visit, cancelClose: () => {}};
		kept.set(id, own);
		const {store} = visit;
		const {bell, notify} = ports.terminal;
		const stopTitle = announce(store, {title: news.title, bell, notify}, board === undefined ? config : SILENT);
		const stopRefusal = onRefusal(visit, id);
		const stopGuard = leaveWithFullHeap(store, ports.leave);
		leaveShown = () => {
			stopTitle();
			stopRefusal();
			stopGuard();
			own.cancelClose = systemClock.after(LIVES_ON_MS, () => {
				if (shown === id) return;
				kept.delete(id);
				void visit.close();
			});
		};
	}

	function showWatch(id: OperationId, visit: Visit): void {
		options.screen.keyboard.handOver();
		enter(id, visit);
		ports.show(watchElement(id, visit));
	}

	/** Where there is nothing to watch, back to the board; without one the session is over. */
	function onRefusal({store, close}: Visit, id: OperationId): () => void {
		const look = () => {
			const {fatal} = store.getState();
			if (fatal === undefined) return;
			if (board === undefined) ports.leave(problemExitCode(fatal));
			else if (shown === id) {
				board.store.dispatch({type: 'noticed-board', notice: {text: fatal.sentence, at: now(), sign: 'trouble'}});
				kept.delete(id);
				showBoard(board);
				void close();
			}
		};
		const unsubscribe = store.subscribe(look);
		look();
		return unsubscribe;
	}

	/** Tells the news of a board, and follows the newest send. */
	function listen({store}: OpenBoard): () => void {
		return news.listen(store, (before, after) => {
			if (isFollowing) follow(newestOf(before), newestOf(after));
		});
	}

	/** Only a user who still looks at the newest send is taken to a newer one. */
	function follow(before: OperationId | undefined, newest: OperationId | undefined): void {
		const isLooking = shown !== undefined && (shown === before || (before === undefined && shown === first?.id));
		if (newest === undefined || newest === shown || !isLooking) return;
		const visit = openKept(newest);
		visit.store.dispatch(notice(now(), say`This is a newer send: it began while you watched the one before.`));
		showWatch(newest, visit);
	}

	return {
		begin(opened: InkPorts) {
			ports = opened;
			const undo = [() => leaveShown(), () => stopNews()];
			if (board !== undefined) stopNews = listen(board);
			if (isFollowing) void loadBoard();
			if (first !== undefined) {
				enter(first.id, first.visit);
				return {element: watchElement(first.id, first.visit), undo};
			}
			if (board === undefined) throw new Error('A session begins with a watch or on the board.');
			const {store} = board;
			const title = () => news.title(boardTitle(store.getState()));
			title();
			leaveShown = store.subscribe(title);
			return {element: boardElement(board), undo};
		},
		sayGoodbye() {
			const visit = shown === undefined ? undefined : kept.get(shown)?.visit;
			if (visit !== undefined)
				sayGoodbye(visit.store, now(), {theme, isSpoken, command: visit.handOver.commandOfFailures()});
			else if (board !== undefined) sayLast(boardSentence(board.store.getState()), theme);
		},
		stores: () => [...kept.values()].map(({visit}) => visit.store),
		async close() {
			stopNews();
			for (const {cancelClose} of kept.values()) cancelClose();
			await Promise.all([...kept.values()].map(({visit}) => visit.close()));
			await board?.close();
		},
	};
}

/** The board that a watch can open. */
function boardPlan({origin, config, query}: SessionOptions) {
	const {intervalMs, isMasked, stallAfterMs, terms, recording} = config;
	return {origin, query, named: [], intervalMs, isMasked, terms: {...terms, stallAfterMs}, folder: recording?.folder};
}

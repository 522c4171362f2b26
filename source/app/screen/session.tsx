import {NO_FILTER} from '../../core/emails/filter.ts';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {say} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Board} from '../../state/board/board.ts';
import {newestOf} from '../../state/board/board.ts';
import {boardSentence, boardTitle} from '../../state/board/news.ts';
import {notice} from '../../state/watch/event.ts';
import {App} from '../../ui/app.tsx';
import {recordFailuresAtExit} from '../record-failures.ts';
import {announce} from './announcer.ts';
import {boardPlan} from './board/board-plan.ts';
import type {OpenBoard} from './board/open-board.tsx';
import {createNews} from './board/tell-news.ts';
import {loadSpoken, type Spoken} from './load-spoken.ts';
import type {Visit} from './open-visit.ts';
import {leaveWithFullHeap, sayGoodbye, sayLast, summaryNow} from './run-app.tsx';
import {type InkPorts, runInk} from './run-ink.tsx';
import type {SessionOptions} from './session-options.ts';

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
	const {theme, config, origin, query, openVisit, first, isFollowing, isSpoken} = options;
	const {now} = systemClock;
	const kept = new Map<OperationId, Kept>();
	let board = options.board;
	let opening: Promise<OpenBoard> | undefined;
	let shown: OperationId | undefined;
	/** The watch that the session began with: the board that is opened from it leads back there. */
	let root = first?.id;
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
		opening ??= import('./board/open-board.tsx').then(({openBoard}) =>
			openBoard(boardPlan({origin, query, named: []}, config)),
		);
		const opened = board ?? (await opening);
		if (board === undefined) {
			board = opened;
			stopNews = listen(opened);
		}
		return opened;
	}

	function showBoard(opened: OpenBoard): void {
		leaveShown();
		if (shown !== undefined) opened.store.dispatch({type: 'came-from-watch', id: shown, at: now()});
		shown = undefined;
		news.clear();
		titleBoard(opened);
		ports.show(boardElement(opened));
	}

	function titleBoard({store}: OpenBoard): void {
		let titled: Board | undefined;
		const title = () => {
			const board = store.getState();
			// A key changes neither the sends nor what a poll told.
			if (titled?.sends !== board.sends || titled.polls !== board.polls) news.title(boardTitle(board));
			titled = board;
		};
		title();
		leaveShown = store.subscribe(title);
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
			watch: (id) => showWatch(id, openKept(id), true),
			goBack: root === undefined ? undefined : goBack,
			...(spoken === undefined ? {stop} : {stop: stopAndTell, spoken: {Board: spoken.SpokenBoard, say: tell}}),
		});
	}

	function goBack(): void {
		if (root !== undefined) showWatch(root, openKept(root), false);
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
		const {client: _, isJustSent: __, ...server} = origin;
		const isMasked = board?.store.getState().isMasked ?? config.isMasked;
		const visit = openVisit({...server, operationId: id}, {...config, isMasked, filter: NO_FILTER});
		const {operation, updatedAt} = board?.store.getState().sends.get(id)?.watch ?? {};
		if (operation !== undefined && updatedAt !== undefined)
			visit.store.dispatch({type: 'received-operation', at: updatedAt, operation});
		return visit;
	}

	function watchElement(id: OperationId, {store, refresh, handOver}: Visit, isBehind: boolean) {
		const {leave, stop, redraw, terminal, say: tell} = ports;
		const shared = {store, theme, now, refresh, leave, redraw, handOver: {...handOver, copy: terminal.copy}};
		const way = {open: goToBoard, isBehind};
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

	/** Shows a watch; `isBehind` if it was opened from the board, so that the way back leads there. */
	function showWatch(id: OperationId, visit: Visit, isBehind: boolean): void {
		options.screen.keyboard.handOver();
		enter(id, visit);
		ports.show(watchElement(id, visit, isBehind));
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
				if (root === id) root = undefined;
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
		root = newest;
		showWatch(newest, visit, false);
	}

	return {
		begin(opened: InkPorts) {
			ports = opened;
			const undo = [() => leaveShown(), () => stopNews()];
			if (board !== undefined) stopNews = listen(board);
			if (isFollowing) void loadBoard();
			if (first !== undefined) {
				enter(first.id, first.visit);
				return {element: watchElement(first.id, first.visit, false), undo};
			}
			if (board === undefined) throw new Error('A session begins with a watch or on the board.');
			titleBoard(board);
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

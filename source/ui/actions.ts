import type {Event} from '../state/watch/event.ts';
import type {State} from '../state/watch/state.ts';
import type {HandOver} from './hand-over.ts';
import type {KeyTable} from './keys/key-entry.ts';
import type {CommandName} from './keys/names.ts';
import type {Layout} from './layout.ts';
import type {Reader} from './reader.ts';
import type {Theme} from './theme/theme.ts';

/** What the keys of a replay do. */
export type PlayerControls = {
	/** Stops, goes on, or, at the end, begins again. */
	readonly togglePause: () => void;
	readonly changeSpeed: (by: 1 | -1) => void;
};

/** What a command can use. */
export type Actions = {
	/** The state as it may be shown: masked while recipients are hidden. */
	readonly getState: () => State;
	readonly dispatch: (...events: readonly Event[]) => void;
	readonly now: () => number;
	/** Polls at once. */
	readonly refresh: () => void;
	/** Leaves the app with this exit code. */
	readonly leave: (exitCode: number) => void;
	/** Hands the terminal back to the shell until someone calls the app to the foreground again. */
	readonly suspend: () => void;
	/** Redraws the whole screen. */
	readonly redraw: () => void;
	/** How emails leave the app. */
	readonly handOver: HandOver;
	/** Where a recording is played: what its keys do. */
	readonly player?: PlayerControls | undefined;
	/** Opens the board of all sends, if there is one. `isBehind` if someone came from it. */
	readonly board?: {readonly open: () => void; readonly isBehind: boolean} | undefined;
	/** Where everything stands on the screen. */
	readonly layout: Layout;
	/** How many emails of the list are visible now. */
	readonly listRows: () => number;
	/** The signs and colours in force. */
	readonly theme: Theme;
	/** Long texts, and how far they can be scrolled. */
	readonly reader: Reader;
	/** The key table in force. */
	readonly keys: KeyTable;
	/** Runs another command, as its key would. */
	readonly perform: (command: CommandName) => void;
};

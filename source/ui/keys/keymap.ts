import type {Binding, Bindings} from './bindings/binding.ts';
import {BOARD_KEYS} from './bindings/board.ts';
import {DETAILS_KEYS} from './bindings/details.ts';
import {EDITING_KEYS} from './bindings/editing.ts';
import {FAILURES_KEYS} from './bindings/failures.ts';
import {FILTERING_KEYS} from './bindings/filtering.ts';
import {HANDING_OVER_KEYS} from './bindings/handing-over.ts';
import {LINES_AND_MENUS_KEYS} from './bindings/lines-and-menus.ts';
import {MOVING_KEYS} from './bindings/moving.ts';
import {POLLING_KEYS} from './bindings/polling.ts';
import {READING_KEYS} from './bindings/reading.ts';
import {REPLAY_KEYS} from './bindings/replay.ts';
import {TRIAGE_KEYS} from './bindings/triage.ts';
import {WHOLE_APP_KEYS} from './bindings/whole-app.ts';
import type {Group} from './names.ts';

const GROUPS: {readonly [Name in Group]: Bindings<Name>} = {
	moving: MOVING_KEYS,
	filtering: FILTERING_KEYS,
	details: DETAILS_KEYS,
	reading: READING_KEYS,
	failures: FAILURES_KEYS,
	triage: TRIAGE_KEYS,
	'handing-over': HANDING_OVER_KEYS,
	polling: POLLING_KEYS,
	board: BOARD_KEYS,
	'whole-app': WHOLE_APP_KEYS,
	'lines-and-menus': LINES_AND_MENUS_KEYS,
	editing: EDITING_KEYS,
	replay: REPLAY_KEYS,
};

/** Every command with its built-in keys, in the order in which the help, the documents and the man page list them. */
export const KEYMAP: readonly Binding[] = Object.values(GROUPS).flat();

import type {SafeText} from '../../core/text/text.ts';
import type {State} from '../../state/watch/state.ts';
import type {KeyTable} from '../keys/key-entry.ts';
import type {Reader} from '../reader.ts';

/** What lines are derived from besides the states before and after. `now` in epoch ms. */
export type SpokenFacts = {readonly now: number; readonly keys: KeyTable; readonly reader: Reader};

/** What has changed from one state to the next, in lines. */
export type Speak = (before: State, after: State, facts: SpokenFacts) => readonly SafeText[];

/** The width at which lines are broken; a narrower terminal breaks them itself. */
export const SPOKEN_COLUMNS = 200;

import type {Clock} from '../core/time/clock.ts';
import {createStore, type Store} from '../state/store.ts';
import type {Event} from '../state/watch/event.ts';
import {newWatch, type WatchOptions} from '../state/watch/new-watch.ts';
import {nextSpeed, type Replay} from '../state/watch/replay.ts';
import type {Entry} from './journal-decode.ts';
import type {Recording} from './journal-read.ts';

/** Plays a recording: the same events again, in their own time or faster. */
export type Player = {
	readonly store: Store;
	/** The moment of the recording that is being shown, epoch ms. */
	readonly now: () => number;
	readonly start: () => void;
	/** Stops, goes on, or, at the end, begins again. */
	readonly togglePause: () => void;
	readonly changeSpeed: (by: 1 | -1) => void;
	readonly close: () => void;
};

/** What a player works with. */
export type PlayerOptions = {
	readonly recording: Recording;
	readonly clock: Clock;
	readonly speed: number;
	/** What the one who looks has chosen. */
	readonly settings?: Pick<WatchOptions, 'isMasked' | 'stallAfterMs'>;
};

const FRAME_MS = 16;
/** A silence longer than any pace of polling: the machine slept, or polls were far apart. */
const LONGEST_SILENCE_MS = 150_000;
const SHOWN_SILENCE_MS = 5000;

/** Makes a player, which shows nothing before `start`. A silence of more than two and a half minutes is passed over. */
export function createPlayer({recording, clock, speed: firstSpeed, settings}: PlayerOptions): Player {
	const {options} = recording;
	const store = createStore(newWatch({...options, ...settings}));
	let replay: Replay = {speed: firstSpeed, isPaused: false, isOver: false, badLines: 0};
	/** The recording stood here when the clock stood there. */
	let anchor = {recordedAt: options.now, at: clock.now()};
	let entries: Generator<Entry> | undefined;
	let next: Entry | undefined;
	let cancel = () => {};

	function open(): Generator<Entry> {
		return recording.entries(() => {
			replay = {...replay, badLines: replay.badLines + 1};
		});
	}

	function pull(): Entry | undefined {
		const result = entries?.next();
		return result?.done === false ? result.value : undefined;
	}

	function now(): number {
		const isMoving = !replay.isPaused && !replay.isOver;
		return isMoving ? anchor.recordedAt + (clock.now() - anchor.at) * replay.speed : anchor.recordedAt;
	}

	function setTime(recordedAt: number): void {
		anchor = {recordedAt, at: clock.now()};
	}

	/** Changes how it is played, from the moment that is being shown. */
	function change(changes: Partial<Replay>): void {
		setTime(now());
		replay = {...replay, ...changes};
		step();
	}

	/** Tells what has come due, and comes back for what follows. */
	function step(): void {
		cancel();
		const due: Event[] = [];
		for (; next !== undefined && next.at <= now() && !replay.isPaused; next = pull()) due.push(...eventsOf(next));
		if (next === undefined && !replay.isOver) {
			setTime(now());
			replay = {...replay, isOver: true};
		}
		store.dispatch(...due, {type: 'changed-replay', replay});
		if (next === undefined || replay.isPaused) return;
		const silence = next.at - now();
		if (silence > LONGEST_SILENCE_MS) setTime(next.at - SHOWN_SILENCE_MS);
		cancel = clock.after(Math.max(FRAME_MS, (next.at - now()) / replay.speed), step);
	}

	function begin(): void {
		entries?.return(undefined);
		entries = open();
		next = pull();
		replay = {...replay, isOver: false, isPaused: false, badLines: 0};
		setTime(options.now);
		step();
	}

	return {
		store,
		now,
		start: begin,
		togglePause: () => (replay.isOver ? begin() : change({isPaused: !replay.isPaused})),
		changeSpeed: (by) => change({speed: nextSpeed(replay.speed, by)}),
		close: () => {
			cancel();
			entries?.return(undefined);
		},
	};
}

function eventsOf({event}: Entry): readonly Event[] {
	return event === undefined ? [] : [event];
}

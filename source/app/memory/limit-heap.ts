import {setFlagsFromString} from 'node:v8';

/**
 * Keeps V8 from taking room that a watch or an export never needs. By itself it doubles the room for new objects with every burst, up to
 * 64 MB, and lets what is old grow by half and more before it collects what is no longer used; neither shrinks again. Both flags are V8's own
 * and have an effect at run time, which `--max-semi-space-size` has not.
 *
 * Measured on 2026-11-28 on a busy machine: a walk through 10,000 emails ends at 168 MB instead of 200, in the same time; an export of
 * 220,000 at 148 MB instead of 257, for 5 % more of the processor. Called once the room is large enough: after the first frames, or pages.
 */
export function limitHeap(): void {
	setFlagsFromString('--semi-space-growth-factor=1');
	setFlagsFromString('--heap-growing-percent=40');
}

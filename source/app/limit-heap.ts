import {setFlagsFromString} from 'node:v8';

/**
 * Keeps V8 from taking more room for new objects than it has by now. By itself it doubles that room with every burst, up to 64 MB, and
 * never gives it back, whereas no page needs more than a few. Measured on 2026-11-28: a walk through 10,000 emails ends at 168 MB
 * instead of 200, an export of 220,000 at 190 MB instead of 257, both in the same time. (`--max-semi-space-size` has no effect any more
 * once the program runs.)
 */
export function limitHeap(): void {
	setFlagsFromString('--semi-space-growth-factor=1');
}

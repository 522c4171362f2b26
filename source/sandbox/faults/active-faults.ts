import {mix, random} from '../world/random.ts';
import type {Fault, FaultName} from './fault-spec.ts';

/** What a fault looks like from outside: as set, and whether it is in its window. */
export type FaultState = Fault & {readonly isActive: boolean};

/** Which faults are switched on, and whom they strike. Times in epoch ms. */
export type FaultBoard = {
	set(faults: readonly Fault[], now: number): void;
	states(now: number): readonly FaultState[];
	/** The faults that strike the next request. */
	strike(now: number): ReadonlySet<FaultName>;
};

/** A board on which the same seed strikes the same requests. */
export function createFaultBoard(seed: number): FaultBoard {
	let faults: readonly Fault[] = [];
	let setAt = 0;
	let requests = 0;
	const isActive = ({fromS, toS}: Fault, now: number): boolean => {
		const elapsedS = (now - setAt) / 1000;
		return elapsedS >= fromS && elapsedS < toS;
	};
	return {
		set(next, now) {
			faults = next;
			setAt = now;
		},
		states: (now) => faults.map((fault) => ({...fault, isActive: isActive(fault, now)})),
		strike(now) {
			requests += 1;
			const struck = faults.filter(
				(fault, index) => isActive(fault, now) && random(mix(seed, index), requests) < fault.probability,
			);
			return new Set(struck.map(({name}) => name));
		},
	};
}

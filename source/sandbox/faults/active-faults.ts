import {mix, random} from '../world/random.ts';
import type {FaultName} from './catalogue.ts';
import type {Fault} from './fault.ts';

/** A fault and whether it is in its window. */
export type FaultState = Fault & {readonly isActive: boolean};

/** The faults that are switched on. Times in epoch ms. */
export type ActiveFaults = {
	/** Switches these faults on and all others off. */
	readonly set: (faults: readonly Fault[], now: number) => void;
	readonly states: (now: number) => readonly FaultState[];
	/** Chooses the faults for the next request by their windows and probabilities. */
	readonly forNextRequest: (now: number) => ReadonlySet<FaultName>;
};

const NONE: ReadonlySet<FaultName> = new Set();

/** Makes a set of faults, at first empty. The same seed chooses the same requests. */
export function createActiveFaults(seed: number): ActiveFaults {
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
		forNextRequest(now) {
			requests += 1;
			if (faults.length === 0) return NONE;
			const chosen = faults.filter(
				(fault, index) => isActive(fault, now) && random(mix(seed, index), requests) < fault.probability,
			);
			return new Set(chosen.map(({name}) => name));
		},
	};
}

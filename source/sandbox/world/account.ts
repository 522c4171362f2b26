import {timeOfEmailId} from './ids.ts';
import type {EmailRef, Operation} from './operation.ts';

/** Twilio keeps records for 7 days after creation (Email API overview). */
const RETENTION_MS = 7 * 24 * 60 * 60 * 1000;

/** The operations of the one account that the sandbox serves. Times in epoch ms. */
export type Account = {
	/** How many operations were ever added. */
	readonly size: number;
	readonly add: (operation: Operation) => void;
	/** The first ms from `now` on in which no operation was created: the time in an email's id identifies its operation. */
	readonly freeMoment: (now: number) => number;
	/** The operations that are still kept, newest first. */
	readonly operations: (now: number) => readonly Operation[];
	readonly operation: (id: string, now: number) => Operation | undefined;
	readonly email: (id: string, now: number) => EmailRef | undefined;
};

/** Makes an account without operations. */
export function createAccount(): Account {
	const operations: Operation[] = [];
	const byId = new Map<string, Operation>();
	const byTime = new Map<number, Operation>();
	return {
		get size() {
			return operations.length;
		},
		add(operation) {
			byId.set(operation.id, operation);
			byTime.set(operation.createdAt, operation);
			const place = operations.findIndex(({createdAt}) => createdAt < operation.createdAt);
			operations.splice(place < 0 ? operations.length : place, 0, operation);
		},
		freeMoment(now) {
			let moment = now;
			while (byTime.has(moment)) moment += 1;
			return moment;
		},
		operations: (now) => operations.filter((operation) => isKept(operation, now)),
		operation: (id, now) => ifKept(byId.get(id), now),
		email(id, now) {
			const operation = ifKept(byTime.get(timeOfEmailId(id)), now);
			const index = operation?.ids.indexOf(id) ?? -1;
			return operation !== undefined && index >= 0 && index < createdCount(operation, now)
				? {operation, index}
				: undefined;
		},
	};
}

function createdCount({timeline, createdAt}: Operation, now: number): number {
	return timeline.createdCount(now - createdAt);
}

/** Whether Twilio still has it, and has it already: sends that start later are added from the start. */
function isKept({createdAt, scheduledFor = createdAt, knownFrom = 0}: Operation, now: number): boolean {
	return now >= knownFrom && now - Math.max(createdAt, scheduledFor) < RETENTION_MS;
}

function ifKept(operation: Operation | undefined, now: number): Operation | undefined {
	return operation !== undefined && isKept(operation, now) ? operation : undefined;
}

import {join} from 'node:path';
import {maskUntrusted} from '../../core/emails/mask.ts';
import {maskAddressesIn} from '../../core/emails/mask-text.ts';
import {type OperationId, parseOperationId} from '../../core/operation/ids.ts';
import {RETENTION_MS} from '../../core/operation/retention.ts';
import {type Untrusted, untrusted} from '../../core/text/text.ts';
import {ensurePrivateDirectory} from '../../files/private-file.ts';
import {readRegularFile} from '../../files/regular-file.ts';
import {replacePrivateFile} from '../../files/replace-file.ts';
import type {BoardStore} from '../../monitor/board-poller.ts';
import type {SendName} from '../../state/board/send.ts';
import {serverTime} from '../../state/watch/operation.ts';

/** Where names are kept, and of which server. */
export type NameMemoryOptions = {
	readonly folder: string;
	/** Names are only those of this base URL: an id may exist on two servers. */
	readonly baseUrl: string;
	readonly now: () => number;
};

/** A name as it is kept: `tags` as pairs, `at` when it was read (epoch ms). */
type KeptName = {
	readonly id: string;
	readonly baseUrl: string;
	readonly at: number;
	readonly subject?: string;
	readonly tags: readonly (readonly [string, string])[];
};

const FILE = 'names.json';
const MOST_NAMES = 2000;
/** Written at most so often: names come one per second. */
const WRITE_EVERY = 10;

/**
 * Gives a board the names of sends that were read before, and keeps those that it reads for 7 days, addresses masked, in a file of this
 * folder for its owner only. They grow old by the server's clock: one of ours that is a month ahead would forget them all. The returned
 * function ends that.
 */
export function rememberNames(store: BoardStore, {folder, baseUrl, now}: NameMemoryOptions): () => void {
	const path = join(folder, FILE);
	const kept = new Map(readNames(path).map((one) => [`${one.baseUrl} ${one.id}`, one]));
	const known = new Map(
		[...kept.values()].flatMap((one) => {
			const id = parseOperationId(one.id);
			return id === undefined || one.baseUrl !== baseUrl ? [] : [[id, one] as const];
		}),
	);
	const seen = new Set<OperationId>(known.keys());
	let unwritten = 0;
	const isFresh = ({at}: KeptName) => Math.min(now(), serverNow(store, now())) - at < RETENTION_MS;
	const write = () => {
		if (unwritten === 0) return;
		unwritten = 0;
		writeNames(folder, path, [...kept.values()].filter(isFresh).slice(-MOST_NAMES));
	};
	const look = () => {
		const {sends} = store.getState();
		const unnamed = [...sends.values()].flatMap(({id, name}) => {
			const before = name === undefined ? known.get(id) : undefined;
			return before === undefined || !isFresh(before) ? [] : [[id, nameOf(before)] as const];
		});
		if (unnamed.length > 0) store.dispatch({type: 'named-sends', names: unnamed});
		for (const {id, name} of sends.values()) {
			if (name?.subject === undefined || seen.has(id)) continue;
			seen.add(id);
			kept.set(`${baseUrl} ${id}`, {id, baseUrl, at: serverNow(store, now()), ...keptOf(name)});
			unwritten += 1;
		}
		if (unwritten >= WRITE_EVERY) write();
	};
	look();
	const unsubscribe = store.subscribe(look);
	return () => {
		unsubscribe();
		write();
	};
}

/** The time by the newest answer that says it; by our own clock where none does. */
function serverNow(store: BoardStore, now: number): number {
	const {sends} = store.getState();
	const times = [...sends.values()].flatMap(({watch}) =>
		watch.operation?.answeredAt === undefined ? [] : [serverTime(watch, now)],
	);
	return times.length === 0 ? now : Math.max(...times);
}

function keptOf({subject, tags}: SendName): Pick<KeptName, 'subject' | 'tags'> {
	const text = (one: Untrusted) => maskUntrusted(one, maskAddressesIn).raw;
	return {
		...(subject === undefined ? {} : {subject: text(subject)}),
		tags: tags.map(({key, value}) => [text(key), text(value)] as const),
	};
}

function nameOf({subject, tags}: KeptName): SendName {
	return {
		...(subject === undefined ? {} : {subject: untrusted(subject)}),
		tags: tags.map(([key, value]) => ({key: untrusted(key), value: untrusted(value)})),
	};
}

function writeNames(folder: string, path: string, names: readonly KeptName[]): void {
	try {
		ensurePrivateDirectory(folder);
		replacePrivateFile(path, `${JSON.stringify(names)}\n`);
	} catch (error) {
		// A full disk costs the memory of names, and nothing else.
		if (!(error instanceof Error && 'code' in error)) throw error;
	}
}

/** The names in the file; none if it is missing or invalid. */
function readNames(path: string): readonly KeptName[] {
	try {
		const read: unknown = JSON.parse(readRegularFile(path).text);
		return Array.isArray(read) ? read.filter(isKeptName) : [];
	} catch {
		return [];
	}
}

function isKeptName(value: unknown): value is KeptName {
	if (typeof value !== 'object' || value === null) return false;
	const {id, baseUrl, at, subject, tags}: Partial<Record<keyof KeptName, unknown>> = value;
	const isPair = (pair: unknown) =>
		Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string');
	return (
		typeof id === 'string' &&
		typeof baseUrl === 'string' &&
		typeof at === 'number' &&
		(subject === undefined || typeof subject === 'string') &&
		Array.isArray(tags) &&
		tags.every(isPair)
	);
}

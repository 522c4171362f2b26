import {join} from 'node:path';
import {maskUntrusted} from '../core/emails/mask.ts';
import {maskAddressesIn} from '../core/emails/mask-text.ts';
import type {OperationId} from '../core/operation/ids.ts';
import {RETENTION_MS} from '../core/operation/retention.ts';
import {type Untrusted, untrusted} from '../core/text/text.ts';
import {ensurePrivateDirectory} from '../files/private-file.ts';
import {readRegularFile} from '../files/regular-file.ts';
import {replacePrivateFile} from '../files/replace-file.ts';
import type {SendName} from '../state/board/send.ts';

/** Where names are kept, and of which server. */
export type KeptNamesOptions = {
	readonly folder: string;
	/** Names are only those of this base URL: an id may exist on two servers. */
	readonly baseUrl: string;
	/** What time it is (epoch ms) by our clock, and by the server's, by which names grow old: ours may be a month ahead. */
	readonly now: () => number;
	readonly serverNow: () => number;
};

/** The names of sends that were read in the last 7 days, by this run or an earlier one. */
export type KeptNames = {
	readonly find: (id: OperationId) => SendName | undefined;
	readonly keep: (id: OperationId, name: SendName) => void;
	/** Writes those that were kept since the last time to the file. */
	readonly write: () => void;
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
/** Written at most so often: names come one by one. */
const WRITE_EVERY = 10;

/** Opens the file of names in this folder, for its owner only, addresses masked. What another run wrote meanwhile stays in it. */
export function openKeptNames({folder, baseUrl, now, serverNow}: KeptNamesOptions): KeptNames {
	const path = join(folder, FILE);
	const known = new Map(readNames(path).flatMap((one) => (one.baseUrl === baseUrl ? [[one.id, one]] : [])));
	const unwritten = new Map<string, KeptName>();
	const isFresh = ({at}: KeptName) => Math.min(now(), serverNow()) - at < RETENTION_MS;
	function write(): void {
		if (unwritten.size === 0) return;
		const all = new Map(readNames(path).map((one) => [keyOf(one), one]));
		for (const [key, one] of unwritten) all.set(key, one);
		unwritten.clear();
		writeNames(folder, path, [...all.values()].filter(isFresh).slice(-MOST_NAMES));
	}
	return {
		write,
		find(id) {
			const one = known.get(id);
			return one === undefined || !isFresh(one) ? undefined : nameOf(one);
		},
		keep(id, name) {
			const one = {id, baseUrl, at: serverNow(), ...keptOf(name)};
			known.set(id, one);
			unwritten.set(keyOf(one), one);
			if (unwritten.size >= WRITE_EVERY) write();
		},
	};
}

function keyOf({baseUrl, id}: Pick<KeptName, 'baseUrl' | 'id'>): string {
	return `${baseUrl} ${id}`;
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

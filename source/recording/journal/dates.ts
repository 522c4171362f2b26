import {linesOf} from './read.ts';

/** Both are at the beginning of a record, before whatever is long in it. */
const DATES = /"(?:at|answeredAt)":(?<date>\d{1,16})/gu;
const BEGINNING = 1024;

/**
 * The latest date that a recording names (epoch ms): when a record was written, by the clock of the machine, or when the server
 * answered, by its own. Undefined for a file that names none or cannot be read.
 */
export function latestDateIn(path: string): number | undefined {
	let latest: number | undefined;
	try {
		for (const line of linesOf(path))
			for (const {groups} of line.slice(0, BEGINNING).matchAll(DATES))
				latest = Math.max(latest ?? 0, Number(groups?.date));
		return latest;
	} catch {
		return undefined;
	}
}

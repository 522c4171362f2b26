import {NO_TEXT} from '../compose.ts';
import {type SafeText, safe} from '../text.ts';
import {endOf, leftAligned, textBetween, truncate, widthOf} from './width.ts';

/** The least columns of the local part worth showing beside the `…`. */
const FEWEST = 1;

/**
 * Cuts an address to at most `columns`: the part before the `@` gives way, the domain stays whole, as `fatima.h…@post.example.org`. Where
 * not even the domain fits, its end is kept.
 */
export function cutAddress(address: SafeText, columns: number): SafeText {
	if (widthOf(address) <= columns) return address;
	const at = address.lastIndexOf('@');
	if (at === -1) return truncate(address, columns);
	const domain = textBetween(address, at, address.length);
	const room = columns - widthOf(domain);
	if (room < FEWEST + 1) return cutOnTheLeft(address, columns);
	// One column more than the room, so that what was cut always ends with a `…`.
	const local = truncate(safe`${textBetween(address, 0, at)}…`, room);
	return safe`${local}${domain}`;
}

/** Cuts a domain to at most `columns`: its end tells more than its beginning, as `…ilbox.example.net`. */
export function cutDomain(domain: SafeText, columns: number): SafeText {
	return widthOf(domain) <= columns ? domain : cutOnTheLeft(domain, columns);
}

/** Cuts or pads a name on the right to exactly `columns`, if it is a domain on its left. */
export function namedIn(columns: number, name: SafeText, isDomain: boolean): SafeText {
	return leftAligned(isDomain ? cutDomain(name, columns) : name, columns);
}

function cutOnTheLeft(text: SafeText, columns: number): SafeText {
	return columns <= 0 ? NO_TEXT : safe`…${endOf(text, columns - 1)}`;
}

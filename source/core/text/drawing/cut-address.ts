import {type SafeText, safe} from '../text.ts';
import {textBetween, truncate, widthOf} from './width.ts';

/** The least columns of the local part worth showing beside the `…`. */
const FEWEST = 1;

/**
 * Cuts an address to at most `columns`: the part before the `@` gives way, the domain stays whole, as `fatima.h…@post.example.org`. Where
 * the domain leaves no room for any of it, the end is cut.
 */
export function cutAddress(address: SafeText, columns: number): SafeText {
	if (widthOf(address) <= columns) return address;
	const at = address.lastIndexOf('@');
	if (at === -1) return truncate(address, columns);
	const domain = textBetween(address, at, address.length);
	const room = columns - widthOf(domain);
	if (room < FEWEST + 1) return truncate(address, columns);
	// One column more than the room, so that what was cut always ends with a `…`.
	const local = truncate(safe`${textBetween(address, 0, at)}…`, room);
	return safe`${local}${domain}`;
}

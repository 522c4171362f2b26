import {graphemesOf} from './graphemes.ts';
import {widthOf} from './width.ts';

const STAND_INS: Readonly<Record<string, string>> = {
	'…': '~',
	'“': '"',
	'”': '"',
	'’': "'",
	'·': '-',
	'–': '-',
	'×': 'x',
	'␛': '^',
	'↑': '^',
	'↓': 'v',
	'─': '-',
	'│': '|',
	...Object.fromEntries([...'┌┬┐├┼┤└┴┘'].map((corner) => [corner, '+'])),
};

/** The text with a stand-in of the same width for everything beyond ASCII, for terminals that cannot show it. */
export function toAscii(text: string): string {
	return text.replaceAll(/\P{ASCII}+/gu, (run) => {
		let result = '';
		for (const {segment} of graphemesOf(run)) result += STAND_INS[segment] ?? '?'.repeat(widthOf(segment));
		return result;
	});
}

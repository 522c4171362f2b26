import type {Environment} from '../core/environment.ts';

/** What is behind the text. */
export type Background = 'dark' | 'light';

/** The luminance at which black and white text are read equally well (WCAG): (0.05 × 1.05)^½ − 0.05. */
const MIDDLE = 0.179;

/** What a terminal's answer to OSC 11 says, such as `rgb:1e1e/1e1e/1e1e` or `#1e1e1e`; undefined for anything else. */
export function backgroundOf(answer: string): Background | undefined {
	const channels = channelsOf(answer);
	if (channels === undefined) return undefined;
	const [red = 0, green = 0, blue = 0] = channels.map((share) =>
		share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE ? 'light' : 'dark';
}

/** Red, green and blue from 0 to 1; each is written in one to four hexadecimal digits (XParseColor). */
function channelsOf(answer: string): readonly number[] | undefined {
	const texts =
		/^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/iu.exec(answer)?.slice(1) ??
		/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(answer)?.slice(1);
	return texts?.map((text) => Number.parseInt(text, 16) / (16 ** text.length - 1));
}

/** What COLORFGBG says, which some terminals set (`15;0`): the last part is one of the 16 colours. Undefined if it says nothing. */
export function backgroundIn({COLORFGBG = ''}: Environment): Background | undefined {
	const text = /;(?<background>\d{1,2})$/u.exec(COLORFGBG)?.groups?.background;
	if (text === undefined) return undefined;
	const index = Number(text);
	if (index > 15) return undefined;
	return index === 7 || index > 8 ? 'light' : 'dark';
}

import {didYouMean} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import {type Hex, type OwnColours, TOKENS, type Token} from '../../ui/theme/tokens.ts';

/** What a config file gives to tokens of the theme, by the names that are there. */
export type GivenColours = Readonly<Record<string, string | number>>;

/** The colours of a `[theme]`, or what is wrong with them. */
export type ColoursRead = {
	readonly colours: OwnColours;
	readonly mistakes: readonly {readonly name: string; readonly text: SafeText}[];
};

/** How a colour of `[theme]` is written. */
const SPELLING = 'it must be a colour such as "#4fd1bd" or a number from 0 to 255';

/** Reads the colours that tokens are given; `where` names the place of a token in the file. */
export function readColours(given: GivenColours, where: (token: string) => string): ColoursRead {
	const colours: Partial<Record<Token, Hex | number>> = {};
	const mistakes: {readonly name: string; readonly text: SafeText}[] = [];
	for (const [name, value] of Object.entries(given)) {
		const token = TOKENS.find((one) => one === name);
		const colour = colourIn(value);
		if (token === undefined) mistakes.push({name, text: unknownToken(name, where(name))});
		else if (colour === undefined)
			mistakes.push({name, text: say`${untrusted(where(name))} is “${untrusted(String(value))}”; ${SPELLING}.`});
		else colours[token] = colour;
	}
	return {colours, mistakes};
}

function colourIn(value: string | number): Hex | number | undefined {
	const index = typeof value === 'number' ? value : /^\d{1,3}$/u.test(value) ? Number(value) : undefined;
	if (index !== undefined) return Number.isInteger(index) && index >= 0 && index <= 255 ? index : undefined;
	const digits = /^#(?<digits>[\da-f]{6})$/iu.exec(String(value))?.groups?.digits;
	return digits === undefined ? undefined : `#${digits.toLowerCase()}`;
}

/** A name in `[theme]` that is not a colour. */
function unknownToken(name: string, where: string): SafeText {
	const hint = didYouMean(name, ['base', ...TOKENS]);
	return say`${untrusted(where)} is not a colour of the theme.${hint} The colours are ${TOKENS.join(', ')}.`;
}

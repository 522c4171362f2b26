import {type SafeText, safe, safeLine} from '../../core/text/text.ts';

/** What a sentence may end with. */
const STOP = /[.!?:…]["”)\]]?$/u;
/** A plain word at the beginning: no key, of which the small and the capital letter are two, no name of a program, no id, no address. */
const FIRST_WORD = /^(?!sendwatch\b)\p{Ll}[\p{Ll}’']+(?=[ ,;.]|$)/u;

/** A line as a sentence: it begins with a capital, unless with a key, a name or an id, and ends with a stop, at which a voice pauses. */
export function sentenceOf(line: SafeText): SafeText {
	const begun = FIRST_WORD.test(line) ? safeLine(line.charAt(0).toUpperCase() + line.slice(1)) : line;
	return begun === '' || STOP.test(begun) ? begun : safe`${begun}.`;
}

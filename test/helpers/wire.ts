/** The control sequences a sendwatch may write: colours, cursor moves (one of which may follow the end of a text's direction), erasing, and the modes it takes and gives back. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a tokenizer of control sequences is made of them.
const OURS = /\u200E?\u001B\[\d+G|\u001B\[(?:[\d;]*m|\d*[ABCDEFGJK]|\d*;?\d*H|\?(?:7|25|1049|2004|2026)[hl])/gu;

/** The commands of our own that it may write, each ended by ST: the question for the background, the window's name, and the notification of the end. */
const OUR_WORDS = /11;\?|2;(?:[\w,%<· ]*sendwatch …\w{4})?|(?:9;sendwatch: |777;notify;sendwatch;)[\w,.:… ]*/u;
const OUR_COMMANDS = new RegExp(String.raw`\u001B\](?:${OUR_WORDS.source})\u001B\\`, 'gu');

/** What may not stand between them: controls but line ends, direction controls, hidden tag characters. */
const FORBIDDEN = /(?![\r\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|[\u{e0000}-\u{e0fff}]/gu;

/** What on the wire to the terminal is not ours, each with what surrounds it. */
export function foreignOn(wire: string): readonly string[] {
	const text = wire.replaceAll(OUR_COMMANDS, '').replaceAll(OURS, '');
	return [...text.matchAll(FORBIDDEN)].map(({index}) =>
		JSON.stringify(text.slice(Math.max(0, index - 20), index + 20)),
	);
}

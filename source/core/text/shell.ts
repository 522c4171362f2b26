/** Characters without meaning to any shell. A leading `=` or `%` has one in zsh and fish. */
const PLAIN = /^[\w@+:,./-][\w@%+=:,./-]*$/u;

/**
 * A text as one word that sh, bash, zsh and fish read back literally, even if it is pasted: unchanged if no shell gives it a meaning,
 * else in single quotes. Quotes and backslashes stand between quoted parts, because fish reads `\\` in single quotes as one
 * backslash; and no line begins with `^`, which bash would take for a history substitution even in quotes.
 */
export function shellWord(text: string): string {
	if (PLAIN.test(text)) return text;
	const quoted = text.replaceAll(/['\\]/gu, (char) => `'\\${char}'`).replaceAll('\n^', "\n''^");
	return `'${quoted}'`;
}

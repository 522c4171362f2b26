const PLAIN = /^[\w@%+=:,./-]+$/u;

/** A word as a POSIX shell takes it literally: as it is where nothing in it means anything to a shell, else in single quotes. */
export function shellWord(text: string): string {
	return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

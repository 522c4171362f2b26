/** A changed line of Ink's, whole: which of its cells have changed is found out on the way to the terminal (`terminal/frames/`). */
export default function wholeLine(_previous: string, next: string): string {
	return `\u001B[1G\u001B[K${next}`;
}

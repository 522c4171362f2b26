/** A place in a text, both counted from 1. */
export type Place = {readonly line: number; readonly column: number};

/**
 * Where a key is in a TOML text. The parser gives values without their places, so the lines are looked through: for the
 * key itself, else for the nearest table around it that has its own line. Undefined if there is none.
 */
export function placeOf(toml: string, path: readonly string[]): Place | undefined {
	const lines = namedLines(toml);
	for (let length = path.length; length > 0; length -= 1) {
		const wanted = plain(path.slice(0, length).join('.'));
		const found = lines.find(({name}) => name === wanted || name.startsWith(`${wanted}.`));
		if (found !== undefined) return found.place;
	}
	return undefined;
}

type NamedLine = {readonly name: string; readonly place: Place};

/** The lines that name something: `[table]` and `key =`, by their full dotted names. */
function namedLines(toml: string): readonly NamedLine[] {
	let table = '';
	return toml.split('\n').flatMap((text, index) => {
		const column = text.search(/\S/u) + 1;
		const header = /^\s*\[+(?<name>[^[\]]+)\]/u.exec(text)?.groups?.name;
		if (header !== undefined) table = plain(header);
		const key = /^\s*(?<name>[\w."'\s-]+?)\s*=/u.exec(text)?.groups?.name;
		if (header !== undefined) return [{name: table, place: {line: index + 1, column}}];
		if (key === undefined) return [];
		return [{name: table === '' ? plain(key) : `${table}.${plain(key)}`, place: {line: index + 1, column}}];
	});
}

function plain(name: string): string {
	return name.replaceAll(/["'\s]/gu, '').replaceAll('_', '-');
}

import {checkImports} from './check-imports.ts';
import {ROOMS} from './rules.ts';

/** The path of a file in a room; a room may be a single file. */
export function fileIn(room: string, name: string): string {
	return room.includes('.') ? room : `${room}/${name}.ts`;
}

/** Code that imports a value. */
export function byValue(path: string): string {
	return `import {it} from '${path}'; console.log(it);`;
}

/** Code that imports a type. */
export function byType(path: string): string {
	return `import type {It} from '${path}'; export type Other = It;`;
}

/** A file in every room for others to import. */
const targets = Object.keys(ROOMS).map((room): [string, string] => [
	fileIn(room, 'target'),
	'export const it = 1; export type It = 1;',
]);

/** The messages about the planted files, by file. */
export function check(planted: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
	const violations = checkImports(new Map([...targets, ...Object.entries(planted)]));
	return new Map(violations.map(({file, message}) => [file, message]));
}

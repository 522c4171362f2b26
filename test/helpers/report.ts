import {readFileSync, writeFileSync} from 'node:fs';

function readOr(file: URL): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

/** Writes what a test run found out to a file in test/, unless that is what it says already. */
export function writeReport(name: string, lines: readonly string[]): void {
	const file = new URL(`../${name}`, import.meta.url);
	const text = `${lines.join('\n')}\n`;
	if (readOr(file) !== text) writeFileSync(file, text);
}

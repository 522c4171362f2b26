import {execFileSync} from 'node:child_process';

/** The words that a real shell makes of each of these command lines. */
export function shellWords(commands: readonly string[]): readonly (readonly string[])[] {
	const script = commands.map((command) => `printf '%s\\0' ${command}; printf '\\n\\0'`).join('\n');
	const lists: string[][] = [[]];
	for (const word of execFileSync('/bin/sh', ['-c', script]).toString().split('\0').slice(0, -1))
		if (word === '\n') lists.push([]);
		else lists.at(-1)?.push(word);
	return lists.slice(0, -1);
}

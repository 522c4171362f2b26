import type {Arguments} from './arguments.ts';

/** A word as a POSIX shell takes it for itself. */
export function shellWord(word: string): string {
	return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command as it was typed, with other operands, and with `changes` in place of the flags of these names; undefined leaves one out. */
export function commandLine(
	{command, flags}: Arguments,
	operands: readonly string[],
	changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
	const given = Object.entries(flags).filter(([name]) => !Object.hasOwn(changes, name));
	const words = [...given, ...Object.entries(changes)].flatMap(([name, value]) => {
		if (value === undefined || value === false) return [];
		if (value === true) return [`--${name}`];
		return [value].flat().flatMap((one) => [`--${name}`, shellWord(String(one))]);
	});
	return ['sendwatch', command, ...operands.map(shellWord), ...words].join(' ');
}

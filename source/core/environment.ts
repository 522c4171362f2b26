/** The environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that says which characters the terminal is set up for, if one does (POSIX: the first of them that is not empty). */
export function localeVariable(env: Environment): string | undefined {
	return ['LC_ALL', 'LC_CTYPE', 'LANG'].find((name) => (env[name] ?? '') !== '');
}

/** Programs that run inside a terminal and say nothing of its characters. */
const MULTIPLEXERS = ['', 'tmux', 'screen'];

/**
 * Whether only ASCII can be shown: on the Linux console, whose font has some 256 characters, and in a locale that is not UTF-8,
 * such as C or one of Latin-1. Without a locale it is C (POSIX); but Windows has no such variables, and a terminal app that names itself in
 * TERM_PROGRAM, as those of macOS do, shows UTF-8.
 */
export function isAsciiOnly(env: Environment): boolean {
	if (env.TERM === 'linux') return true;
	const name = localeVariable(env);
	if (name !== undefined) return !/utf-?8/iu.test(env[name] ?? '');
	return env.OS !== 'Windows_NT' && MULTIPLEXERS.includes(env.TERM_PROGRAM ?? '');
}

/**
 * The variable that says that a CI service runs this, so that nobody sees the screen or presses keys; undefined if none does. By the
 * rule of the library that draws: set to anything but 0 and false, even to nothing.
 */
export function ciVariable(env: Environment): string | undefined {
	return ['CI', 'CONTINUOUS_INTEGRATION'].find((name) => ![undefined, '0', 'false'].includes(env[name]));
}

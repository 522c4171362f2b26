/** The environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that says which characters the terminal is set up for, if one does (POSIX: the first of them that is not empty). */
export function localeVariable(env: Environment): string | undefined {
	return ['LC_ALL', 'LC_CTYPE', 'LANG'].find((name) => (env[name] ?? '') !== '');
}

/**
 * Whether only ASCII can be shown: on the Linux console, whose font has some 256 characters, and in a locale that is not UTF-8,
 * such as C or one of Latin-1.
 */
export function isAsciiOnly(env: Environment): boolean {
	const name = localeVariable(env);
	return env.TERM === 'linux' || (name !== undefined && !/utf-?8/iu.test(env[name] ?? ''));
}

/**
 * The variable that says that a CI service runs this, so that nobody sees the screen or presses keys; undefined if none does. By the
 * rule of the library that draws: set to anything but 0 and false, even to nothing.
 */
export function ciVariable(env: Environment): string | undefined {
	return ['CI', 'CONTINUOUS_INTEGRATION'].find((name) => ![undefined, '0', 'false'].includes(env[name]));
}

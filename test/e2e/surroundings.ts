/** What is around the program, and how it ends there. */
export type Surroundings = readonly [what: string, script: string, code: number, says: RegExp];

const JUDGE = 'sendwatch wait "$ID" --base-url "$URL"';
const SETTLED = /: Settled: \d+ emails delivered, /u;
const CONFIG = 'mkdir -p .config/sendwatch; cd .config/sendwatch;';
const WITH_CONFIG = 'cd "$HOME"; sendwatch wait "$ID"';
const ANSWER = String.raw`printf '\357\273\277{"operationId":"%s"}' "$ID"`;

/**
 * Each script runs in a home of its own, with `sendwatch` for the built program and a send at `$URL` that ended an hour ago with failures:
 * whatever does not concern the send ends with its verdict, 1.
 */
export const SURROUNDINGS: readonly Surroundings[] = [
	['a recording that is a pipe', 'mkfifo pipe; sendwatch replay pipe', 2, /^pipe is a pipe, not a recording\.$/u],
	['a recording that is a directory', 'mkdir dir; sendwatch replay dir', 2, /^dir is a directory, not a recording\.$/u],
	[
		'a recording that cannot be read',
		'ln -s loop loop; sendwatch replay ./loop',
		2,
		/^\.\/loop cannot be read \(ELOOP\)\.$/u,
	],
	['a report of a pipe', 'mkfifo pipe; sendwatch report pipe', 2, /^pipe is a pipe, not a recording\.$/u],
	[
		'a config file that is a pipe',
		`${CONFIG} mkfifo config.toml; ${WITH_CONFIG}`,
		2,
		/config\.toml is a pipe, not a config file\.$/u,
	],
	[
		'the same, with `--profile`',
		`${CONFIG} mkfifo config.toml; ${WITH_CONFIG} --profile staging`,
		2,
		/config\.toml is a pipe, not a config file\.$/u,
	],
	[
		'a config file that is a directory',
		`${CONFIG} mkdir config.toml; ${WITH_CONFIG}`,
		2,
		/is a directory, not a config file\.$/u,
	],
	[
		'a config file that cannot be read',
		`${CONFIG} ln -s config.toml config.toml; ${WITH_CONFIG}`,
		2,
		/config\.toml cannot be read \(ELOOP\)\.$/u,
	],
	[
		'a config file that is /dev/null',
		`${CONFIG} ln -s /dev/null config.toml; ${WITH_CONFIG} --base-url "$URL"`,
		1,
		SETTLED,
	],
	[
		'a config file of mode 0666 that names a command',
		`${CONFIG} echo 'on-complete = "true"' >config.toml; chmod 666 config.toml; ${WITH_CONFIG}`,
		2,
		/names a command \(on_complete\), and others may write to it\. Close it: chmod go-w/u,
	],
	[
		'an empty HOME, and a config file in the working directory',
		`${CONFIG} echo 'base-url = "nonsense"' >config.toml; cd "$HOME"; HOME= sendwatch wait "$ID"`,
		3,
		/^No credentials: /u,
	],
	[
		'a `credentials_command` that leaves a process behind',
		`${CONFIG} echo 'credentials_command = "sleep 60 & echo SK1:0123456789"' >config.toml; ${WITH_CONFIG} --base-url "$URL"`,
		1,
		SETTLED,
	],
	[
		'a `credentials_command` that does not end in time',
		`${CONFIG} echo 'credentials_command = "sleep 70"' >config.toml; ${WITH_CONFIG} --base-url "$URL" --timeout 1`,
		6,
		/^Timed out after 1 s: credentials_command has not ended\.$/u,
	],
	[
		'a `credentials_command` that takes most of `--timeout`',
		`${CONFIG} echo 'credentials_command = "date +%s%3N >begun; sleep 2.5; echo SK1:0123456789"' >config.toml; ${WITH_CONFIG} --base-url http://127.0.0.1:9/v1 --timeout 3; code=$?; (($(date +%s%3N) - $(cat begun) < 5400)) || echo late; exit $code`,
		6,
		/: Timed out after 3 s: No answer [^\n]*$/u,
	],
	['an id with a BOM before it on standard input', `${ANSWER} | sendwatch wait - --base-url "$URL"`, 1, SETTLED],
	[
		'standard input that never ends',
		'(sleep 60 &) | sendwatch wait - --base-url "$URL" --timeout 1',
		6,
		/^Timed out after 1 s: standard input has not ended\.$/u,
	],
	['standard input closed', `${JUDGE} <&-`, 1, SETTLED],
	['standard error closed', `${JUDGE} 2>&-`, 1, SETTLED],
	['standard error on a full disk', `${JUDGE} 2>/dev/full`, 1, SETTLED],
	['standard output closed', `${JUDGE} >&-`, 1, /COMPLETED/u],
	[
		'standard output on a full disk',
		`${JUDGE} >/dev/full`,
		9,
		/^Standard output could not be written: no space left on device\.$/mu,
	],
	[
		'a disk that fills during a list',
		'ulimit -f 11; sendwatch emails "$ID" --base-url "$URL" --all --format csv --fields id >list.csv',
		9,
		/^200 emails written; the rest is missing\. .*: sendwatch emails /mu,
	],
	['at most 24 open files', `ulimit -n 24; ${JUDGE}`, 1, SETTLED],
	['a directory that is gone', `mkdir gone; cd gone; rmdir "$PWD"; ${JUDGE}`, 1, SETTLED],
	['`--no-color` where nothing is coloured', `${JUDGE} --no-color`, 1, SETTLED],
	['a clock 31 days ahead', `${JUDGE.replace('sendwatch', 'CLOCK=+31d sendwatch')}`, 1, SETTLED],
	['a clock 31 days behind', `${JUDGE.replace('sendwatch', 'CLOCK=-31d sendwatch')}`, 1, SETTLED],
];

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

const USER = 'SK0c4n4ry0c4n4ry0c4n4ry0c4n4ry0ff';
const SECRET = 'c4n4ry~not/real+secret"ö&9f8e7d6c5';

/** Fake credentials that every program of the tests is started with: their secret must never come out again. */
export const CANARY = {TWILIO_API_KEY: USER, TWILIO_API_SECRET: SECRET} as const;

/** The secret in every form in which someone could say it back. */
export const CANARY_FORMS: Readonly<Record<string, string>> = {
	'as it is': SECRET,
	'in JSON': JSON.stringify(SECRET).slice(1, -1),
	'in a URL': encodeURIComponent(SECRET),
	'in base64': Buffer.from(SECRET).toString('base64'),
	'in base64 for URLs': Buffer.from(SECRET).toString('base64url'),
	'in a Basic header': Buffer.from(`${USER}:${SECRET}`).toString('base64'),
	'in hex': Buffer.from(SECRET).toString('hex'),
};

/** Enough of a form to know it by, wherever a line was broken or cut off. */
const TELLING = 16;

/** In which forms the secret is in what a program said, control sequences and line breaks not counted. */
export function leaksIn(said: string | Uint8Array): readonly string[] {
	const text = typeof said === 'string' ? said : Buffer.from(said).toString('utf8');
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a screen is drawn with them.
	const bare = text.replaceAll(/\u001B\[[\d;?]*[A-Za-z]|\s/gu, '');
	return Object.entries(CANARY_FORMS)
		.filter(([, form]) => [form.slice(0, TELLING), form.slice(-TELLING)].some((part) => bare.includes(part)))
		.map(([how]) => how);
}

/** Throws when the secret came out: in what a program said, or in a file it left in its home. */
export function expectNoLeak(said: string | Uint8Array, home: string): void {
	const files = readdirSync(home, {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile())
		.map(({parentPath, name}) => join(parentPath, name));
	const leaks = [
		...leaksIn(said),
		...files.flatMap((file) => leaksIn(readFileSync(file)).map((how) => `${how}, in ${file}`)),
	];
	if (leaks.length > 0) throw new Error(`The secret of the credentials came out: ${leaks.join('; ')}.`);
}

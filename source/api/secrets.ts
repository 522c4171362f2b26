/** What replaces a secret. */
export const REDACTED = '[redacted]';

/** A shorter secret may be part of an ordinary word, so it is removed only as a whole word. */
const SHORTEST_ANYWHERE = 8;

/** The forms of the secrets; with an expression for those that are removed as whole words. */
const forms = new Map<string, RegExp | undefined>();

/** Remembers a pair of credentials for {@link redact}, for as long as the process lives: whatever reads a secret calls this first. */
export function rememberSecret(user: string, secret: string): void {
	if (secret === '') return;
	// Of the short forms those alone that look like the secret: `61`, which is a letter in hex, is a number.
	const words = [secret, inJson(secret), inUrl(secret)];
	for (const form of formsOf(user, secret))
		if (form.length >= SHORTEST_ANYWHERE) forms.set(form, undefined);
		else if (words.includes(form)) forms.set(form, wholeWord(form));
	longestFirst();
}

/** Forgets every secret. For tests: those of one file must not redact the texts of the next one in the same process. */
export function forgetSecrets(): void {
	forms.clear();
}

/** A secret may be part of another one or of a pair: removed first, it would leave the rest of that. */
function longestFirst(): void {
	const sorted = [...forms].toSorted(([a], [b]) => b.length - a.length);
	forms.clear();
	for (const [form, word] of sorted) forms.set(form, word);
}

/**
 * Removes every remembered secret from a text, in any encoding: plain, in JSON, in a URL, in base64 at any offset (so in a Basic header,
 * too), in hex. All that is printed or recorded passes this, because a gateway may echo our own header.
 */
export function redact(text: string): string {
	let redacted = text;
	for (const [form, word] of forms) redacted = redacted.replaceAll(word ?? form, REDACTED);
	return redacted;
}

/** Removes what looks like a key, a token or an account from the words of a command line, where nobody can tell which are secret. */
export function redactKeys(text: string): string {
	return text.replaceAll(/\b(?:AC|SK)?[\da-f]{32}\b/giu, REDACTED);
}

/** Redacts a body that may be JSON: what a short secret could be besides text, such as a number, stays, so that it is still JSON. */
export function redactBody(text: string): string {
	let redacted = text;
	for (const [form, word] of forms)
		if (word === undefined || !BESIDES_TEXT.test(form)) redacted = redacted.replaceAll(word ?? form, REDACTED);
	return redacted;
}

/** What JSON is made of outside its texts. */
const BESIDES_TEXT = /^(?:true|false|null|[-+.\deE{}[\],:\s"])+$/u;

/** A form that is neither part of a word nor the name of a field. */
function wholeWord(form: string): RegExp {
	const literal = form.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_]|"\\s*:)`, 'gu');
}

function formsOf(user: string, secret: string): readonly string[] {
	const bytes = Buffer.from(secret);
	const url = inUrl(secret);
	const hex = bytes.toString('hex');
	const whole = [`${user}:${secret}`, secret].map((text) => Buffer.from(text).toString('base64'));
	const base64 = [
		...whole,
		...whole.map((text) => text.replace(/=+$/u, '')),
		...[0, 1, 2].map((offset) => base64Core(bytes, offset)),
	];
	const units = Array.from({length: secret.length}, (_, index) =>
		secret.charCodeAt(index).toString(16).padStart(4, '0'),
	);
	const escaped = units.map((unit) => `\\u${unit}`).join('');
	const plain = [
		...base64,
		...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
		escaped,
		escaped.replaceAll(/[a-f]/gu, (digit) => digit.toUpperCase()),
		hex,
		hex.toUpperCase(),
		url,
		url.replaceAll(/%../gu, (byte) => byte.toLowerCase()),
		inJson(secret),
		secret,
	];
	return [...plain, ...plain.map(inJson)];
}

function inUrl(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

function inJson(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}

/** The characters of a text in base64 that depend on these bytes alone, when they begin `offset` bytes after a multiple of three. */
function base64Core(bytes: Buffer, offset: number): string {
	const all = Buffer.concat([Buffer.alloc(offset), bytes]);
	const whole = all.toString('base64').replace(/=+$/u, '');
	return whole.slice(offset === 0 ? 0 : offset + 1, all.length % 3 === 0 ? undefined : -1);
}

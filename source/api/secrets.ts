/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/** Shorter ones are no account's secret, and would hit ordinary words. */
const SHORTEST = 8;

const forms = new Set<string>();

/** Remembers a pair of credentials for {@link redact}, for as long as the process lives: whatever reads a secret calls this first. */
export function rememberSecret(user: string, secret: string): void {
	if (secret.length < SHORTEST) return;
	for (const form of formsOf(user, secret)) forms.add(form);
}

/**
 * Takes every remembered secret out of a text, in whichever encoding it is there: as it is, in JSON, in a URL, in base64 at any offset
 * (so in a Basic header, too), in hex. All that is printed or recorded passes this, because a gateway may say our own header back to us.
 */
export function redact(text: string): string {
	let redacted = text;
	for (const form of forms) redacted = redacted.replaceAll(form, REDACTED);
	return redacted;
}

/** The longest first, so that a pair goes as a whole. */
function formsOf(user: string, secret: string): readonly string[] {
	const bytes = Buffer.from(secret);
	const pair = Buffer.from(`${user}:${secret}`).toString('base64');
	const url = encodeURIComponent(secret.toWellFormed());
	const hex = bytes.toString('hex');
	const base64 = [pair, pair.replace(/=+$/u, ''), ...[0, 1, 2].map((offset) => base64Core(bytes, offset))];
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
	return [...plain, ...plain.map(inJson)].toSorted((a, b) => b.length - a.length);
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

/** What has a colour on the screen. Statuses have the name of their counter; the others are the chrome around them. */
export const TOKENS = [
	'text',
	'muted',
	'accent',
	'delivered',
	'opened',
	'sent',
	'queued',
	'undelivered',
	'failed',
	'canceled',
	'rule',
	'track',
] as const;

/** The name of a colour by what it means. */
export type Token = (typeof TOKENS)[number];

/** An exact colour such as `#4fd1bd`. */
export type Hex = `#${string}`;

/** Colours that the user gave to tokens, exact or by their number among the terminal's 256. */
export type OwnColours = Readonly<Partial<Record<Token, Hex | number>>>;

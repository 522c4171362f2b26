import type stringWidth from 'string-width';
import {isOneColumnEach} from '../../source/core/text/drawing/one-column.ts';

type Measure = typeof stringWidth;

/** So many widths are remembered, then all are forgotten: a screen has a few hundred texts. */
const LIMIT = 4000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: styles begin with one.
const STYLES = /\u001b\[[\d;]*m/gu;

function isPrintableAscii(text: string): boolean {
	return /^[\x20-\x7e]*$/u.test(text);
}

function withoutStyles(text: string): string {
	return text.includes('\u001b') ? text.replaceAll(STYLES, '') : text;
}

/**
 * Makes a function that gives the same widths as string-width, but measures no text twice, and what the screen itself is drawn
 * with not at all. `load` is called when the first text has to be measured.
 */
export function rememberWidths(load: () => Measure): Measure {
	let measure: Measure | undefined;
	const widths = new Map<string, number>();
	const measured: Measure = (...args) => {
		measure ??= load();
		return measure(...args);
	};
	return (text, options) => {
		// Whatever is requested, ASCII without styles takes as many columns as it has characters.
		if (options !== undefined) return isPrintableAscii(text) ? text.length : measured(text, options);
		const bare = withoutStyles(text);
		if (isOneColumnEach(bare)) return bare.length;
		const known = widths.get(text);
		if (known !== undefined) return known;
		const width = measured(text);
		if (widths.size >= LIMIT) widths.clear();
		widths.set(text, width);
		return width;
	};
}

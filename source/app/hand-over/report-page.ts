import {reportHtml} from '../../output/report/report.ts';
import type {ReportedSend} from '../../output/report/reported-send.ts';
import {PALETTES, type Palette} from '../../ui/theme/palette.ts';
import {TOKENS} from '../../ui/theme/tokens.ts';

/** The HTML page on one send, or on two beside each other, in the colours of the program. */
export function reportPage(sends: readonly ReportedSend[]): string {
	return reportHtml(sends, {dark: coloursOf(PALETTES.dark), light: coloursOf(PALETTES.light)});
}

function coloursOf(palette: Palette) {
	return Object.fromEntries(TOKENS.map((token) => [token, palette[token].hex]));
}

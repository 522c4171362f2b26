import type {SafeText} from '../core/text/text.ts';

/** The characters with a meaning in Markdown, its tables included. */
const MARKS = /[\\`*_{}[\]<>()#+!|~&$^=]/gu;

/** Untrusted text as Markdown shows it letter by letter: no table cell, code span, link or tag begins or ends in it. */
export function plainMarkdown(text: SafeText): string {
	const escaped = text.replaceAll(MARKS, '\\$&');
	// GitHub makes links of these.
	return escaped.replaceAll('://', '\\://').replaceAll(/www\./giu, (start) => `${start.slice(0, -1)}\\.`);
}

/** A table; the cells are Markdown. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

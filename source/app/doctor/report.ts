import {wrapped} from '../../command-line/columns.ts';
import {glyphSet} from '../../core/text/drawing/glyphs.ts';
import type {SafeText} from '../../core/text/text.ts';
import type {Diagnosis, Finding, Setting} from './finding.ts';

const WIDTH = 13;
/** The glyph, a space and the topic. */
const BEFORE_TEXT = WIDTH + 2;

/** How a glyph is coloured, if it is. */
export type Paint = (level: Finding['level'], glyph: string) => string;

/**
 * A diagnosis for people: one line per finding, then the options and where each came from. A finding that is longer than `columns`, the
 * width of a terminal, goes on below itself.
 */
export function doctorReport(
	{findings, settings, hasFile}: Diagnosis,
	isAscii: boolean,
	paint: Paint,
	columns: number | undefined,
): string {
	const {good, failed} = glyphSet(isAscii).statuses;
	const glyphs = {good, note: '!', bad: failed};
	const lines = findings.flatMap(({level, topic, text}) => {
		const [first = '', ...more] = columns === undefined ? [text] : wrapped(text, columns - BEFORE_TEXT);
		const rest = more.map((line) => `${' '.repeat(BEFORE_TEXT)}${line}`);
		return [`${paint(level, glyphs[level])} ${topic.padEnd(WIDTH)}${first}`, ...rest];
	});
	const heading = hasFile ? 'Options' : 'Options, without those of the config file';
	return [...lines, '', heading, ...settingLines(settings, columns)].join('\n');
}

/** Options of a watch first; the others with the commands that have them. A line that is too long goes on below its value. */
function settingLines(settings: readonly Setting[], columns: number | undefined): readonly string[] {
	const isOfWatch = ({commands}: Setting) => commands.includes('watch');
	const widest = (texts: readonly string[]) => Math.min(40, Math.max(...texts.map(({length}) => length)));
	const names = widest(settings.map(({name}) => name));
	const values = widest(settings.map(({value}) => value));
	const linesOf = (one: Setting) => {
		const head = `  ${one.name.padEnd(names)}  `;
		const origin = isOfWatch(one) ? one.from : `${one.from} (${one.commands.join(', ')})`;
		const line = `${head}${one.value.padEnd(values)}  ${origin}`;
		if (columns === undefined || line.length <= columns) return [line];
		const [first = '', ...more] = wrapped(`${one.value}  ${origin}`, columns - head.length);
		return [`${head}${first}`, ...more.map((text) => `${' '.repeat(head.length)}${text.trimStart()}`)];
	};
	return [...settings.filter(isOfWatch), ...settings.filter((one) => !isOfWatch(one))].flatMap(linesOf);
}

/** A diagnosis for scripts. */
export function doctorRecord({findings, settings, exitCode}: Diagnosis): {
	readonly ok: boolean;
	readonly exitCode: number;
	readonly findings: readonly {readonly topic: string; readonly level: string; readonly text: SafeText}[];
	readonly options: readonly Setting[];
} {
	return {
		ok: exitCode === 0,
		exitCode,
		findings: findings.map(({topic, level, text}) => ({topic, level, text})),
		options: settings,
	};
}

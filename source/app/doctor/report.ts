import {glyphSet} from '../../core/text/drawing/glyphs.ts';
import type {SafeText} from '../../core/text/text.ts';
import type {Diagnosis, Finding, Setting} from './finding.ts';

const WIDTH = 13;

/** How a glyph is coloured, where it is. */
export type Paint = (level: Finding['level'], glyph: string) => string;

/** A diagnosis for people: a line a finding, then the options and where each came from. */
export function doctorReport({findings, settings}: Diagnosis, isAscii: boolean, paint: Paint): string {
	const {good, failed} = glyphSet(isAscii).statuses;
	const glyphs = {good, note: '!', bad: failed};
	const lines = findings.map(({level, topic, text}) => `${paint(level, glyphs[level])} ${topic.padEnd(WIDTH)}${text}`);
	return [...lines, '', 'Options', ...settingLines(settings)].join('\n');
}

function settingLines(settings: readonly Setting[]): readonly string[] {
	const widest = (texts: readonly string[]) => Math.min(40, Math.max(...texts.map(({length}) => length)));
	const names = widest(settings.map(({name}) => name));
	const values = widest(settings.map(({value}) => value));
	return settings.map(({name, value, from}) => `  ${name.padEnd(names)}  ${value.padEnd(values)}  ${from}`);
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

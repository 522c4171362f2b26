import type {Cell} from '../helpers/screen.ts';
import {drawCells} from './layers.ts';
import {LOOKS} from './palette.ts';
import {drawFrame} from './svg.ts';

/** A screen, and for how long it is shown. */
export type Shot = {readonly cells: readonly (readonly Cell[])[]; readonly seconds: number};

/** From one moment up to another: which of the shots, counted from 0, the last one not included. */
type Stretch = {readonly from: number; readonly to: number};

/** A row as it stays for some shots. */
type Still = Stretch & {readonly row: number; readonly cells: readonly Cell[]};

/** Shots after each other as one self-contained SVG that begins again at its end. A row that stays the same is in it once. */
export function renderAnimation(title: string, shots: readonly Shot[]): string {
	const rows = shots[0]?.cells.length ?? 0;
	const columns = shots[0]?.cells[0]?.length ?? 0;
	const stills = Array.from({length: rows}, (_, row) => stillsOf(shots, row)).flat();
	const content = stills.flatMap((still) => {
		const drawn = drawRowAlone(still, rows);
		if (isWhole(still, shots)) return drawn;
		return drawn.length === 0 ? [] : [`<g class="${nameOf(still)}">`, ...drawn, '</g>'];
	});
	const stretches = new Map(stills.filter((still) => !isWhole(still, shots)).map((still) => [nameOf(still), still]));
	const style = ['<style>', ...[...stretches.values()].map((stretch) => styleOf(stretch, shots)), '</style>'];
	return drawFrame({title, columns, rows}, [...style, ...content]);
}

function stillsOf(shots: readonly Shot[], row: number): readonly Still[] {
	const stills: Still[] = [];
	let before = '';
	for (const [index, {cells}] of shots.entries()) {
		const line = cells[row] ?? [];
		const looks = JSON.stringify(line);
		const last = stills.at(-1);
		if (last !== undefined && looks === before) stills[stills.length - 1] = {...last, to: index + 1};
		else stills.push({row, cells: line, from: index, to: index + 1});
		before = looks;
	}
	return stills;
}

function drawRowAlone({row, cells}: Still, rows: number): readonly string[] {
	return drawCells(
		Array.from({length: rows}, (_, index) => (index === row ? cells : [])),
		LOOKS.dark,
	).filter(
		(element, index, all) =>
			!(element.startsWith('<g') && all[index + 1] === '</g>') &&
			!(element === '</g>' && all[index - 1]?.startsWith('<g')),
	);
}

function isWhole({from, to}: Stretch, shots: readonly Shot[]): boolean {
	return from === 0 && to === shots.length;
}

function nameOf({from, to}: Stretch): string {
	return `s${from}-${to}`;
}

function styleOf(stretch: Stretch, shots: readonly Shot[]): string {
	const name = nameOf(stretch);
	const all = secondsOf(shots);
	const percent = (index: number) => `${Number(((100 * secondsOf(shots.slice(0, index))) / all).toFixed(3))}%`;
	const hidden = '{visibility:hidden}';
	const steps = [
		...(stretch.from === 0 ? [] : [`0%${hidden}`]),
		`${percent(stretch.from)}{visibility:visible}`,
		...(stretch.to === shots.length ? [] : [`${percent(stretch.to)}${hidden}`]),
	];
	return `.${name}{animation:${name} ${all}s step-end infinite}@keyframes ${name}{${steps.join('')}}`;
}

function secondsOf(shots: readonly Shot[]): number {
	return shots.reduce((sum, {seconds}) => sum + seconds, 0);
}

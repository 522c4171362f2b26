import Output from '../../node_modules/ink/build/output.js';
import {isClosed, type Piece, pieceAt, sideBySide} from './pieces.ts';

/** What Ink remembers of the lines it has drawn: above all how each was cut into cells. */
type Caches = {readonly styledChars: ReadonlyMap<string, unknown>};

type Clip = {readonly [Bound in 'x1' | 'x2' | 'y1' | 'y2']: number | undefined};
type Transformer = (line: string, index: number) => string;
/** A text of a frame, drawn at a place of its own. */
export type Write = {
	readonly type: 'write';
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly transformers: readonly Transformer[];
};
/** What a frame is drawn with. */
export type Operation = Write | {readonly type: 'clip'; readonly clip: Clip} | {readonly type: 'unclip'};

/** So many lines are remembered, then all are forgotten: the tallest screens have some hundred. */
const LIMIT = 300;

/** A text at a place in a row, and within which bounds. */
type Written = {readonly x: number; readonly text: string; readonly clips: readonly Clip[]};

/** What is written into a row: as a text that is the same for rows that look the same, and one by one, unless styles come from another row. */
type Row = {contents: string; texts: Written[] | undefined};

/** A frame that was drawn, row by row: as text, and what was written into each. */
type Frame = {
	readonly output?: OutputWithMemory;
	readonly rows: readonly (string | undefined)[];
	readonly contents: readonly string[];
};

/**
 * Ink draws every row of a frame anew and forgets after it how it cut each line into cells, but most rows of the next frame are the same,
 * or the same in another place. Those are taken from the frame before. Of the others, most are pieces of plain text side by side, which
 * need not be cut into cells at all; Ink draws the rest.
 */
export default class OutputWithMemory extends Output {
	static #shared: Caches | undefined;
	static #last: Frame = {rows: [], contents: []};

	constructor(...args: ConstructorParameters<typeof Output>) {
		super(...args);
		// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types; so written, the compiler still knows when it is gone.
		const fresh: Caches = this['caches'];
		const shared = OutputWithMemory.#shared;
		const caches = shared !== undefined && shared.styledChars.size < LIMIT ? shared : fresh;
		OutputWithMemory.#shared = caches;
		Object.assign(this, {caches});
	}

	/** All that is drawn, in order. */
	get drawn(): readonly Operation[] {
		// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types.
		return this['operations'];
	}

	set drawn(operations: readonly Operation[]) {
		Object.assign(this, {operations});
	}

	isAsLarge({width, height}: {readonly width: number; readonly height: number}): boolean {
		return this.width === width && this.height === height;
	}

	override get(): {output: string; height: number} {
		const {width, height, drawn} = this;
		const {output: last, rows: lastRows, contents: lastContents} = OutputWithMemory.#last;
		const changed = last?.isAsLarge(this) === true ? changedRows(last.drawn, drawn) : undefined;
		const written = rowsOf(drawn, width, height, changed);
		const known = new Map(lastContents.map((contents, y) => [contents, lastRows[y]]));
		const rows = written.map((row, y) =>
			row === undefined ? lastRows[y] : (known.get(row.contents) ?? (row.texts && putTogether(row.texts, y, width))),
		);
		for (let from = rows.indexOf(undefined); from !== -1; from = rows.indexOf(undefined, from)) {
			const next = rows.findIndex((row, y) => y > from && row !== undefined);
			const to = next === -1 ? height : next;
			const band = new Output({width, height: to - from});
			// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types.
			Object.assign(band, {caches: this['caches'], operations: within(drawn, from, to)});
			rows.splice(from, to - from, ...band.get().output.split('\n'));
		}
		const contents = written.map((row, y) => row?.contents ?? lastContents[y] ?? '');
		OutputWithMemory.#last = {output: this, rows, contents};
		return {output: rows.join('\n'), height};
	}
}

/** The rows of texts that are not those of the frame before; undefined if it was drawn with anything else. */
function changedRows(before: readonly Operation[], after: readonly Operation[]): ReadonlySet<number> | undefined {
	if (before.length !== after.length) return undefined;
	const rows = new Set<number>();
	for (const [index, operation] of after.entries()) {
		const old = before[index];
		if (old === operation) continue;
		if (operation.type !== 'write' || old?.type !== 'write') return undefined;
		for (const {y, text} of [old, operation]) for (let row = 0; row < heightOf(text); row += 1) rows.add(y + row);
	}
	return rows;
}

/** What is written into each row, or into those that are wanted. */
function rowsOf(
	operations: readonly Operation[],
	width: number,
	height: number,
	wanted?: ReadonlySet<number>,
): readonly (Row | undefined)[] {
	const rows = Array.from({length: height}, (_, y): Row | undefined =>
		wanted?.has(y) === false ? undefined : {contents: String(width), texts: []},
	);
	let clips: readonly Clip[] = [];
	for (const operation of operations) {
		if (operation.type === 'clip') clips = [...clips, operation.clip];
		else if (operation.type === 'unclip') clips = clips.slice(0, -1);
		else addTo(rows, operation, clips);
	}
	return rows;
}

function addTo(rows: readonly (Row | undefined)[], write: Write, clips: readonly Clip[]): void {
	const {x, y, text} = write;
	if (rows[y] === undefined && !text.includes('\n')) return;
	const {lines, isPlain} = linesOf(write);
	for (const [index, line] of lines.entries()) {
		const row = rows[y + index];
		if (row === undefined) continue;
		const bounds = clips.map((clip) => boundsAt(clip, y + index)).join();
		row.contents += `\u0000${x} ${bounds}\u0000${isPlain ? '' : `${index} ${text}\u0000`}${line}`;
		if (isPlain) row.texts?.push({x, text: line, clips});
		else row.texts = undefined;
	}
}

/** The lines of a text in its style, and whether each of them ends what it begins: else all of them belong to each. */
type Lines = {readonly lines: readonly string[]; readonly isPlain: boolean};

const linesOfWrites = new WeakMap<Write, Lines>();

function linesOf(write: Write): Lines {
	const known = linesOfWrites.get(write);
	if (known !== undefined) return known;
	const bare = write.text.split('\n');
	const fresh = {
		lines: bare.map((line, index) => write.transformers.reduce((done, transform) => transform(done, index), line)),
		isPlain: bare.length === 1 || bare.every(isClosed),
	};
	linesOfWrites.set(write, fresh);
	return fresh;
}

/** A row of texts side by side that are whole and need not be cut into cells; undefined if there is any other in it. */
function putTogether(texts: readonly Written[], y: number, width: number): string | undefined {
	const pieces: Piece[] = [];
	for (const {x, text, clips} of texts) {
		const piece = pieceAt(x, text);
		if (piece === undefined || !clips.every((clip) => isWithin(clip, piece, y))) return undefined;
		pieces.push(piece);
	}
	return sideBySide(pieces, width);
}

function isWithin({x1, x2, y1, y2}: Clip, {from, to}: Piece, y: number): boolean {
	const {MIN_SAFE_INTEGER: least, MAX_SAFE_INTEGER: most} = Number;
	return from >= (x1 ?? least) && to <= (x2 ?? most) && y >= (y1 ?? least) && y < (y2 ?? most);
}

/** What a clip does to a row. */
function boundsAt({x1, x2, y1, y2}: Clip, y: number): string {
	return (y1 !== undefined && y < y1) || (y2 !== undefined && y >= y2)
		? 'out'
		: `${x1}-${x2} ${y1 === undefined} ${y2 === undefined}`;
}

/** The operations that reach rows from one to before another, for an output of these alone. */
function within(operations: readonly Operation[], from: number, to: number): readonly Operation[] {
	return operations.flatMap((operation): readonly Operation[] => {
		if (operation.type === 'unclip') return [operation];
		if (operation.type === 'clip') {
			const {y1, y2} = operation.clip;
			const up = (y: number | undefined) => (y === undefined ? undefined : y - from);
			return [{type: 'clip', clip: {...operation.clip, y1: up(y1), y2: up(y2)}}];
		}
		const {y, text} = operation;
		if (y >= to || y + heightOf(text) <= from) return [];
		return [{...operation, y: y - from}];
	});
}

function heightOf(text: string): number {
	return text.includes('\n') ? text.split('\n').length : 1;
}

import Output from '../../node_modules/ink/build/output.js';
import {isClosed, type Piece, pieceAt, sideBySide} from './pieces.ts';

/** What Ink remembers of the lines it has drawn: above all how each was cut into cells. */
type Caches = {readonly styledChars: ReadonlyMap<string, unknown>};

type Clip = {readonly [Bound in 'x1' | 'x2' | 'y1' | 'y2']: number | undefined};
type Transformer = (line: string, index: number) => string;
type Write = {
	readonly type: 'write';
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly transformers: readonly Transformer[];
};
type Operation = Write | {readonly type: 'clip'; readonly clip: Clip} | {readonly type: 'unclip'};

/** So many lines are remembered, then all are forgotten: the tallest screens have some hundred. */
const LIMIT = 300;

/** A text at a place in a row, and within which bounds. */
type Written = {readonly x: number; readonly text: string; readonly clips: readonly Clip[]};

/** What is written into a row: as a text that is the same for rows that look the same, and one by one, unless styles come from another row. */
type Row = {contents: string; texts: Written[] | undefined};

/**
 * Ink draws every row of a frame anew and forgets after it how it cut each line into cells, but most rows of the next frame are the same,
 * or the same in another place. Those are taken from the frame before. Of the others, most are pieces of plain text side by side, which
 * need not be cut into cells at all; Ink draws the rest.
 */
export default class OutputWithMemory extends Output {
	static #shared: Caches | undefined;
	static #rows: ReadonlyMap<string, string> = new Map();

	constructor(...args: ConstructorParameters<typeof Output>) {
		super(...args);
		// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types; so written, the compiler still knows when it is gone.
		const fresh: Caches = this['caches'];
		const shared = OutputWithMemory.#shared;
		const caches = shared !== undefined && shared.styledChars.size < LIMIT ? shared : fresh;
		OutputWithMemory.#shared = caches;
		Object.assign(this, {caches});
	}

	override get(): {output: string; height: number} {
		const {width, height} = this;
		// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types.
		const operations: readonly Operation[] = this['operations'];
		const written = rowsOf(operations, width, height);
		const before = OutputWithMemory.#rows;
		const rows = written.map(({contents, texts}, y) => before.get(contents) ?? (texts && putTogether(texts, y, width)));
		for (let from = rows.indexOf(undefined); from !== -1; from = rows.indexOf(undefined, from)) {
			const known = rows.findIndex((row, y) => y > from && row !== undefined);
			const to = known === -1 ? height : known;
			const band = new Output({width, height: to - from});
			// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types.
			Object.assign(band, {caches: this['caches'], operations: within(operations, from, to)});
			rows.splice(from, to - from, ...band.get().output.split('\n'));
		}
		OutputWithMemory.#rows = new Map(written.map(({contents}, y) => [contents, rows[y] ?? '']));
		return {output: rows.join('\n'), height};
	}
}

/** What is written into each row. */
function rowsOf(operations: readonly Operation[], width: number, height: number): readonly Row[] {
	const rows = Array.from({length: height}, (): Row => ({contents: String(width), texts: []}));
	let clips: readonly Clip[] = [];
	for (const operation of operations) {
		if (operation.type === 'clip') clips = [...clips, operation.clip];
		else if (operation.type === 'unclip') clips = clips.slice(0, -1);
		else addTo(rows, operation, clips);
	}
	return rows;
}

function addTo(rows: readonly Row[], {x, y, text, transformers}: Write, clips: readonly Clip[]): void {
	const lines = text.split('\n');
	// Where the styles of a line go on in the next, all of the lines belong to each.
	const isPlain = lines.length === 1 || lines.every(isClosed);
	for (const [index, line] of lines.entries()) {
		const row = rows[y + index];
		if (row === undefined) continue;
		const drawn = transformers.reduce((done, transform) => transform(done, index), line);
		const bounds = clips.map((clip) => boundsAt(clip, y + index)).join();
		row.contents += `\u0000${x} ${bounds}\u0000${isPlain ? '' : `${index} ${text}\u0000`}${drawn}`;
		if (isPlain) row.texts?.push({x, text: drawn, clips});
		else row.texts = undefined;
	}
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

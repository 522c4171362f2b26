import type {Input} from '../../../source/core/input.ts';
import {createKeyParser, type ParserOptions} from '../../../source/terminal/keys/parser.ts';
import type {Heard} from '../../../source/terminal/keys/state.ts';

/** Bytes, a character each up to U+00FF. */
export const bytesOf = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

/** What someone types, as a terminal sends it: in UTF-8. */
export const typed = (text: string): readonly number[] => [...Buffer.from(text, 'utf8')];

/** A silence between bytes, in ms. */
export type Pause = {readonly pauseMs: number};

/** Reads bytes with silences between them, as whoever feeds a parser does; at the end it is silent for as long as it takes. */
export function hear(parts: readonly (readonly number[] | Pause)[], options: ParserOptions = {}): readonly Heard[] {
	const parser = createKeyParser(options);
	const heard: Heard[] = [];
	const stayQuiet = (forMs: number) => {
		let leftMs = forMs;
		for (let waitMs = parser.waitMs(); waitMs !== undefined && waitMs <= leftMs; waitMs = parser.waitMs()) {
			leftMs -= waitMs;
			heard.push(...parser.giveUp());
		}
	};
	for (const part of parts) {
		if ('pauseMs' in part) stayQuiet(part.pauseMs);
		else for (const byte of part) heard.push(...parser.push(byte));
	}
	stayQuiet(Number.POSITIVE_INFINITY);
	return heard;
}

/** The same in short: the names of keys, and in brackets what is none. */
export function summary(all: readonly Heard[]): readonly string[] {
	return all.map((heard) => (heard.kind === 'press' ? heard.name : `<${describeOther(heard)}>`));
}

function describeOther(heard: Exclude<Heard, Extract<Input, {readonly kind: 'press'}>>): string {
	switch (heard.kind) {
		case 'paste':
			return `paste ${heard.text}${heard.isCut ? '…' : ''}`;
		case 'mouse':
			return `${heard.action}${heard.button === undefined ? '' : ` ${heard.button}`} ${heard.column},${heard.row}`;
		case 'focus':
			return heard.hasFocus ? 'focus in' : 'focus out';
		case 'report':
			return `${heard.type} ${heard.text}`;
	}
}

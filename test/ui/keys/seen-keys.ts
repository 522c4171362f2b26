import {GROUPINGS} from '../../../source/core/emails/failure-groups.ts';
import type {KeyTable} from '../../../source/ui/keys/key-entry.ts';
import {keySign, keyWord, NAMED_KEYS} from '../../../source/ui/keys/key-names.ts';
import type {CommandName} from '../../../source/ui/keys/names.ts';
import {labelOf} from '../../../source/ui/keys/shown-keys.ts';
import {helpGrid, KEYS_WIDTH} from '../../../source/ui/overlays/help/help-pages.ts';
import {DOMAIN, FIND, REASON} from './scenes.ts';

/** Letters that nothing on the screen is written in: where one stands, it is the key that a test gave to a command. */
export const LETTERS = [...'αβγδεζηθικλμνξπρστυφχψωбвгджзийклмнптуфхцчшщыэюяґєїћђљњџ'];

/** Control keys that no command has by itself, for where letters are text. */
export const CONTROLS = [...'aegknopqrstvwxy'].map((letter) => `ctrl-${letter}`).filter((key) => key !== 'ctrl-r');

const KEY = `(?:[${LETTERS.join('')}]|\\^[A-Z])`;

/** A key on the screen, and the text beside it up to the end of the line. */
export type SeenKey = {readonly sign: string; readonly says: string; readonly line: string; readonly row: number};

/** Every key that stands on the screen; of several in a row, each with what is reported of them all. */
export function keysOn(frame: string): readonly SeenKey[] {
	const lines = frame.split('\n');
	return lines.flatMap((line, row) =>
		[...line.matchAll(new RegExp(KEY, 'gu'))].map(({0: sign, index}) => {
			const rest = line.slice(index + sign.length).replace(new RegExp(`^(?:(?:,| and)? ${KEY})+`, 'u'), '');
			return {sign, says: (rest.trim() === '' ? (lines[row + 1] ?? '') : rest).trim(), line, row};
		}),
	);
}

/**
 * The screen with the lines of the help below each other: its columns are put one below the other, and a label that goes on in further
 * rows is put on one line.
 */
export function unfolded(frame: string, columns: number): string {
	const lines = frame.split('\n');
	const first = lines.findIndex((line) => line.startsWith(' Keys'));
	const {count, width} = helpGrid(columns);
	const cells = Array.from({length: count}, (_, column) =>
		lines.slice(first + 1, -1).map((line) => line.slice(column * width, (column + 1) * width)),
	).flat();
	const whole: string[] = [];
	for (const cell of cells) {
		const isMore = cell.trim() !== '' && cell.slice(0, KEYS_WIDTH + 4).trim() === '';
		const before = isMore ? `${whole.pop()?.trimEnd()} ` : '';
		whole.push(`${before}${isMore ? cell.trim() : cell.trimEnd()}`);
	}
	return [...lines.slice(0, first + 1), ...whole, ...lines.slice(-1)].join('\n');
}

/** What sentences say beside the key of a command, apart from the labels of the key table. */
const SENTENCES: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
	mask: ['shows them again.'],
	freeze: ['resumes it.', 'resume'],
	'mark-range': ['ends the range', 'again ends it'],
	stop: ['stops', 'in the list stops it'],
	back: ['stops', 'leaves', 'closes', 'back', 'goes back'],
	tags: [
		'opens the tag filter, where it can be pasted.',
		'sets one by tags',
		'changes ',
		'change them',
		'tags ',
		'campaign',
	],
	statuses: ['by status', 'changes ', 'change them', 'status ', 'FAILED', 'FAI…'],
	dates: ['by date', 'changes ', 'change them', 'since '],
	clusters: ['why', 'change them', 'domain ', DOMAIN, 'reason ', REASON],
	'clear-filter': ['clears the '],
	note: ['report'],
	refresh: ['tries again', 'tries now', 'retry'],
	message: ['shows all'],
	copy: ['shows it.'],
	export: ['writes them to a file.'],
	find: ['finds emails: loaded ones first, then the rest.', FIND],
	apply: ['loads the rest'],
	end: ['loads all', 'loads the rest'],
	help: ['lists the keys.'],
	'filter-help': ['filters'],
	'failures-only': ['lists them'],
	choose: ['chooses', 'takes'],
	'mark-item': ['marks'],
	'group-by': [': '],
	'enter-pane': ['open it', 'full screen', 'enter', 'list'],
	run: ['runs the line under the cursor', 'runs it', 'runs the key under the cursor'],
	'move-up': ['scroll, ', 'scroll', 'email', ...GROUPINGS],
	'move-down': ['scroll, ', 'scroll', 'email', ...GROUPINGS],
	quit: ['quits.'],
	interrupt: ['quits.'],
};

/** What is reported about a key that does nothing if the user is. */
export const MEANINGLESS = 'does nothing';

/** Whether what is beside a key is what its command does: the start of it where the line was cut. */
export function isSaidOf(command: CommandName, {says}: SeenKey, table: KeyTable): boolean {
	// A key without a meaning says that it has none.
	if (says.startsWith(MEANINGLESS)) return true;
	const hints = table.flatMap(({command: own, footer}) =>
		footer !== undefined && (own === command || footer.and === command)
			? [footer.label, footer.inside ?? footer.label]
			: [],
	);
	const labels = table.filter((entry) => entry.command === command).map((entry) => labelOf(entry, table));
	const [shown = ''] = says.split('…');
	return [...hints, ...labels, ...(SENTENCES[command] ?? [])].some(
		(text) => says.startsWith(text) || text.startsWith(shown),
	);
}

/** Every named key as it is written on screens, in full and as a sign. */
const NAMED = new RegExp(
	[...new Set(NAMED_KEYS.flatMap((name) => [keySign(name), keyWord(name)]))]
		.map((text) => (/^\w+$/u.test(text) ? `\\b${text}\\b` : text))
		.join('|'),
	'gu',
);

/**
 * What looks like a key and is none: the letters of a menu, boxes to mark, durations, cut words, empty JSON, the glyph of a
 * status, words that a box covers a part of.
 */
const NO_KEYS =
	/(?<=[│|] [❯> ] )[A-Za-z](?= {2}\S)|\S+(?=[┌│└])|(?<=[┐│┘])\S+|\[[ x]\]|\d+ (?:s|h|d)\b|[\p{L}\p{N}]+…|\{\}|[←→](?= +[A-Za-z\d–])/gu;

/** A character with no letter or digit on either side; the s of “it’s” is none, nor the letter of a control key. */
const LONE = /(?<![\p{L}\p{N}_’'^])\S(?![\p{L}\p{N}_])/gu;

/** Keys of the built-in table that stand on the screen as keys do: as a sign or a word that is nothing but a key, or as a lone character. */
export function builtInKeysOn(frame: string, keymap: KeyTable, isAscii = false): readonly string[] {
	const text = frame.replaceAll(NO_KEYS, '');
	const named = text.match(NAMED) ?? [];
	// In ASCII, lone characters are glyphs and bars as well.
	if (isAscii) return named;
	const lone = new Set(keymap.flatMap(({keys}) => keys.map(keySign)).filter((sign) => [...sign].length === 1));
	return [...named, ...(text.match(LONE) ?? []).filter((sign) => lone.has(sign))];
}

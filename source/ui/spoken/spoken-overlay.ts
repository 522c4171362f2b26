import {NO_TEXT} from '../../core/text/compose.ts';
import {plural} from '../../core/text/format.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import type {State} from '../../state/watch/state.ts';
import type {Overlay} from '../../state/watch/view/view.ts';
import {contextOf, situationBeneath} from '../keys/context.ts';
import type {KeyTable} from '../keys/key-entry.ts';
import {keyWord} from '../keys/key-names.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {copiedLines} from '../overlays/copied.tsx';
import {type HelpLine, openHelpLines} from '../overlays/help/help-lines.ts';
import type {MenuItem} from '../overlays/menu/menu.ts';
import {menuLetters} from '../overlays/menu/menu-keys.ts';
import {howToChoose} from '../overlays/menu/menu-lines.ts';
import {menuOf} from '../overlays/menu/menus.ts';
import {messageLines} from '../overlays/message-lines.ts';
import {PROMPTS} from '../overlays/prompt/prompts.ts';
import {SPOKEN_COLUMNS, type Speak, type SpokenFacts} from './facts.ts';

/** What has opened over the list, or moved in it; a prompt is read separately ({@link typedLine}). */
export const newsOfOverlay: Speak = (before, after, facts) => {
	const {overlay} = after.view;
	if (overlay === before.view.overlay) return [];
	if (nameOf(overlay) !== nameOf(before.view.overlay)) return openedLines(after, facts, isAnswered(before, after));
	switch (overlay.kind) {
		case 'menu':
			return menuMove(before, after);
		case 'help':
			return helpMove(before, after, facts.keys);
		default:
			return [];
	}
};

/** Something open, by what tells it from others. */
function nameOf(overlay: Overlay): string {
	if (overlay.kind === 'menu') return `menu ${overlay.menu}`;
	return overlay.kind === 'prompt' ? `prompt ${overlay.prompt}` : overlay.kind;
}

/** What was chosen or typed is answered by other lines, so that it is clear that the overlay is closed. */
function isAnswered(before: State, after: State): boolean {
	const hasNotice = after.view.notice !== undefined && after.view.notice !== before.view.notice;
	const isFound = after.view.find !== undefined && after.view.find !== before.view.find;
	return hasNotice || isFound || after.list.generation !== before.list.generation;
}

/** An overlay that was opened or closed. */
function openedLines(state: State, facts: SpokenFacts, isAnswered: boolean): readonly SafeText[] {
	const {overlay} = state.view;
	switch (overlay.kind) {
		case 'none':
			return isAnswered ? [] : [safe`Closed.`];
		case 'menu':
			return menuLines(overlay.menu, state, facts.keys);
		case 'prompt': {
			const {label, placeholder} = PROMPTS[overlay.prompt];
			return [safe`${label}: ${placeholder}`];
		}
		case 'help':
			return helpOpened(state, facts.keys);
		case 'copied':
			return [safe`Copied last:`];
		case 'messages':
			return messageLines({state, keys: facts.keys, columns: SPOKEN_COLUMNS, now: facts.now, dot: ','})
				.map((line) => safeLine(line.trim()))
				.filter((line) => line !== '');
	}
}

/** What was copied last, once it is asked for. */
export function copiedNews(before: State, {view: {overlay, copied = ''}}: State): readonly SafeText[] {
	const isOpened = overlay.kind === 'copied' && before.view.overlay.kind !== 'copied';
	return isOpened ? copiedLines(copied, SPOKEN_COLUMNS) : [];
}

/** A menu that was opened: how to choose, and its lines with their letters. */
function menuLines(name: Parameters<typeof menuOf>[0], state: State, keys: KeyTable): readonly SafeText[] {
	const menu = menuOf(name);
	const keyOf = keysIn(keys, {...situationBeneath(state), context: contextOf(state), letters: menuLetters(state)});
	const says = menu.says?.(state, keyOf) ?? NO_TEXT;
	const items = menu.items(state);
	return [
		safe`${menu.title}. ${howToChoose(keyOf, menu.isMulti)}`,
		...(says === '' ? [] : [says]),
		...(items.length === 0 ? [menu.empty ?? safe`Nothing to choose.`] : items.map((item) => itemLine(item, state))),
	];
}

function menuMove(before: State, after: State): readonly SafeText[] {
	const {overlay} = after.view;
	const old = before.view.overlay;
	if (overlay.kind !== 'menu' || old.kind !== 'menu') return [];
	if (overlay.row === old.row && overlay.chosen === old.chosen) return [];
	const item = menuOf(overlay.menu).items(after)[overlay.row];
	return item === undefined ? [] : [itemLine(item, after)];
}

function itemLine({key, letter, label, note}: MenuItem, {view: {overlay}}: State): SafeText {
	const isMarked = overlay.kind === 'menu' && overlay.chosen.has(key);
	const parts = [letter === undefined ? label : `${letter}: ${label}`, note ?? '', isMarked ? 'chosen' : ''];
	const texts = parts.map((part) => part.trim().replaceAll(/ {2,}/gu, ' '));
	return safeLine(texts.filter((part) => part !== '').join(', '));
}

/** The help, spoken. */
function helpOpened(state: State, keys: KeyTable): readonly SafeText[] {
	const here = openHelpLines(state, keys).filter(({isHere}) => isHere);
	return [safe`Keys:`, ...here.map((line) => helpLine(line)), safe`The movement keys read them again one by one.`];
}

/** The line of the help under the cursor, spoken. */
function helpMove(before: State, after: State, keys: KeyTable): readonly SafeText[] {
	const {overlay} = after.view;
	const old = before.view.overlay;
	if (overlay.kind !== 'help' || old.kind !== 'help') return [];
	const lines = openHelpLines(after, keys);
	const line = lines[overlay.top];
	if (overlay.filter?.text !== old.filter?.text) {
		const {text = ''} = overlay.filter ?? {};
		const found =
			text === ''
				? say`${plural(lines.length, 'key')}. What do you look for?`
				: say`${plural(lines.length, 'key')} with ${text}.`;
		// ⏎ runs it.
		return [found, ...(line === undefined ? [] : [helpLine(line)])];
	}
	return line === undefined || overlay.top === old.top ? [] : [helpLine(line)];
}

/** A line of the help as it is read out. */
export function helpLine({entry, label, isHere}: HelpLine): SafeText {
	const names = entry.keys.map(keyWord).join(' or ');
	return say`${names}: ${label}${isHere ? '' : ', elsewhere'}`;
}

/** The line being typed, and what it amounts to; undefined if none is. */
export function typedLine(state: State, {now, keys}: SpokenFacts): SafeText | undefined {
	const {overlay} = state.view;
	if (overlay.kind !== 'prompt') return undefined;
	const prompt = PROMPTS[overlay.prompt];
	const {text} = overlay.line;
	if (text === '') return undefined;
	const offers = prompt.offers?.(overlay, state) ?? [];
	const judgement = prompt.judge(text, state, now);
	const says = 'mistake' in judgement && judgement.mistake !== undefined ? judgement.mistake.reason : judgement.says;
	const completions = offers.map((offer) => offer.text).join(', ');
	const told = completions === '' ? withKeys(says ?? NO_TEXT, keysIn(keys, situationBeneath(state))) : completions;
	return safeLine(`${prompt.label}: ${text}. ${told}`);
}

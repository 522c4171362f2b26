import type {Press} from '../../core/input.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import {MOST_TYPED} from '../../core/text/line-edit.ts';
import {safe, say} from '../../core/text/text.ts';
import {notice} from '../../state/watch/event.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {State} from '../../state/watch/state.ts';
import type {Actions} from '../actions.ts';
import type {Binding} from './bindings/binding.ts';
import type {Context, KeyTable} from './key-entry.ts';
import {keyWord} from './key-names.ts';
import type {CommandName} from './names.ts';
import {tellOnce} from './standstill.ts';

/** Runs a command, or says why it can do nothing here. */
export function perform(command: CommandName, keymap: readonly Binding[], actions: Actions): void {
	const binding = keymap.find((one) => one.command === command);
	const reason = binding?.disabledReason?.(actions.getState());
	if (reason === undefined) binding?.run(actions);
	else actions.dispatch(notice(actions.now(), reason));
}

/** Belongs to a character before it, and nobody presses it on its own: a mark, a joiner, a skin tone. */
const JOINED = /^[\p{M}\p{Cf}\p{Emoji_Modifier}]$/u;
/** A letter that is on no Latin keyboard, as it is and with Ctrl. */
const OTHER_SCRIPT = /^(?:ctrl-)?(?!\p{Script=Latin})\p{L}$/u;
/** A combining sign, such as a vowel, that has its own key on keyboards for its script. */
const OTHER_SIGN = /^(?!\p{Script=Inherited}|\p{Script=Common})\p{M}$/u;

/** Says that a key does nothing here. */
export function sayMeaningless(press: Press, context: Context, actions: Actions, told: Set<string>): void {
	const text = meaninglessText(press, context, actions.keys, told);
	if (text !== undefined) tellOnce(actions, text);
}

/**
 * That a key does nothing here: of each key once in each place, which `told` keeps. Of a letter that is on no Latin keyboard, and no key elsewhere, always:
 * a user who presses one is likely to press more.
 */
export function meaninglessText(
	{name}: Press,
	context: Context,
	table: KeyTable,
	told: Set<string>,
): NoticeText | undefined {
	const place = `${context} ${name}`;
	const isSign = OTHER_SIGN.test(name);
	const isOtherScript = isSign || (OTHER_SCRIPT.test(name) && !table.some(({keys}) => keys.includes(name)));
	if ((JOINED.test(name) && !isSign) || (told.has(place) && !isOtherScript)) return undefined;
	told.add(place);
	const what = isOtherScript
		? // A sign by itself would be drawn upon what stands beside it.
			say`${isSign ? safe`That` : keyWord(name)} is not a key: keys are Latin letters.`
		: say`${keyWord(name)} does nothing here.`;
	const short = inShort(say`No such key here.`);
	return context === 'help' ? [what, short] : [what, hint('help', 'lists the keys.'), short];
}

/** Inserts what was typed or pasted into the line being typed, and says so if not all of it goes in. */
export function insertText(text: string, {getState, dispatch, now}: Actions, isCut = false): void {
	const before = typedLength(getState());
	dispatch({type: 'edited-prompt', edit: {kind: 'insert', text}});
	if (isCut || typedLength(getState()) - before < text.length) dispatch(notice(now(), LINE_FULL));
}

/** Text that is too long for a prompt. */
const LINE_FULL = [
	say`Cut off: a prompt takes ${MOST_TYPED.toLocaleString('en')} characters.`,
	inShort(say`The rest was cut off.`),
] as const;

function typedLength({view: {overlay}}: State): number {
	if (overlay.kind === 'prompt') return overlay.line.text.length;
	return overlay.kind === 'help' ? (overlay.filter?.text.length ?? 0) : 0;
}

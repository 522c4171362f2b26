import type {MouseAction} from '../../core/input.ts';
import {codedPress, type Modifiers, modifiersOf, namedPress} from './coded-key.ts';
import {LETTERED, NUMBERED} from './names.ts';
import type {Heard} from './state.ts';

/** In modifyOtherKeys: `CSI 27 ; modifiers ; code ~`. */
const OTHER_KEY = 27;

type Parameters = readonly (readonly (number | undefined)[])[];

/** What a CSI sequence is: a key, the mouse, the focus, or a report of the terminal. `parameters` is all before its final byte. */
export function csiHeard(parameters: string, final: string): readonly Heard[] {
	if (/^<[\d;]+$/u.test(parameters) && /[Mm]/u.test(final)) return mouseHeard(parameters.slice(1), final === 'm');
	const report: Heard = {kind: 'report', type: 'CSI', text: parameters + final};
	// Of rxvt: `$`, `^` and `@` stand for Shift, Ctrl and both.
	const isKey = /^[\d;:]*$/u.test(parameters);
	return (isKey ? keyHeard(parametersIn(parameters), final) : undefined) ?? [report];
}

/** Undefined for what is not a key. */
function keyHeard(parameters: Parameters, final: string): readonly Heard[] | undefined {
	const [[number] = [], modifiers] = parameters;
	if (final === 'u') return kittyPress(parameters);
	if (final === '~' && number === OTHER_KEY)
		return codedPress({code: parameters[2]?.[0], modifiers: modifiersOf(modifiers)});
	if (/[~$^@]/u.test(final)) return named(NUMBERED[number ?? 0], modifiersOf(modifiers));
	if (final === 'Z') return namedPress('shift-tab', modifiersOf(modifiers));
	if (final === 'M') return mouseHeard(parameters.map(([value = 0]) => value).join(';'), false, 32);
	if (/[IO]/u.test(final) && number === undefined) return [{kind: 'focus', hasFocus: final === 'I'}];
	// With Shift on rxvt; a number before them makes a report.
	if (/[a-d]/u.test(final) && number !== undefined) return undefined;
	return named(LETTERED[final], modifiersOf(modifiers));
}

function named(name: string | undefined, modifiers: Modifiers): readonly Heard[] | undefined {
	return name === undefined ? undefined : namedPress(name, modifiers);
}

function kittyPress([numbers = [], modifiers, text = []]: Parameters): readonly Heard[] {
	const [code, shifted, base] = numbers;
	const characters = text.filter((one): one is number => one !== undefined && one >= 0x20 && one <= 0x10ffff);
	return codedPress({
		code,
		shifted,
		base,
		modifiers: modifiersOf(modifiers),
		text: String.fromCodePoint(...characters).toWellFormed(),
	});
}

function parametersIn(text: string): Parameters {
	const number = (digits: string) => (digits === '' ? undefined : Math.min(Number(digits), Number.MAX_SAFE_INTEGER));
	return text.split(';').map((parameter) => parameter.split(':').map(number));
}

const WHEEL = 64;
const WHEELS = ['wheel-up', 'wheel-down', 'wheel-left', 'wheel-right'] as const;
const MOTION = 32;
/** Of the buttons beyond the third, such as those that browsers go back and forward with. */
const FURTHER = 128;
const BUTTONS = ['left', 'middle', 'right'] as const;

/** What the mouse did, from `button;column;row`, the button with `offset` added. */
function mouseHeard(text: string, isRelease: boolean, offset = 0): readonly Heard[] {
	const [code = 0, column = 0, row = 0] = text.split(';').map(Number);
	return [mouseAction(code - offset, column, row, isRelease)];
}

/** What a code of the mouse says; in the older protocols the fourth button is none, let go. */
export function mouseAction(code: number, column: number, row: number, isRelease: boolean): MouseAction {
	const place = {kind: 'mouse', column, row} as const;
	const isFurther = (code & FURTHER) !== 0;
	if ((code & WHEEL) !== 0 && !isFurther) return {...place, action: WHEELS[code & 3] ?? 'wheel-up'};
	const button = isFurther ? undefined : BUTTONS[code & 3];
	const isLetGo = isRelease || (button === undefined && !isFurther);
	const action = (code & MOTION) !== 0 ? 'move' : isLetGo ? 'release' : 'press';
	return {...place, action, ...(button === undefined ? {} : {button})};
}

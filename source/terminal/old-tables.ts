import type {Environment} from '../core/environment.ts';

/** The emoji of Unicode 14 to 17, which came in 2021 and later. */
const NEW_EMOJI =
	/[\u{1f6d8}\u{1f6dc}-\u{1f6df}\u{1f7f0}\u{1f979}\u{1f9cc}\u{1fa75}-\u{1fa77}\u{1fa7b}-\u{1fa7f}\u{1fa87}-\u{1fa8f}\u{1faa9}-\u{1faaf}\u{1fab7}-\u{1fabf}\u{1fac3}-\u{1facf}\u{1fad7}-\u{1fadf}\u{1fae0}-\u{1faff}]/gu;
/** As wide as an emoji. */
const STAND_IN = '■ ';

/**
 * Whether GNU screen is between us and the terminal. It takes the emoji of Unicode 14 and later for one column wide and draws its lines
 * without regard to if the terminal has its cursor, so that one of them displaces all that follows. Inside tmux it has STY beside TMUX; TERM
 * alone is tmux's there.
 */
export function isInGnuScreen({STY = '', TERM = '', TMUX = ''}: Environment): boolean {
	return STY !== '' || (TMUX === '' && /^screen(?:\.|-|$)/u.test(TERM));
}

/** A text in which a square stands for each emoji that is too new for GNU screen. */
export function withoutNewEmoji(text: string): string {
	return text.replaceAll(NEW_EMOJI, STAND_IN);
}

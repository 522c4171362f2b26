import type {Environment} from '../core/environment.ts';

/**
 * What GNU screen 4.9 counts one column for and terminals two: the emoji of Unicode 14 to 17, which came in 2021 and later, and the hexagrams
 * and strokes that became wide in Unicode 16.
 */
const NEW_EMOJI =
	/[\u2630-\u2637\u268a-\u268f\u2ffc-\u2fff\u31e4\u31e5\u31ef\u{1d300}-\u{1d356}\u{1d360}-\u{1d376}\u{1f6d8}\u{1f6dc}-\u{1f6df}\u{1f7f0}\u{1f979}\u{1f9cc}\u{1fa75}-\u{1fa77}\u{1fa7b}-\u{1fa7f}\u{1fa87}-\u{1fa8f}\u{1faa9}-\u{1faaf}\u{1fab7}-\u{1fabf}\u{1fac3}-\u{1facf}\u{1fad7}-\u{1fadf}\u{1fae0}-\u{1faff}]/gu;
/** As wide as an emoji. */
const STAND_IN = '■ ';
/** What it counts no column for, or two, and terminals one. */
const OTHERWISE = /[\u06de\u1734\u3248-\u324f]/gu;
const NARROW_STAND_IN = '■';
/** Where the marks are that its tables do not have: it counts a column for each of them. Found by asking it for the cursor after each mark. */
const UNKNOWN_MARKS = new RegExp(
	`[\\p{M}&&[${[
		'\\u0487\\u0616-\\u061a\\u065f\\u07fd-\\u0900\\u093a\\u0955-\\u0957\\u09fe\\u0a51\\u0a75\\u0afa-\\u0aff\\u0b44\\u0b55\\u0b62-\\u0b63\\u0c00',
		'\\u0c04-\\u0c3c\\u0c62-\\u0c81\\u0d00-\\u0d01\\u0d3b-\\u0d3c\\u0d44\\u0d62-\\u0d81\\u0eba\\u0ece\\u0f8d-\\u0f8f\\u1033-\\u1035\\u103a',
		'\\u103d-\\u103e\\u105e-\\u1060\\u1071-\\u1082\\u1085-\\u1086\\u108d\\u109d-\\u135e\\u1885-\\u1886\\u1a1b\\u1a56\\u1a58-\\u1a60\\u1a62',
		'\\u1a65-\\u1a6c\\u1a73-\\u1aeb\\u1b80-\\u1b81\\u1ba2-\\u1ba5\\u1ba8-\\u1ba9\\u1bab-\\u1be6\\u1be8-\\u1be9\\u1bed\\u1bef-\\u1bf1',
		'\\u1c2c-\\u1c33\\u1c36-\\u1ce0\\u1ce2-\\u1cf4\\u1cf8-\\u1cf9\\u1dcb-\\u1dfd\\u20f0-\\u2dff\\ua66f-\\ua802\\ua82c\\ua8c4-\\ua951',
		'\\ua980-\\ua982\\ua9b3\\ua9b6-\\ua9b9\\ua9bc-\\ua9bd\\ua9e5-\\uaa2e\\uaa31-\\uaa32\\uaa35-\\uaa4c\\uaa7c\\uaab0-\\uaac1\\uaaec-\\uaaed',
		'\\uaaf6\\uabe5\\uabe8\\uabed\\ufe24-\\u{1037a}\\u{10ae5}-\\u{10f85}\\u{11001}\\u{11038}-\\u{11081}\\u{110b3}-\\u{110b6}',
		'\\u{110b9}-\\u{1112b}\\u{1112d}-\\u{11134}\\u{11173}-\\u{11181}\\u{111b6}-\\u{111be}\\u{111c9}-\\u{111cc}\\u{111cf}',
		'\\u{1122f}-\\u{11231}\\u{11234}\\u{11236}-\\u{112df}\\u{112e3}-\\u{11301}\\u{1133b}-\\u{1133c}\\u{11340}\\u{11366}-\\u{11374}',
		'\\u{113bb}-\\u{113c0}\\u{113ce}\\u{113d0}-\\u{113e2}\\u{11438}-\\u{1143f}\\u{11442}-\\u{11444}\\u{11446}-\\u{1145e}',
		'\\u{114b3}-\\u{114b8}\\u{114ba}\\u{114bf}-\\u{114c0}\\u{114c2}-\\u{114c3}\\u{115b2}-\\u{115b5}\\u{115bc}-\\u{115bd}',
		'\\u{115bf}-\\u{115dd}\\u{11633}-\\u{1163a}\\u{1163d}\\u{1163f}-\\u{116ab}\\u{116ad}\\u{116b0}-\\u{116b5}\\u{116b7}-\\u{1171d}',
		'\\u{1171f}\\u{11722}-\\u{11725}\\u{11727}-\\u{1172b}\\u{1182f}-\\u{11837}\\u{11839}-\\u{1183a}\\u{1193b}-\\u{1193c}\\u{1193e}',
		'\\u{11943}\\u{119d4}-\\u{119db}\\u{119e0}\\u{11a01}-\\u{11a38}\\u{11a3b}-\\u{11a56}\\u{11a59}-\\u{11a96}\\u{11a98}-\\u{11b60}',
		'\\u{11b62}-\\u{11b64}\\u{11b66}\\u{11c30}-\\u{11c3d}\\u{11c3f}-\\u{11ca7}\\u{11caa}-\\u{11cb0}\\u{11cb2}-\\u{11cb3}',
		'\\u{11cb5}-\\u{11d47}\\u{11d90}-\\u{11d91}\\u{11d95}\\u{11d97}-\\u{11ef4}\\u{11f00}-\\u{11f01}\\u{11f36}-\\u{11f3a}\\u{11f40}',
		'\\u{11f42}-\\u{16129}\\u{1612d}-\\u{16f4f}\\u{16f8f}-\\u{1cf46}\\u{1da00}-\\u{1e94a}',
	].join('')}]]`,
	'gv',
);

/**
 * Whether GNU screen is between us and the terminal. It takes the emoji of Unicode 14 and later for one column wide and draws its lines
 * without regard to if the terminal has its cursor, so that one of them displaces all that follows. Inside tmux it has STY beside TMUX; TERM
 * alone is tmux's there.
 */
export function isInGnuScreen({STY = '', TERM = '', TMUX = ''}: Environment): boolean {
	return STY !== '' || (TMUX === '' && /^screen(?:\.|-|$)/u.test(TERM));
}

/** A text in which a square stands for each sign that GNU screen takes for wider or narrower than it is, without the marks that it takes for letters. */
export function inOldTables(text: string): string {
	return text.replaceAll(NEW_EMOJI, STAND_IN).replaceAll(OTHERWISE, NARROW_STAND_IN).replaceAll(UNKNOWN_MARKS, '');
}

const RGI = /^\p{RGI_Emoji}$/v;
const JOINER = '\u200D';
const SKIN_TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];
/** What joins a single emoji: its sex, its hair, its work, where it looks. */
const ENDINGS =
	'♀️ ♂️ ⚧️ ☠️ ➡️ ↔️ ↕️ ⚕️ ⚖️ ✈️ ❄️ 🗨️ 🌫️ 🌈 🔥 🩹 💥 💨 💫 🟫 🟩 ⬛ 🦺 🌾 🍳 🍼 🎓 🎤 🎨 🎄 🏫 🏭 💻 💼 🔧 🔬 🚀 🚒 🦯 🦼 🦽 🦰 🦱 🦲 🦳 🩰 👦 👧 🧒'.split(
		' ',
	);
const ARROW = `${JOINER}➡️`;
const PEOPLE = ['👩', '👨', '🧑', '👧', '👦', '🧒'];

function isEmoji(text: string): boolean {
	return RGI.test(text);
}

function withTones(one: string): readonly string[] {
	return [one, ...SKIN_TONES.map((tone) => one + tone)];
}

function codePoints(pattern: RegExp): readonly string[] {
	return Array.from({length: 0x1_fc_00}, (_, code) =>
		code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code),
	).filter((char) => pattern.test(char));
}

/** Two people and a heart, families of three and four: what is joined of more than two. */
function groups(): readonly string[] {
	const toned = PEOPLE.slice(0, 3).flatMap(withTones);
	const couples = toned.flatMap((one) =>
		toned.flatMap((two) => [
			[one, '❤\uFE0F', two].join(JOINER),
			[one, '❤\uFE0F', '💋', two].join(JOINER),
			[one, '🤝', two].join(JOINER),
			[one, '🐰', two].join(JOINER),
			[one, '🫯', two].join(JOINER),
		]),
	);
	const families = PEOPLE.flatMap((one) =>
		PEOPLE.flatMap((two) =>
			PEOPLE.flatMap((three) => [[one, two, three], ...PEOPLE.map((four) => [one, two, three, four])]),
		),
	);
	return [...couples, ...families.map((family) => family.join(JOINER))];
}

/** Every emoji that Unicode recommends for interchange (what `emoji-test.txt` lists as fully qualified), of the Unicode of this Node. */
export function everyEmoji(): readonly string[] {
	const singles = codePoints(/^\p{Emoji}$/u).flatMap((one) => [one, `${one}\uFE0F`, `${one}\uFE0F\u20E3`]);
	const toned = codePoints(/^\p{Emoji_Modifier_Base}$/u).flatMap(withTones);
	const firsts = [...new Set([...singles, ...toned])].filter(isEmoji);
	const joined = firsts.flatMap((first) =>
		ENDINGS.flatMap((ending) => [first + JOINER + ending, `${first}${JOINER}${ending}${ARROW}`]),
	);
	const halves = Array.from({length: 26}, (_, index) => String.fromCodePoint(0x1_f1_e6 + index));
	const flags = halves.flatMap((one) => halves.map((two) => one + two));
	const regions = ['gbeng', 'gbsct', 'gbwls'].map(
		(name) =>
			`🏴${[...name].map((letter) => String.fromCodePoint(0xe_00_00 + letter.charCodeAt(0))).join('')}\u{E007F}`,
	);
	return [...new Set([...firsts, ...joined, ...groups(), ...flags, ...regions])].filter(isEmoji);
}

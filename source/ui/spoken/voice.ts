import type {SafeText} from '../../core/text/text.ts';

/** How long a key may do nothing before a line says so. */
const ANSWER_MS = 1000;

/** Says lines, and sees to it that every key is answered with one. */
export type Voice = {
	readonly say: (line: SafeText) => void;
	/** A key was pressed: `answer` is spoken unless something else is within a second. */
	readonly heard: () => void;
	/** The last key needs no answer. */
	readonly hush: () => void;
};

/** Makes a voice. `answer` tells why nothing came of a key, or is undefined where that goes without saying. */
export function createVoice(say: (line: SafeText) => void, answer: () => SafeText | undefined): Voice {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const hush = () => clearTimeout(waiting);
	return {
		say(line) {
			hush();
			say(line);
		},
		heard() {
			hush();
			waiting = setTimeout(() => {
				const line = answer();
				if (line !== undefined) say(line);
			}, ANSWER_MS);
		},
		hush,
	};
}

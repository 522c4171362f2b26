import type {Environment} from '../core/environment.ts';

/** How many colours a terminal shows, in bits. */
export type ColourBits = 1 | 4 | 8 | 24;

const FORCED: Readonly<Record<string, ColourBits>> = {'0': 1, false: 1, '': 4, '1': 4, true: 4, '2': 8, '3': 24};
/** Terminals that show every colour and are known by TERM alone, as it is all that gets through `ssh`. */
const EXACT_TERMS = /-direct$|^xterm-(?:kitty|ghostty)$|^(?:alacritty|foot|wezterm)\b/u;

/** Terminals that have no colours: those of DEC before the VT525, and the `-mono` and `-m` variants in terminfo. */
const MONOCHROME_TERMS = /^vt(?:52|1\d\d|[2-4]\d\d|510|520)\b|-(?:mono|m)$/u;

/**
 * How many colours the terminal on stdout shows: by Node's own rules, and by the names of terminals that Node takes for less than they are.
 * Whether someone wants colours (NO_COLOR) is another question.
 */
export function colourBits(env: Environment, stdout: Pick<NodeJS.WriteStream, 'getColorDepth'>): ColourBits {
	const {FORCE_COLOR, COLORTERM = '', TERM = ''} = env;
	if (FORCE_COLOR !== undefined) return FORCED[FORCE_COLOR] ?? 24;
	if (TERM === 'dumb') return 1;
	if (/^(?:truecolor|24bit)$/u.test(COLORTERM) || EXACT_TERMS.test(TERM)) return 24;
	if (MONOCHROME_TERMS.test(TERM)) return 1;
	// Node lets NO_COLOR, and CI whatever it says, decide.
	const {NO_COLOR: _, CI: __, ...rest} = env;
	const bits = stdout.getColorDepth(rest);
	if (bits === 24) return 24;
	if (bits === 8 || /-256(?:color)?$/u.test(TERM)) return 8;
	return bits === 1 ? 1 : 4;
}

/**
 * Loads what draws, so that it writes the colours it is requested: the library that Ink colours with reads this variable once, as it is
 * loaded. What is run later does not inherit it.
 */
export async function loadWithColours<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
	const {FORCE_COLOR} = process.env;
	process.env.FORCE_COLOR = '3';
	try {
		return await load();
	} finally {
		if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR;
		else process.env.FORCE_COLOR = FORCE_COLOR;
	}
}

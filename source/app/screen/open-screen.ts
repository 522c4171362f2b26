import type {AppConfig} from '../../command-line/config/config.ts';
import type {Environment} from '../../core/environment.ts';
import {systemClock} from '../../monitor/clock.ts';
import {askBackground} from '../../terminal/ask-background.ts';
import {type Background, backgroundIn} from '../../terminal/background.ts';
import {type ColourBits, colourBits} from '../../terminal/colour-depth.ts';
import type {Keyboard} from '../../terminal/keys/keyboard.ts';
import {leaveOnSignals} from '../../terminal/restore.ts';
import type {ThemeOptions} from '../../ui/theme/theme.ts';
import type {ColourDepth} from '../../ui/theme/token-styles.ts';

/** The screen before anything is on it. */
export type Screen = {
	/** Where the app gets its keys. */
	readonly keyboard: Keyboard;
	/** What the theme is made for, by all that is known so far: ask for it right before the first frame. */
	readonly look: () => ThemeOptions;
	/** Restores the keyboard to cooked mode. */
	readonly close: () => Promise<void>;
};

const DEPTHS: Readonly<Record<ColourBits, ColourDepth>> = {1: 'none', 4: '16', 8: '256', 24: 'truecolor'};

/**
 * Opens the screen for a theme. If that depends on the terminal's background, the terminal is requested it now, while the app is
 * still being loaded; without an answer by the first frame COLORFGBG decides, and then it is dark.
 */
export function openScreen(
	keyboard: Keyboard,
	{
		theme,
		colours,
		isAscii,
		isSpoken,
		hasMouse,
	}: Pick<AppConfig, 'theme' | 'colours' | 'isAscii' | 'isSpoken' | 'hasMouse'>,
	env: Environment,
): Screen {
	// Nothing is drawn for a screen reader that a mouse could point at.
	if (hasMouse && !isSpoken) keyboard.trackMouse();
	const depth = theme === 'none' || theme === '16' ? theme : DEPTHS[colourBits(env, process.stdout)];
	const handOverSignals = guardLoading(keyboard);
	const options = (background?: Background) => ({
		depth,
		isAscii,
		colours,
		...(background === undefined ? {} : {background}),
	});
	const lookAt = (background?: Background) => {
		handOverSignals();
		return options(background);
	};
	const isAsked = theme === 'auto' && (depth === '256' || depth === 'truecolor') && env.TERM !== 'linux';
	if (!isAsked) {
		const background = theme === 'dark' || theme === 'light' ? theme : backgroundIn(env);
		return {keyboard, look: () => lookAt(background), close: async () => keyboard.stop()};
	}
	const write = (bytes: string) => void process.stdout.write(bytes);
	const asked = askBackground({keyboard, write, clock: systemClock});
	return {keyboard, look: () => lookAt(asked.background() ?? backgroundIn(env)), close: asked.close};
}

/**
 * Gives the terminal back when a signal ends the process while the app is being loaded, and lets it end: for SIGHUP and SIGQUIT Node would leave it raw. The
 * returned function leaves the signals to the app, which has to listen by the next turn: what came until then is its own.
 */
function guardLoading(keyboard: Keyboard): () => void {
	let isLoading = true;
	const stopListening = leaveOnSignals((code) => {
		if (!isLoading) return;
		keyboard.stop();
		stopListening();
		process.kill(process.pid, code - 128);
	});
	return () => {
		isLoading = false;
		// If nobody listened for a moment, a signal that came in it would be lost.
		setImmediate(stopListening);
	};
}

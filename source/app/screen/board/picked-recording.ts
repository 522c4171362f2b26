import {UsageError, type UserError} from '../../../core/errors.ts';
import {safeLine} from '../../../core/text/text.ts';
import {stateFolder} from '../../../files/state-folder.ts';
import {systemClock} from '../../../monitor/clock.ts';
import {readHistory} from '../../../recording/history.ts';
import {choicesInHistory} from '../../../state/board/choice.ts';
import {loadWithColours} from '../../../terminal/colour-depth.ts';
import {openKeyboard} from '../../../terminal/keyboard.ts';
import type {WatchConfig} from '../../watch.ts';
import {openScreen} from '../open-screen.ts';
import {replayRecording} from '../replay-recording.ts';

/**
 * Without credentials there are still the recordings: lets the user pick one and plays it. Resolves with the exit code. Throws {@link
 * UsageError} with the sentence `howToName` if there is no keyboard or nothing was recorded, and `refusal`, why there are no
 * credentials, for one that is still at Twilio and could be watched.
 */
export async function pickedRecording(
	{app, headless, env}: WatchConfig,
	refusal: UserError,
	howToName: string,
): Promise<number> {
	const keyboard = headless.isJson ? undefined : openKeyboard(env, systemClock);
	if (keyboard === undefined) throw new UsageError(howToName);
	try {
		const choices = choicesInHistory(readHistory(stateFolder(env)), systemClock.now(), false);
		if (choices.length === 0) throw new UsageError(howToName);
		const screen = openScreen(keyboard, app, env);
		const [{runPicker}, {createTheme}] = await loadWithColours(() =>
			Promise.all([import('../run-picker.tsx'), import('../../../ui/theme/theme.ts')]),
		);
		const theme = createTheme(screen.look());
		const more = Promise.resolve({choices: [], says: safeLine(refusal.message)});
		const picked = await runPicker({choices, more, theme, keys: app.keys, isSpoken: app.isSpoken, screen, env});
		if (typeof picked === 'number') return picked;
		if (picked.action === 'watch') throw refusal;
		return await replayRecording(picked.path, {...app, speed: 1}, keyboard, env);
	} finally {
		keyboard.close();
	}
}

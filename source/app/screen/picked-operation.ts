import {createClient} from '../../api/client.ts';
import type {Access} from '../../api/credentials.ts';
import type {Arguments} from '../../command-line/arguments.ts';
import {type AppConfig, readBaseUrl} from '../../command-line/config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError, UserError} from '../../core/errors.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {safeLine, say, untrusted} from '../../core/text/text.ts';
import {stateFolder} from '../../files/state-folder.ts';
import {systemClock} from '../../monitor/clock.ts';
import {readHistory} from '../../recording/history.ts';
import {type Choice, choicesInHistory, choicesOnServer} from '../../state/board/choice.ts';
import {loadWithColours} from '../../terminal/colour-depth.ts';
import {openKeyboard} from '../../terminal/keyboard.ts';
import type {Keyboard} from '../../terminal/keys/keyboard.ts';
import type {Found} from '../../ui/board/picker.tsx';
import type {Target} from '../open-watch.ts';
import type {WatchConfig} from '../watch.ts';
import {openScreen} from './open-screen.ts';
import {replayRecording} from './replay-recording.ts';

const PAGE_SIZE = 50;

/**
 * Lets the user pick the operation to watch: those watched on this machine first, then those of the account as they come in. Resolves with
 * it, or with the exit code if they left, or where only its recording is left, which is played. Throws {@link UsageError} with the
 * sentence `howToName` if there is no keyboard or nothing to pick from.
 */
export async function pickedOperation(
	args: Arguments,
	{app, headless, env}: WatchConfig,
	howToName: string,
): Promise<Target | number> {
	const baseUrl = readBaseUrl(args, env);
	const keyboard = headless.isJson ? undefined : openKeyboard(env, systemClock);
	if (keyboard === undefined) throw new UsageError(howToName);
	try {
		const found = await findAccess(args, env).catch(refusalOf);
		const choices = choicesInHistory(readHistory(stateFolder(env)), systemClock.now());
		if (choices.length === 0 && found instanceof UserError) throw new UsageError(howToName);
		const more = found instanceof UserError ? nothingMore(found) : askAccount(baseUrl, found, choices);
		const picked = await pickFrom(choices, more, {app, keyboard, env});
		if (typeof picked === 'number') return picked;
		if (picked.action === 'replay') return await replayRecording(picked.path, {...app, speed: 1}, keyboard, env);
		if (found instanceof UserError) throw found;
		return {operationId: picked.operationId, baseUrl, profile: args.file?.profile, access: found};
	} finally {
		keyboard.close();
	}
}

async function pickFrom(
	choices: readonly Choice[],
	more: Promise<Found>,
	{app, keyboard, env}: {readonly app: AppConfig; readonly keyboard: Keyboard; readonly env: Environment},
): Promise<Choice | number> {
	const screen = openScreen(keyboard, app, env);
	const [{runPicker}, {createTheme}] = await loadWithColours(() =>
		Promise.all([import('./run-picker.tsx'), import('../../ui/theme/theme.ts')]),
	);
	return runPicker({
		choices,
		more,
		theme: createTheme(screen.look()),
		keys: app.keys,
		isSpoken: app.isSpoken,
		screen,
		env,
	});
}

function refusalOf(error: unknown): UserError {
	if (error instanceof UserError) return error;
	throw error;
}

/** Without credentials there are still the recordings. */
async function nothingMore({message}: UserError): Promise<Found> {
	return {choices: [], says: safeLine(message)};
}

async function askAccount(baseUrl: string, access: Access, known: readonly Choice[]): Promise<Found> {
	const {now} = systemClock;
	const client = createClient({baseUrl, access, now});
	try {
		const signal = AbortSignal.timeout(LONGEST_MS);
		const {operations} = await client.listOperations({token: null, pageSize: PAGE_SIZE}, signal);
		return {choices: choicesOnServer(operations, known, now()), says: NO_TEXT};
	} catch (error) {
		return {choices: [], says: say`${untrusted(error instanceof Error ? error.message : String(error))}`};
	} finally {
		await client.close();
	}
}

const LONGEST_MS = 30_000;

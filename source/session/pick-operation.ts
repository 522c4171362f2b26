import {createClient} from '../api/client.ts';
import type {Credentials} from '../api/credentials.ts';
import type {AppConfig} from '../command-line/config.ts';
import {type Choice, choicesInHistory, choicesOnServer} from '../core/choice.ts';
import {say} from '../core/text.ts';
import {systemClock} from '../monitor/clock.ts';
import {readHistory} from '../monitor/history.ts';
import type {Found} from '../ui/picker.tsx';

/** Where operations to pick from are found: the recordings of this machine, and the account where it can be asked. */
export type PickOptions = {
	readonly folder: string;
	readonly account: {readonly baseUrl: string; readonly credentials: Credentials} | undefined;
};

const PAGE_SIZE = 50;

/**
 * Lets somebody pick an operation: those watched on this machine first, then those of the account as they come in. Resolves with
 * what was picked, with the exit code where they left, and with undefined where there is nothing to pick from.
 */
export async function pickOperation(
	{folder, account}: PickOptions,
	config: AppConfig,
	keyboard: NodeJS.ReadStream,
): Promise<Choice | number | undefined> {
	const choices = choicesInHistory(readHistory(folder), systemClock.now());
	if (choices.length === 0 && account === undefined) return undefined;
	const abort = new AbortController();
	const more = account === undefined ? undefined : askAccount(account, choices, abort.signal);
	const [{runPicker}, {createTheme}] = await Promise.all([import('../run-picker.tsx'), import('../ui/theme.ts')]);
	try {
		return await runPicker({choices, more, theme: createTheme(config), keyboard});
	} finally {
		abort.abort();
	}
}

async function askAccount(
	{baseUrl, credentials}: NonNullable<PickOptions['account']>,
	known: readonly Choice[],
	signal: AbortSignal,
): Promise<Found> {
	const {now} = systemClock;
	const client = createClient({baseUrl, credentials, now});
	try {
		const {operations} = await client.listOperations({token: null, pageSize: PAGE_SIZE}, signal);
		return {choices: choicesOnServer(operations, known, now()), says: ''};
	} catch (error) {
		return {choices: [], says: sentenceOf(error)};
	} finally {
		await client.close();
	}
}

function sentenceOf(error: unknown): string {
	return say`${error instanceof Error ? error.message : 'The account could not be asked.'}`;
}

import {UsageError} from '../core/errors.ts';
import {parseOperationId, withoutQuotes} from '../core/operation/ids.ts';
import {didYouMean} from '../core/text/nearest.ts';
import {say, untrusted} from '../core/text/text.ts';
import {COMMAND_WORDS} from './commands.ts';

/** How a sentence names an operation that nobody has named yet. */
const SOME_OPERATION = '<operation>';

/** Words of other tools, and what does that here; `id` is the operation that follows the word, if one does. */
const SYNONYMS: readonly {readonly words: readonly string[]; readonly use: (id: string) => string}[] = [
	{
		words: ['status', 'show', 'get', 'info', 'view', 'watch', 'follow', 'monitor', 'tail'],
		use: (id) => `sendwatch ${id} watches a send; sendwatch wait ${id} prints how it ends.`,
	},
	{
		words: ['list', 'ls', 'sends', 'messages'],
		use: (id) =>
			id === SOME_OPERATION
				? 'sendwatch operations lists the sends of the account, sendwatch emails <operation> the emails of one.'
				: `sendwatch emails ${id} lists the emails of a send.`,
	},
	{
		words: ['export', 'download', 'csv', 'failures', 'failed'],
		use: (id) => `sendwatch emails ${id} lists and exports emails, with --status FAILED those that failed.`,
	},
	{
		words: ['recordings', 'log', 'logs'],
		use: () => 'sendwatch history lists the recordings, sendwatch replay plays one.',
	},
	{words: ['check', 'config', 'ping', 'whoami'], use: () => 'sendwatch doctor checks the settings and the API.'},
	{words: ['serve', 'server', 'mock'], use: () => 'sendwatch sandbox serves the local stand-in for the API.'},
	{words: ['try', 'example', 'tutorial'], use: () => 'sendwatch demo needs no account and no network.'},
	{words: ['version'], use: () => 'sendwatch --version prints the version.'},
	{
		words: ['send', 'cancel', 'login', 'delete'],
		use: () => 'sendwatch only reads; see sendwatch help for what it does.',
	},
];

/**
 * Rejects a first word that is neither a command nor an operation, such as `status` or `waitt`, and suggests what to type
 * instead: a {@link UsageError}. A word that looks like an id, a URL or a file is left to the reader of operands.
 */
export function refuseUnknownCommand([word, next]: readonly string[]): void {
	if (word === undefined || !/^[a-z]+(?:-[a-z]+)*$/iu.test(word)) return;
	throw new UsageError(say`There is no command “${untrusted(word)}”. ${hintFor(word, next)}`);
}

/** What to type instead of a word that is no command. */
function hintFor(word: string, next: string | undefined): string {
	const synonym = synonymFor(word, parseOperationId(withoutQuotes(next ?? '')));
	if (synonym !== undefined) return synonym;
	const meant = didYouMean(word, COMMAND_WORDS).trim();
	return meant === ''
		? 'sendwatch help lists the commands; a send is watched by its id: sendwatch comms_operation_…'
		: `${meant} sendwatch help lists the commands.`;
}

/** What does here what a word of other tools does there, with `id` if an operation follows it; undefined for any other word. */
export function synonymFor(word: string, id: string = SOME_OPERATION): string | undefined {
	return SYNONYMS.find(({words}) => words.includes(word.toLowerCase()))?.use(id);
}

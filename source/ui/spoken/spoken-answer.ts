import {isRefusal, type Problem} from '../../core/network/problem.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {listTrouble} from '../../state/watch/select/list-trouble.ts';
import type {State} from '../../state/watch/state.ts';
import {type BoardContext, boardContext} from '../board/overlays/board-overlay-commands.ts';
import {contextOf, situationBeneath} from '../keys/context.ts';
import type {Context, KeyTable} from '../keys/key-entry.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {wayOut} from '../watch/list/trouble-words.ts';
import {sentenceOf} from './sentence.ts';
import {readEmail} from './spoken-email.ts';

/** A key after which all is as before. */
const NOTHING = safe`Nothing has changed.`;
/** Where a line is typed, which is read once it rests. */
const TYPING: readonly (Context | BoardContext)[] = ['prompt', 'help-filter'];

/** Why nothing came of a key: what it waits for, or that there was nothing to do. Undefined while a line is typed. */
export function answerOf(state: State, keys: KeyTable): SafeText | undefined {
	const {list, watch} = state;
	if (TYPING.includes(contextOf(state))) return undefined;
	const problem = watch.problem ?? list.problem;
	if (problem !== undefined) return problemAnswer(problem);
	const email = readEmail(state);
	if (email !== undefined && email.details === undefined && email.problem === undefined)
		return safe`The email is being loaded.`;
	const trouble = listTrouble(list);
	if (trouble !== undefined) {
		const way = wayOut(trouble, keysIn(keys, situationBeneath(state)));
		return way === undefined ? sentenceOf(trouble.sentence) : safe`${sentenceOf(trouble.sentence)} ${sentenceOf(way)}`;
	}
	const isLoading = list.goal !== undefined || list.pages.loaded.length === 0;
	return isLoading && state.replay === undefined ? safe`The list is being loaded.` : NOTHING;
}

/** What a key waits for while the server does not answer. */
function problemAnswer(problem: Problem): SafeText {
	const sentence = sentenceOf(problem.sentence);
	return isRefusal(problem) ? sentence : safe`${sentence} It will be retried.`;
}

/** The same on the board. */
export function boardAnswerOf(board: Board): SafeText | undefined {
	const {polls, rows} = board;
	if (TYPING.includes(boardContext(board, true))) return undefined;
	if (polls.refusal !== undefined) return sentenceOf(polls.refusal.sentence);
	if (polls.problem !== undefined) return problemAnswer(polls.problem);
	if (polls.updatedAt === undefined) return safe`The sends are being loaded.`;
	return rows.length === 0 ? safe`There is no send here.` : NOTHING;
}

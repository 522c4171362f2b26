import type {Problem} from '../../core/network/problem.ts';
import type {Board} from './board.ts';

/** So many polls over so long have to agree before the list counts as refused, once it has been read. */
const [POLLS, OVER_MS] = [3, 30_000];

/** The board after the list was refused: at once where it was never read, else once that is confirmed. `at` in epoch ms. */
export function withRefusedList(board: Board, problem: Problem, at: number): Board {
	const {polls, sends} = board;
	const {doubt, ...known} = polls;
	const wasRead = polls.wholeAt !== undefined || [...sends.values()].some(({isListed}) => isListed);
	const isSame = doubt?.kind === problem.kind;
	const now = {kind: problem.kind, polls: isSame ? doubt.polls + 1 : 1, since: isSame ? doubt.since : at};
	const isConfirmed = now.polls >= POLLS && at - now.since >= OVER_MS;
	if (polls.refusal === undefined && wasRead && !isConfirmed) return {...board, polls: {...known, doubt: now}};
	// The server answered: without the list each send is fetched on its own, and nothing is wrong with that.
	const {problem: _, ...calm} = known;
	return {...board, polls: {...calm, failures: 0, refusal: problem, refusedAt: at}};
}

import {breakInShort, breakText, leftOutTexts} from '../../../core/network/gaps.ts';
import {problemForms} from '../../../core/network/problem.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {List} from '../list/list.ts';
import {breakOf} from '../list/pages.ts';
import {leftOutIn} from '../list/streams.ts';

/** Why nothing more is asked of the list until the user asks again: it is refused, or it broke off before its end. */
export type ListTrouble = {
	readonly kind: 'refused' | 'broken';
	readonly sentence: SafeText;
	readonly inShort: readonly SafeText[];
};

/** The trouble with a list; undefined if it goes on on its own, or is complete. */
export function listTrouble({refusal, streams}: Pick<List, 'refusal' | 'streams'>): ListTrouble | undefined {
	if (refusal !== undefined)
		return {kind: 'refused', sentence: refusal.sentence, inShort: problemForms(refusal).slice(-1)};
	for (const {pages} of streams) {
		const brokenBy = breakOf(pages);
		if (brokenBy === undefined) continue;
		const answer = pages.refused.get(pages.loaded.at(-1)?.next ?? '');
		const sentence = answer === undefined ? breakText(brokenBy) : say`${breakText(brokenBy)} ${answer.sentence}`;
		const short = breakInShort(brokenBy);
		return {kind: 'broken', sentence, inShort: answer === undefined ? short : [breakText(brokenBy), ...short]};
	}
	return undefined;
}

/** How many items of the loaded pages are left out, in sentences. */
export function leftOutSentences({streams}: Pick<List, 'streams'>): readonly SafeText[] {
	return leftOutTexts(leftOutIn(streams), 'email');
}

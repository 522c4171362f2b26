import {describe, expect, test} from 'vitest';
import {lineOf, type TypedLine} from '../../../../source/core/text/line-edit.ts';
import {type PromptHistory, type Recall, recall, remember} from '../../../../source/state/watch/view/recall.ts';

/** What is in the line after each arrow key. */
function pressed(history: PromptHistory, typed: string, keys: string): string {
	let line: TypedLine = lineOf(typed);
	let recalled: Recall | undefined;
	const seen: string[] = [];
	for (const key of keys) {
		const next = recall(history, line, recalled, key === '↑' ? 1 : -1);
		if (next !== undefined) {
			line = next.line;
			recalled = next.recall;
		}
		seen.push(line.text);
	}
	return seen.join(' ');
}

describe('what was applied before', () => {
	test.each<[string, PromptHistory, string, string, string]>([
		['comes newest first, and stays at the oldest', ['c', 'b', 'a'], '', '↑↑↑↑', 'c b a a'],
		['leads back to what had been typed', ['c', 'b'], 'x', '↑↑↓↓↓', 'c b c x x'],
		['is skipped where it stands in the line already', ['c', 'b', 'a'], 'c', '↑↑↓↓', 'b a b c'],
		['may be nothing', [], 'x', '↑↓', 'x x'],
	])('%s', (_, history, typed, keys, lines) => {
		expect(pressed(history, typed, keys)).toBe(lines);
	});

	test('is remembered once, trimmed, the newest first, and an empty line not at all', () => {
		const history = ['a:1', 'b:2 ', ' ', 'a:1 '].reduce<PromptHistory>(remember, []);
		expect(history).toEqual(['a:1', 'b:2']);
		const many = Array.from({length: 99}, (_, index) => `k:${index}`).reduce<PromptHistory>(remember, []);
		expect(many).toHaveLength(50);
		expect(many[0]).toBe('k:98');
	});
});

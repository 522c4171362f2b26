import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {MESSAGES, messagesDocument} from './messages.ts';
import {textsOf} from './texts-of.ts';

test('docs/messages.md has every message of the source; if not, run `npm run readme`', () => {
	const written = readFileSync(MESSAGES, 'utf8').split('\n');
	const known = new Set(written);
	const current = messagesDocument().split('\n');
	expect(current.filter((line) => !known.has(line))).toEqual([]);
	expect(written).toEqual(current);
});

const CODE = `
import {say} from './say.ts';

/** The words of a sum. More of it. */
export const sum = (count: number, isOld: boolean) => {
	if (word === 'not the sum') return;
	return say\`There are \${count} \${isOld ? 'old emails' : 'new emails'}.\`;
};

/** How the total is told */
function total(count: number): string {
	return 'The total ' + 'is ' + count + ' so far.';
}

const KEYS = {
	/** What a key does. */
	quit: {label: 'leave', command: 'leave', words: text.split('and so on')},
};

function Line() {
	return <Text color="dim grey">Nothing
		to show</Text>;
}
`;

describe('the messages of a file', () => {
	const texts = textsOf('line.tsx', CODE);

	test('are its sentences, with what is filled in left open, and the labels of one word', () => {
		expect(texts.map(({text}) => text)).toEqual([
			'There are … ….',
			'old emails',
			'new emails',
			'The total is … so far.',
			'leave',
			'dim grey',
			'Nothing to show',
		]);
	});

	test('have the sentence that describes them, else the name of their function', () => {
		const situations = new Map(texts.map(({text, situation}) => [text, situation]));
		expect(situations.get('old emails')).toBe('The words of a sum');
		expect(situations.get('The total is … so far.')).toBe('How the total is told');
		expect(situations.get('leave')).toBe('What a key does');
		expect(situations.get('Nothing to show')).toBe('line');
	});
});

test('what a wrong fault is answered with is a message; the words of protocols are none', () => {
	const document = messagesDocument();
	expect(document).toContain('| There is no fault …: … |');
	expect(document).toContain('| Port … is taken: choose another one, or 0 for any free one | Why the sandbox');
	expect(document).toContain('| The number of … must be a whole number from …, not … |');
	expect(document).not.toMatch(/^\| (?:GET|ENOSPC|EMFILE|TimeoutError|Bearer …) \|/mu);
});

test('every message has a situation in a sentence, not the name of a function', () => {
	const situations = messagesDocument().match(/(?<= \| )[^|]*(?= \|$)/gmu) ?? [];
	expect(situations.length).toBeGreaterThan(1000);
	expect(situations.filter((situation) => /^[\p{Ll}\d ]*$/u.test(situation) && situation !== 'situation')).toEqual([]);
});

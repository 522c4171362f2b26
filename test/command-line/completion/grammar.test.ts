import {expect, test} from 'vitest';
import {completionGrammar} from '../../../source/command-line/completion/grammar.ts';

const COMMANDS = completionGrammar({fields: {}, topics: []});

test('a shell describes each command with a whole phrase', () => {
	const phrases = new Map(COMMANDS.map(({kind, help}) => [kind, help]));
	expect(phrases.get('wait')).toBe('wait for a send to end');
	expect(phrases.get('watch')).toBe('watch a send');
	expect(phrases.get('completion')).toBe('print the completion script for bash, zsh, fish or powershell');
	for (const phrase of phrases.values()) expect(phrase).toMatch(/[a-z]$/iu);
});

test('the words of the commands have the same phrases', () => {
	const offered = COMMANDS.find(({kind}) => kind === 'help')?.operands.words ?? [];
	expect(offered.find(({word}) => word === 'wait')?.meaning).toBe('wait for a send to end');
});

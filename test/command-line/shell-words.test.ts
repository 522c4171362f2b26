import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {commandLine, shellWord} from '../../source/command-line/shell-words.ts';

test.each(['plain', 'a b', "it's", '$(reboot)', '`x`', '"', '\\', 'a\nb', '', '*', '~', '-x', 'ü', '#', '!'])(
	'the shell takes %j for itself',
	(word) => {
		const printed = execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(word)}`], {encoding: 'utf8'});
		expect(printed).toBe(word);
	},
);

test('a command is given again with some flags in place of others', () => {
	const flags = {format: 'csv', all: true, tag: ['a:b', 'c:d'], status: ['FAILED'], 'page-token': 'OLD', limit: '5'};
	const args = {command: 'emails', operands: ['-'], flags} as const;
	const changes = {status: ['UNDELIVERED', 'FAILED'], 'page-token': "it's", since: undefined};
	expect(commandLine(args, ['comms_operation_x'], changes)).toBe(
		"sendwatch emails comms_operation_x --format csv --all --tag a:b --tag c:d --limit 5 --status UNDELIVERED --status FAILED --page-token 'it'\\''s'",
	);
});

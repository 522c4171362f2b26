import {expect, test} from 'vitest';
import {parseArguments} from '../../source/command-line/parse-arguments.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';

test.each<[readonly string[], readonly string[], object]>([
	[[], [], {}],
	[[ID, '--ascii'], [ID], {ascii: true}],
	[['--no-record', '-'], ['-'], {'no-record': true}],
	[['--interval', '-5', ID], [ID], {interval: '-5'}],
	[['--interval=-5'], [], {interval: '-5'}],
	[['--profile=a=b'], [], {profile: 'a=b'}],
	[['--profile="quoted"'], [], {profile: '"quoted"'}],
	[['--profile', 'two words\nin two lines'], [], {profile: 'two words\nin two lines'}],
	[['--tag', 'a:b', '--tag=c:d'], [], {tag: ['a:b', 'c:d']}],
	[['--', '--ascii', ID], ['--ascii', ID], {}],
])('%o has the operands %o and the flags %o', (argv, operands, flags) => {
	expect(parseArguments('watch', argv)).toEqual({command: 'watch', operands, flags});
});

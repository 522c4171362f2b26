import {inspect} from 'node:util';
import {expect, test} from 'vitest';
import {Credentials} from '../../source/api/credentials.ts';

const credentials = new Credentials('SK01', 'sécret', 'TWILIO_API_KEY and TWILIO_API_SECRET');

test('are Basic auth in UTF-8', () => {
	expect(credentials.authorization()).toBe(`Basic ${Buffer.from('SK01:sécret', 'utf8').toString('base64')}`);
});

test.each([
	['in a sentence', `${credentials}`],
	['joined', ['with', credentials].join(' ')],
	['as JSON', JSON.stringify({credentials})],
	['in the console', inspect({credentials}, {depth: 9, showHidden: true})],
])('never show %s', (_, printed) => {
	expect(printed).toContain('[redacted]');
	expect(printed).not.toMatch(/SK01|sécret|Basic/u);
});

import {inspect} from 'node:util';
import {expect, test} from 'vitest';
import {Credentials, tokenLogin} from '../../source/api/credentials.ts';
import {redact} from '../../source/api/secrets.ts';

const credentials = new Credentials({user: 'SK01', password: 'sécret'}, 'TWILIO_API_KEY and TWILIO_API_SECRET');

test('are Basic auth in UTF-8', () => {
	expect(credentials.authorization()).toBe(`Basic ${Buffer.from('SK01:sécret', 'utf8').toString('base64')}`);
});

test('a token is a Bearer token', () => {
	expect(new Credentials({token: 't0k3n.of.oauth'}, {token: 'TWILIO_OAUTH_TOKEN'}).authorization()).toBe(
		'Bearer t0k3n.of.oauth',
	);
});

test('a secret is redacted from the moment that credentials are made of it', () => {
	const token = new Credentials({token: 'eyJ.of-a-command'}, 'credentials_command');
	const pair = new Credentials({user: 'SK02', password: 's3cret-of-a-command'}, 'credentials_command');
	const said = `${token.authorization()} ${pair.authorization()} s3cret-of-a-command`;
	expect(redact(said)).toBe('Bearer [redacted] Basic [redacted] [redacted]');
});

test.each<[string, unknown, unknown]>([
	['as it is', 'eyJ.x-y_z~', {token: 'eyJ.x-y_z~'}],
	['with its scheme', 'Bearer eyJ.x', {token: 'eyJ.x'}],
	['with a line end', 'eyJ.x\n', {token: 'eyJ.x'}],
	['with what no header can carry', 'eyJ\u0000x', undefined],
	['of two words', 'eyJ x', undefined],
	['empty', '', undefined],
	['that is no text', 7, undefined],
])('a token %s', (_, value, login) => {
	expect(tokenLogin(value)).toEqual(login);
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

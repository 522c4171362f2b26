import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {redact} from '../../../source/api/secrets.ts';
import {takeCredentials} from '../../../source/command-line/credentials/take-credentials.ts';
import {CANARY, leaksIn} from '../../helpers/canary.ts';

test('the credentials are taken out of the environment that children inherit', () => {
	const original = {
		PATH: process.env.PATH,
		...CANARY,
		TWILIO_ACCOUNT_SID: 'AC1',
		TWILIO_AUTH_TOKEN: 'another-secret',
		TWILIO_OAUTH_TOKEN: 'eyJ.a-token',
	};
	expect(takeCredentials(original)).toMatchObject({...CANARY, TWILIO_AUTH_TOKEN: 'another-secret'});
	expect(original).toEqual({PATH: process.env.PATH});
	expect(leaksIn(execFileSync('env', {env: original}))).toEqual([]);
});

test('and none of them can be printed from then on, used or not', () => {
	expect(redact(`${CANARY.TWILIO_API_SECRET} another-secret eyJ.a-token`)).toBe('[redacted] [redacted] [redacted]');
});

import {expect, test} from 'vitest';
import {tlsWarnings} from '../../../source/command-line/credentials/tls-warnings.ts';
import {AUTHORITY} from '../../helpers/tls.ts';

const FAR = 'https://comms.twilio.com/v1';
const NEAR = 'http://127.0.0.1:4010/v1';

test.each([
	[FAR, {}, []],
	[FAR, {NODE_TLS_REJECT_UNAUTHORIZED: '1', NODE_EXTRA_CA_CERTS: AUTHORITY}, []],
	[FAR, {NODE_TLS_REJECT_UNAUTHORIZED: '0'}, [/certificates are not checked/u]],
	[FAR, {NODE_EXTRA_CA_CERTS: '/no/such\u001b[31m'}, [/names “\/no\/such␛\[31m”, which cannot be read/u]],
	[NEAR, {NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_EXTRA_CA_CERTS: '/no/such'}, []],
])('%s with %o', (baseUrl, env, expected) => {
	expect(tlsWarnings(baseUrl, env)).toEqual(expected.map((said) => expect.stringMatching(said)));
});

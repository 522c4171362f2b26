import {describe, expect, test} from 'vitest';
import {networkError} from '../../source/api/errors.ts';
import {proxyFor} from '../../source/api/proxy.ts';
import {ProxyError} from '../../source/api/proxy-errors.ts';
import {redact} from '../../source/api/secrets.ts';

const FAR = 'https://comms.twilio.com/v1';

describe('which proxy leads to the API', () => {
	test.each<readonly [string, string, Record<string, string>, {host: string; variable: string} | undefined]>([
		['none', FAR, {}, undefined],
		['an empty one', FAR, {HTTPS_PROXY: ''}, undefined],
		[
			'one with a URL',
			FAR,
			{HTTPS_PROXY: 'http://proxy.example:3128'},
			{host: 'proxy.example:3128', variable: 'HTTPS_PROXY'},
		],
		[
			'one without http://',
			FAR,
			{HTTPS_PROXY: 'proxy.example:3128'},
			{host: 'proxy.example:3128', variable: 'HTTPS_PROXY'},
		],
		[
			'small letters first',
			FAR,
			{HTTPS_PROXY: 'http://a', https_proxy: 'http://b'},
			{host: 'b', variable: 'https_proxy'},
		],
		['the one for http', FAR, {HTTP_PROXY: 'http://a'}, {host: 'a', variable: 'HTTP_PROXY'}],
		['never for this machine', 'http://127.0.0.1:4010/v1', {HTTP_PROXY: 'http://a'}, undefined],
		['nor over https', 'https://localhost:4010/v1', {HTTPS_PROXY: 'http://a'}, undefined],
		['nor over IPv6', 'https://[::1]:4010/v1', {HTTPS_PROXY: 'http://a'}, undefined],
	])('%s', (_, baseUrl, env, expected) => {
		const route = proxyFor(baseUrl, env);
		expect(route && {host: route.host, variable: route.variable}).toEqual(expected);
	});

	test('its password is a secret from then on', () => {
		proxyFor(FAR, {HTTPS_PROXY: 'http://me:a%20long-password@proxy.example:3128'});
		expect(redact('a long-password, a%20long-password')).toBe('[redacted], [redacted]');
	});
});

describe('messages about a proxy', () => {
	const subject = {noun: 'operation', id: 'x'} as const;
	const proxy = {
		url: 'http://me:password@proxy.example:3128',
		host: 'proxy.example:3128',
		variable: 'HTTPS_PROXY',
		noProxy: '',
	};
	const say = (error: Error) =>
		networkError(error, {subject, credentials: {source: 'TWILIO_API_KEY', advice: ''}, baseUrl: FAR, proxy}).problem
			.sentence;
	const refused = Object.assign(new Error('connect'), {code: 'ECONNREFUSED'});

	test.each<readonly [string, Error, string]>([
		[
			'it is dead',
			new ProxyError('', {cause: refused}),
			'No answer from the proxy proxy.example:3128: nothing listens there (connection refused). Check HTTPS_PROXY, or name hosts that need no proxy in NO_PROXY.',
		],
		[
			'it hangs up',
			Object.assign(new Error('x'), {code: 'UND_ERR_PRX_CONN'}),
			'No answer from the proxy proxy.example:3128: the connection was lost. Check HTTPS_PROXY, or name hosts that need no proxy in NO_PROXY.',
		],
		['the server behind it is dead', refused, `No answer from ${FAR}: nothing listens there (connection refused).`],
	])('%s', (_, error, sentence) => expect(say(error)).toBe(sentence));
});

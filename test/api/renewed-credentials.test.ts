import {describe, expect, test} from 'vitest';
import {createClient} from '../../source/api/client.ts';
import {anyCredentials, Credentials, createAccess} from '../../source/api/credentials.ts';
import {ProblemError, UserError} from '../../source/core/errors.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {json, NOW, onServer} from './server.ts';

const OPERATION = {id: OPERATION_ID, status: 'COMPLETED', stats: {total: 1, delivered: 1}};
const {signal} = new AbortController();

function tokenOf(number: number): Credentials {
	return new Credentials({token: `eyJ.token-${number}`}, 'credentials_command (config.toml:1:1)');
}

/** Access that begins with the first token and renews it with the next. */
function countingAccess() {
	let latest = 1;
	const access = createAccess(tokenOf(latest), async () => {
		latest += 1;
		return tokenOf(latest);
	});
	return {access, renewals: () => latest - 1};
}

/** A server that takes one token only, and what it was shown. */
async function onGate<T>(
	good: number,
	story: (baseUrl: string, shown: () => readonly (string | undefined)[]) => Promise<T>,
): Promise<T> {
	return onServer(
		(request, response) => {
			const isGood = request.headers.authorization === `Bearer eyJ.token-${good}`;
			const answer = isGood ? json(OPERATION) : json({code: 20003, message: 'Authenticate', status: 401}, 401);
			answer(request, response);
		},
		async ({baseUrl, seen}) => story(baseUrl, () => seen.map(({headers}) => headers.authorization)),
	);
}

async function sentenceOf(request: Promise<unknown>): Promise<string> {
	const error: unknown = await request.catch((reason: unknown) => reason);
	if (error instanceof ProblemError) return error.problem.sentence;
	throw error;
}

describe('credentials that are refused', () => {
	test('are renewed, and the request is sent once more; the next goes out with the new ones', async () => {
		await onGate(2, async (baseUrl, shown) => {
			const {access} = countingAccess();
			const client = createClient({baseUrl, access, now: () => NOW});
			expect((await client.fetchOperation(OPERATION_ID, signal)).status.raw).toBe('COMPLETED');
			await client.fetchOperation(OPERATION_ID, signal);
			await client.close();
			expect(shown()).toEqual(['Bearer eyJ.token-1', 'Bearer eyJ.token-2', 'Bearer eyJ.token-2']);
		});
	});

	test('twice are reported: there is one renewal a refusal', async () => {
		await onGate(9, async (baseUrl, shown) => {
			const {access} = countingAccess();
			const client = createClient({baseUrl, access, now: () => NOW});
			const sentence = await sentenceOf(client.fetchOperation(OPERATION_ID, signal));
			await client.close();
			expect(shown()).toEqual(['Bearer eyJ.token-1', 'Bearer eyJ.token-2']);
			expect(sentence).toContain(
				'They came from credentials_command (config.toml:1:1): a token is good for about an hour',
			);
		});
	});

	test('by several requests at once are renewed once', async () => {
		await onGate(2, async (baseUrl, shown) => {
			const {access, renewals} = countingAccess();
			const client = createClient({baseUrl, access, now: () => NOW});
			await Promise.all([1, 2, 3].map(() => client.fetchOperation(OPERATION_ID, signal)));
			await client.close();
			expect(renewals()).toBe(1);
			expect(shown().filter((one) => one === 'Bearer eyJ.token-2')).toHaveLength(3);
		});
	});

	test('and cannot be renewed are reported with the reason', async () => {
		await onGate(2, async (baseUrl) => {
			const access = createAccess(tokenOf(1), async () => {
				throw new UserError('config.toml:1:1: credentials-command failed (exit code 4).', 3);
			});
			const client = createClient({baseUrl, access, now: () => NOW});
			const sentence = await sentenceOf(client.fetchOperation(OPERATION_ID, signal));
			await client.close();
			expect(sentence).toMatch(/^The credentials were refused \(401.*credentials-command failed \(exit code 4\)\.$/u);
		});
	});

	test('with 403 are not renewed: others would not be allowed more', async () => {
		await onServer(json({code: 20403, message: 'Forbidden', status: 403}, 403), async ({baseUrl, seen}) => {
			const access = createAccess(tokenOf(1), async () => tokenOf(2));
			const client = createClient({baseUrl, access, now: () => NOW});
			await sentenceOf(client.fetchOperation(OPERATION_ID, signal));
			await client.close();
			expect(seen).toHaveLength(1);
		});
	});

	test.each([
		[401, /^The server requires credentials \(.*, and none are set: set TWILIO_API_KEY and TWILIO_API_SECRET\.$/u],
		[403, /^The server does not permit reading this operation \(.*\)\.$/u],
	])(
		'with %i where none were needed: the sentence says what to set, or that it is a permission',
		async (status, said) => {
			await onServer(json({code: 20003, message: 'Authenticate', status}, status), async ({baseUrl}) => {
				const client = createClient({baseUrl, access: createAccess(anyCredentials()), now: () => NOW});
				const sentence = await sentenceOf(client.fetchOperation(OPERATION_ID, signal));
				await client.close();
				expect(sentence).toMatch(said);
			});
		},
	);
});

test('credentials go to the base URL alone: not where a redirect leads', async () => {
	await onServer(json(OPERATION), async ({baseUrl: elsewhere, seen}) => {
		await onServer(json({}, 302, {location: `${elsewhere}/Emails`}), async ({client}) => {
			expect(await sentenceOf(client.fetchOperation(OPERATION_ID, signal))).toContain('answered with a redirect (302)');
		});
		expect(seen).toEqual([]);
	});
});

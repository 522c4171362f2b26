import {inspect} from 'node:util';
import {describe, expect, test} from 'vitest';
import type {EmailQuery} from '../../source/api/client.ts';
import {ProblemError} from '../../source/core/errors.ts';
import type {Problem} from '../../source/core/network/problem.ts';
import guideEmails from '../fixtures/guide-emails.json' with {type: 'json'};
import guideOperation from '../fixtures/guide-operation.json' with {type: 'json'};
import {OPERATION_ID} from '../helpers/builders.ts';
import {clientOn, deserted, json, NOW, onServer, PASSWORD, plain, type Scene, USER} from './server.ts';

const MIB = 1024 * 1024;
const EMAIL_ID = 'comms_email_01h2xcejqtf2nbrexx3vqjhp41';
const {signal} = new AbortController();
const firstPage: EmailQuery = {operationId: OPERATION_ID, filter: {tags: []}, token: null, pageSize: 50};

function operation({client}: Scene) {
	return client.fetchOperation(OPERATION_ID, signal);
}

/** The trouble that a request ends in. Nothing printed of it may tell the credentials. */
async function troubleOf(request: Promise<unknown>): Promise<Problem> {
	const error: unknown = await request.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof ProblemError)) throw new Error('The request did not end in a ProblemError.', {cause: error});
	const printed = inspect(error, {depth: 20, showHidden: true}) + JSON.stringify(error) + error.stack;
	for (const secret of [USER, PASSWORD, Buffer.from(`${USER}:${PASSWORD}`).toString('base64')])
		expect(printed).not.toContain(secret);
	return error.problem;
}

describe('what is asked', () => {
	async function askedFor(query: Partial<EmailQuery>): Promise<string | undefined> {
		return onServer(json(guideEmails), async ({client, seen}) => {
			await client.listEmails({...firstPage, ...query}, signal);
			return seen[0]?.url;
		});
	}

	test('an operation, with Basic auth, as JSON, not compressed', async () => {
		await onServer(json(guideOperation), async (scene) => {
			expect((await operation(scene)).stats.delivered).toBe(2);
			expect(scene.seen).toHaveLength(1);
			const [{method, url, headers} = {headers: {}}] = scene.seen;
			expect([method, url]).toEqual(['GET', `/v1/Emails/Operations/${OPERATION_ID}`]);
			expect(headers.authorization).toBe(`Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`);
			expect(headers.accept).toBe('application/json');
			expect(headers).not.toHaveProperty('accept-encoding');
		});
	});

	test('operations, by status and from a token on', async () => {
		const page = {operations: [{...guideOperation, id: OPERATION_ID}], pagination: {next: 'T2', self: 'T1'}};
		await onServer(json(page), async ({client, seen}) => {
			const {operations, next} = await client.listOperations({status: 'COMPLETED', token: 'T1', pageSize: 9}, signal);
			expect(operations.map(({id}) => id.raw)).toEqual([OPERATION_ID]);
			expect(next).toBe('T2');
			expect(seen[0]?.url).toBe('/v1/Emails/Operations?status=COMPLETED&pageToken=T1&pageSize=9');
		});
	});

	test('operations of a range of time, as ISO in UTC', async () => {
		const since = Date.UTC(2026, 3, 5, 6, 20);
		await onServer(json({operations: [], pagination: {next: null}}), async ({client, seen}) => {
			await client.listOperations({since, until: since + 59_999, token: null, pageSize: 9}, signal);
			expect(decodeURIComponent(seen[0]?.url ?? '')).toBe(
				'/v1/Emails/Operations?startDate=2026-04-05T06:20:00Z&endDate=2026-04-05T06:20:59.999Z&pageSize=9',
			);
		});
	});

	test('the emails of the whole account', async () => {
		await onServer(json(guideEmails), async ({client, seen}) => {
			await client.listEmails({filter: {tags: []}, token: null, pageSize: 50}, signal);
			expect(seen[0]?.url).toBe('/v1/Emails?pageSize=50');
		});
	});

	test('a first page', async () => {
		expect(await askedFor({})).toBe(`/v1/Emails?operationId=${OPERATION_ID}&pageSize=50`);
	});

	test('a tag filter and a status, in the API’s form, percent-encoded', async () => {
		const tags = [
			{key: 'campaign', value: 'spring'},
			{key: 'v', value: '2'},
		];
		expect(await askedFor({filter: {tags: tags.slice(0, 1)}})).toContain('&tags=campaign%3Aspring%3B&');
		const url = await askedFor({filter: {tags, status: 'FAILED'}, pageSize: 1000});
		expect(url).toBe(
			`/v1/Emails?operationId=${OPERATION_ID}&status=FAILED&tags=campaign%3Aspring%3Bv%3A2%3B&pageSize=1000`,
		);
	});

	test('a range of time, as ISO in UTC', async () => {
		const since = Date.UTC(2026, 3, 5, 6, 20);
		const url = await askedFor({filter: {tags: [], since, until: since + 59_999}});
		expect(url).toContain('&startDate=2026-04-05T06%3A20%3A00Z&endDate=2026-04-05T06%3A20%3A59.999Z&');
	});

	test('a next page, by its token as it came', async () => {
		const token = 'a+b/c==&tags=x;%2F é';
		const url = await askedFor({token});
		expect(new URL(url ?? '', 'http://localhost').searchParams.get('pageToken')).toBe(token);
	});

	test('an email, by its id', async () => {
		await onServer(json(guideEmails.data[0]), async ({client, seen}) => {
			await client.fetchEmail(EMAIL_ID, signal);
			expect(seen.map(({url}) => url)).toEqual([`/v1/Emails/${EMAIL_ID}`]);
		});
	});

	test.each(['.', '..', '../Operations', 'a/b', 'a?x', 'a#y'])(
		'no other place than an email’s, for one whose id is “%s”',
		async (id) => {
			await onServer(json(guideEmails.data[0]), async ({client, seen}) => {
				await client.fetchEmail(id, signal).catch(() => {});
				for (const {url} of seen) expect(url).toMatch(/^\/v1\/Emails\/[^/?#]+$/u);
			});
		},
	);
});

describe('an answer about something else', () => {
	const OTHER = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp49';

	test('an operation with another id is a failed answer that names it', async () => {
		await onServer(json({...guideOperation, id: OTHER}), async (scene) => {
			const {kind, sentence} = await troubleOf(operation(scene));
			expect(kind).toBe('unreachable');
			expect(sentence).toBe(`The answer for the operation is invalid: it describes another operation, ${OTHER}.`);
		});
	});

	test('so is an email with another id', async () => {
		await onServer(json({...guideEmails.data[0], id: 'comms_email_01h2xcejqtf2nbrexx3vqjhp49'}), async ({client}) => {
			expect((await troubleOf(client.fetchEmail(EMAIL_ID, signal))).sentence).toContain(
				'describes another email, comms_email_',
			);
		});
	});

	test('emails of another operation are counted, not listed', async () => {
		const emails = [guideEmails.data[0], {...guideEmails.data[0], id: 'b', operationId: OTHER}];
		await onServer(json({emails, pagination: {next: null}}), async ({client}) => {
			const page = await client.listEmails(firstPage, signal);
			expect(page.emails.map(({id}) => id.raw)).toEqual([EMAIL_ID]);
			expect(page.foreign).toBe(1);
		});
	});
});

describe('a refusal', () => {
	const body = {code: 20404, message: 'No such thing', more_info: '', status: 404};

	test.each([
		[400, 'malformed'],
		[401, 'refused'],
		[403, 'refused'],
		[404, 'absent'],
		[410, 'absent'],
		[429, 'limited'],
		[500, 'broken'],
		[502, 'unreachable'],
		[503, 'unreachable'],
		[504, 'unreachable'],
	] as const)('with %i is %s and says what the server said', async (status, kind) => {
		const problem = await onServer(json(body, status), (scene) => troubleOf(operation(scene)));
		expect(problem.kind).toBe(kind);
		expect(problem.sentence).toContain(`(${status}, code 20404: “No such thing”)`);
	});

	test.each([
		['HTML', '<html><h1>Bad Gateway</h1></html>'],
		['nothing', ''],
	])('with %s for a body is reported by its status alone', async (_, text) => {
		const problem = await onServer(plain(text, 502), (scene) => troubleOf(operation(scene)));
		expect(problem.sentence).toBe('The server is not available (502).');
	});

	test.each([
		['seconds', {'retry-after': '7'}, 7000],
		[
			'a date, by the server’s clock',
			{'retry-after': 'Sun, 05 Apr 2026 09:00:30 GMT', date: 'Sun, 05 Apr 2026 09:00:00 GMT'},
			30_000,
		],
		['nonsense', {'retry-after': 'in a while'}, undefined],
	])('can name a pause: %s', async (_, headers, ms) => {
		for (const status of [429, 503]) {
			const problem = await onServer(json(body, status, headers), (scene) => troubleOf(operation(scene)));
			expect(problem.retryAfterMs).toBe(ms);
		}
	});

	test('by a list names the list and the variables the credentials came from', async () => {
		const problem = await onServer(json(body, 403), ({client}) => troubleOf(client.listEmails(firstPage, signal)));
		expect(problem.sentence).toContain('may not read this list of emails');
		expect(problem.sentence).toContain('TWILIO_API_KEY and TWILIO_API_SECRET');
	});
});

describe('an invalid answer is a sentence', () => {
	test.each([
		['HTML', '<!doctype html><p>Hello</p>', 'not JSON'],
		['nothing', '', 'empty'],
		['half of it', '{"status": "COMPL', 'not JSON'],
		['none of the documented shapes', '{"hello": "world"}', 'none of the documented shapes'],
		['a bare null', 'null', 'none of the documented shapes'],
		['an operation without an id', '{"status": "COMPLETED"}', 'it has no id'],
		['an operation whose id is a number', '{"id": 5, "status": "COMPLETED"}', 'it has no id'],
	])('%s with 200', async (_, text, words) => {
		const problem = await onServer(plain(text), (scene) => troubleOf(operation(scene)));
		expect(problem.kind).toBe('unreachable');
		expect(problem.sentence).toContain(words);
	});

	test('a list without emails, an email without an id', async () => {
		const asked = await onServer(json({pagination: {}}), ({client}) => troubleOf(client.listEmails(firstPage, signal)));
		expect(asked.sentence).toContain('The answer for the list of emails is invalid');
		const email = await onServer(json({subject: 'x'}), ({client}) => troubleOf(client.fetchEmail(EMAIL_ID, signal)));
		expect(email.sentence).toContain('The answer for the email is invalid');
	});

	test('a page of more than 8 MiB, though an email may be that large', async () => {
		const [email] = guideEmails.data;
		const large = {...email, content: {...email?.content, text: 'x'.repeat(9 * MIB)}};
		const page = await onServer(json({data: [large]}), ({client}) => troubleOf(client.listEmails(firstPage, signal)));
		expect(page.sentence).toContain('larger than 8 MiB');
		const whole = await onServer(json(large), ({client}) => client.fetchEmail(EMAIL_ID, signal));
		expect(whole.bodies.text?.length).toBe(9 * MIB);
	});

	test('an answer without an end is given up at the limit', async () => {
		let stopped: (value: unknown) => void = () => {};
		const hungUp = new Promise((resolve) => {
			stopped = resolve;
		});
		const chunk = Buffer.alloc(MIB, ' ');
		const problem = await onServer(
			(_, response) => {
				const more = () => {
					while (response.write(chunk));
				};
				response.on('drain', more).on('close', stopped).on('error', stopped);
				more();
			},
			async (scene) => {
				const trouble = await troubleOf(operation(scene));
				await hungUp;
				return trouble;
			},
		);
		expect(problem.sentence).toContain('larger than 8 MiB');
	});
});

describe('a redirect', () => {
	test.each([301, 302, 303, 307, 308])(
		'with %i is not followed, and the credentials go nowhere else',
		async (status) => {
			await onServer(json(guideOperation), async (elsewhere) => {
				const location = `${elsewhere.baseUrl}/Emails/Operations/${OPERATION_ID}`;
				await onServer(plain('', status, {location}), async (scene) => {
					const problem = await troubleOf(operation(scene));
					expect(problem.kind).toBe('unreachable');
					expect(problem.sentence).toContain(`redirect (${status})`);
					expect(scene.seen).toHaveLength(1);
				});
				expect(elsewhere.seen).toEqual([]);
			});
		},
	);
});

describe('a network that fails', () => {
	test('nothing listens there', async () => {
		const baseUrl = await deserted();
		const client = clientOn(baseUrl);
		const problem = await troubleOf(client.fetchOperation(OPERATION_ID, signal));
		await client.close();
		expect(problem).toEqual({
			kind: 'unreachable',
			sentence: `No answer from ${baseUrl}: nothing listens there (connection refused).`,
			inShort: [`no answer from ${new URL(baseUrl).host}: connection refused`, 'no answer: connection refused'],
			isOffline: true,
		});
	});

	test.each<[string, Parameters<typeof onServer>[0], RegExp]>([
		['a reset before the answer', (request) => request.socket.resetAndDestroy(), /reset|broke/u],
		['a hang-up before the answer', (request) => request.socket.destroy(), /lost|reset/u],
		[
			'a hang-up in the middle of a counted body',
			(request, response) => {
				response.setHeader('content-length', '1000');
				response.write('{"status":', () => request.socket.destroy());
			},
			/lost|reset/u,
		],
		[
			'a hang-up in the middle of a chunked body',
			(request, response) => {
				response.write('{"status": "COMPLETED"}', () => request.socket.destroy());
			},
			/lost|reset/u,
		],
		['an answer that is not HTTP', (request) => request.socket.end('SSH-2.0-OpenSSH_9.7\r\n'), /^No answer from/u],
	])('%s', async (_, answer, words) => {
		const problem = await onServer(answer, (scene) => troubleOf(operation(scene)));
		expect(problem.kind).toBe('unreachable');
		expect(problem.sentence).toMatch(words);
	});

	test('and comes back: the next request succeeds', async () => {
		let count = 0;
		await onServer(
			(request, response) => {
				count += 1;
				if (count === 1) request.socket.destroy();
				else json(guideOperation)(request, response);
			},
			async (scene) => {
				await troubleOf(operation(scene));
				expect((await operation(scene)).status.raw).toBe('COMPLETED');
			},
		);
	});
});

describe('a request that was canceled is not a problem', () => {
	test('before, while it waits, and while its answer comes in', async () => {
		const silent: Parameters<typeof onServer>[0] = () => {};
		const slow: Parameters<typeof onServer>[0] = (_, response) => void response.write('{');
		const reason = new Error('canceled');
		for (const answer of [silent, slow])
			for (const isEarly of [true, false]) {
				const abort = new AbortController();
				if (isEarly) abort.abort(reason);
				await onServer(
					(request, response) => {
						answer(request, response);
						setImmediate(() => abort.abort(reason));
					},
					async ({client, seen}) => {
						await expect(client.fetchOperation(OPERATION_ID, abort.signal)).rejects.toBe(reason);
						expect(seen.length).toBe(isEarly ? 0 : 1);
					},
				);
			}
	});
});

test('the answer’s times are the server’s', async () => {
	await onServer(json(guideOperation), async (scene) => {
		expect((await operation(scene)).createdAt).toBe(NOW);
	});
});

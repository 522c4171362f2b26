import type {ServerResponse} from 'node:http';
import {expect, test} from 'vitest';
import {json, onServer} from './server.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const OPERATION = {id: ID, status: 'COMPLETED', stats: {total: 1, delivered: 1}};
const {signal} = new AbortController();

test('1xx answers are skipped: what counts is the answer after them', async () => {
	await onServer(
		(request, response) => {
			response.writeProcessing();
			response.writeEarlyHints({link: '</style.css>; rel=preload; as=style'});
			json(OPERATION)(request, response);
		},
		async ({client}) => {
			const {status, stats} = await client.fetchOperation(ID as Parameters<typeof client.fetchOperation>[0], signal);
			expect([status.raw, stats.delivered]).toEqual(['COMPLETED', 1]);
		},
	);
});

test('four requests are under way at once, and no more', async () => {
	const open: ServerResponse[] = [];
	let most = 0;
	await onServer(
		(_, response) => {
			open.push(response);
			most = Math.max(most, open.length);
			// The last of a full house lets all of them go.
			if (open.length === 4)
				setTimeout(() => open.splice(0).map((one) => json(OPERATION)({} as never, one as never)), 50);
		},
		async ({client, seen}) => {
			const id = ID as Parameters<typeof client.fetchOperation>[0];
			await Promise.all(Array.from({length: 12}, () => client.fetchOperation(id, signal)));
			expect([most, seen.length]).toEqual([4, 12]);
		},
	);
});

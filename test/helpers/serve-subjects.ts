import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {OPERATION_ID} from './builders.ts';

/** A server on this machine with one ended send. */
export type SubjectServer = AsyncDisposable & {readonly url: string};

/** Serves a send with an email for each of these subjects, every second of which failed. */
export async function serveSubjects(subjects: readonly string[]): Promise<SubjectServer> {
	const failed = Math.floor(subjects.length / 2);
	const stats = {total: subjects.length, delivered: subjects.length - failed, failed};
	const operation = {id: OPERATION_ID, status: 'COMPLETED', stats, createdAt: new Date(0), updatedAt: new Date(0)};
	const emails = subjects.map((subject, index) => emailOf(subject, index));
	const server = createServer(({url = ''}, response) => {
		const {pathname, searchParams} = new URL(url, 'http://localhost');
		const start = Number(searchParams.get('pageToken') ?? 0);
		const end = start + Number(searchParams.get('pageSize') ?? 50);
		const status = searchParams.get('status');
		const some = emails.filter((email) => status === null || email.status === status);
		const nextPageToken = end < some.length ? String(end) : null;
		const page = {data: some.slice(start, end), pagination: {nextPageToken}};
		const one = emails.find(({id}) => pathname.endsWith(id));
		const isOperation = pathname.endsWith(OPERATION_ID);
		const answer = isOperation ? operation : pathname.endsWith('/Emails') ? page : one;
		response.writeHead(answer === undefined ? 404 : 200, {'content-type': 'application/json'});
		response.end(JSON.stringify(answer ?? {code: 20404, message: 'Not found', status: 404}));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		async [Symbol.asyncDispose]() {
			server.close();
			server.closeAllConnections();
		},
	};
}

function emailOf(subject: string, index: number) {
	return {
		id: `comms_email_01h2xcejqtf2nbrexx${String(index).padStart(6, '0')}`.padEnd(38, '0'),
		from: {address: 'news@example.com'},
		to: {address: `reader-${index}@example.com`},
		content: {subject, text: `${subject}\n${subject} ${subject}`, html: ''},
		status: index % 2 === 0 ? 'DELIVERED' : 'FAILED',
		tags: {},
		operationId: OPERATION_ID,
		createdAt: new Date(index * 1000),
		updatedAt: new Date(index * 1000),
	};
}

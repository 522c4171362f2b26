/** Answers every request with the JSON that comes through standard input: what the bench compares the sandbox with. */
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import process from 'node:process';
import {text} from 'node:stream/consumers';

const json = Buffer.from(await text(process.stdin));
const server = createServer((_, answer) => {
	answer.writeHead(200, {'content-type': 'application/json', 'content-length': json.length}).end(json);
});
server.listen(0, '127.0.0.1', () => {
	const {port} = server.address() as AddressInfo;
	console.log(`listening on http://127.0.0.1:${port}\nnothing`);
});

/** Every pool of ours is opened with `allowH2: false`, but undici loads `node:http2` all the same. */
export default function connectH2(): never {
	throw new Error('A server was connected to with HTTP/2, which no pool of ours allows.');
}

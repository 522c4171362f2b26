import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';

/** A terminal that only counts what it is given. */
export type CountingScreen = {
	readonly stdout: NodeJS.WriteStream;
	readonly stdin: NodeJS.ReadStream;
	readonly bytes: () => number;
};

/** Makes one of a size. */
export function createCountingScreen(columns: number, rows: number): CountingScreen {
	let bytes = 0;
	const write = (text: string | Uint8Array): boolean => {
		bytes += typeof text === 'string' ? Buffer.byteLength(text) : text.length;
		return true;
	};
	const stdout = Object.assign(new EventEmitter(), {columns, rows, isTTY: true, writable: true, write});
	const stdin = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => {}, ref: () => {}, unref: () => {}});
	return {
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		bytes: () => bytes,
	};
}

import {closeSync, openSync} from 'node:fs';
import {ReadStream} from 'node:tty';
import {ciVariable, type Environment} from '../core/environment.ts';

/** Where keys come from. */
export type Keyboard = {readonly stream: NodeJS.ReadStream; readonly close: () => void};

/**
 * The keyboard, where there is a terminal to draw on: standard input, else the controlling terminal, so that the answer of
 * a send can come in through a pipe. Undefined where stdout is no terminal, TERM is dumb, or a CI runs it.
 */
export function openKeyboard(env: Environment): Keyboard | undefined {
	if (!process.stdout.isTTY || env.TERM === 'dumb' || ciVariable(env) !== undefined) return undefined;
	const keyboard = process.stdin.isTTY ? {stream: process.stdin, close: () => process.stdin.unref()} : openTerminal();
	// The run ends the app when the terminal is gone; an error after that has nobody left to hear it.
	keyboard?.stream.on('error', () => {});
	return keyboard;
}

function openTerminal(): Keyboard | undefined {
	let descriptor: number | undefined;
	try {
		descriptor = openSync('/dev/tty', 'r');
		const stream = new ReadStream(descriptor);
		return {stream, close: () => stream.destroy()};
	} catch {
		// No controlling terminal: nobody can press a key.
		if (descriptor !== undefined) closeSync(descriptor);
		return undefined;
	}
}

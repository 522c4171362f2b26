import {closeSync, openSync} from 'node:fs';
import {ReadStream} from 'node:tty';
import {ciVariable, type Environment} from '../core/environment.ts';
import type {Clock} from '../core/time/clock.ts';
import {Keyboard} from './keys/keyboard.ts';

/**
 * The keyboard, if there is a terminal to draw on: standard input, else the controlling terminal, so that the answer of a
 * send can come in through a pipe. Undefined if stdout is not a terminal, TERM is dumb, or a CI runs it.
 */
export function openKeyboard(env: Environment, clock: Pick<Clock, 'after'>): Keyboard | undefined {
	if (!process.stdout.isTTY || env.TERM === 'dumb' || ciVariable(env) !== undefined) return undefined;
	const opened = process.stdin.isTTY ? {stream: process.stdin, close: () => process.stdin.unref()} : openTerminal();
	return opened && new Keyboard({...opened, write: writeWhileOpen, clock, hasEscapeTab: env.TERM === 'linux'});
}

function openTerminal(): {readonly stream: NodeJS.ReadStream; readonly close: () => void} | undefined {
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

/** The terminal is gone, so there is nobody to tell. */
function writeWhileOpen(bytes: string): void {
	if (process.stdout.writable) process.stdout.write(bytes);
}

import {PassThrough} from 'node:stream';
import {systemClock} from '../../source/monitor/clock.ts';
import {Keyboard} from '../../source/terminal/keys/keyboard.ts';

/** A keyboard that is typed on by writing to it, and what was done to its terminal. */
export function createKeyboard(clock = systemClock) {
	const said: string[] = [];
	const stream = Object.assign(new PassThrough(), {
		setRawMode: (isRaw: boolean) => {
			said.push(isRaw ? 'raw' : 'cooked');
			return stream;
		},
	});
	const write = (bytes: string) => void said.push(bytes);
	const keyboard = new Keyboard({
		stream: stream as unknown as NodeJS.ReadStream,
		close: () => void stream.destroy(),
		write,
		clock,
	});
	return {keyboard, stream, said, write};
}

/** The keyboard of an app that is drawn without a terminal: what a test writes to its stdin is typed, or is the mouse where that is heard. */
export function keyboardOn(
	stdin: {readonly on: (event: 'data', listener: (bytes: string) => void) => unknown},
	hasMouse = false,
): Keyboard {
	const {keyboard, stream} = createKeyboard();
	if (hasMouse) keyboard.trackMouse();
	stdin.on('data', (bytes) => void stream.write(bytes));
	keyboard.start();
	return keyboard;
}

import type {Emulator} from './emulator.ts';
import {keyBytes} from './keys.ts';
import type {Program} from './program.ts';
import {describeExit, framed, oneTurn, type Watched} from './sees.ts';

/** What a person does at the keyboard. */
export type Hands = {
	/** Presses keys by name, one after the other. */
	readonly press: (...names: readonly string[]) => Promise<void>;
	/** Types text as one burst. */
	readonly type: (text: string) => Promise<void>;
	/** Pastes text: marked as such when the program asked for that. */
	readonly paste: (text: string) => Promise<void>;
};

function pasteBytes(text: string, isBracketed: boolean): string {
	const asTyped = text.replaceAll(/\r?\n/g, '\r');
	return isBracketed ? `\u001B[200~${asTyped}\u001B[201~` : asTyped;
}

/** Puts a keyboard in front of a program. */
export function createHands(
	program: Pick<Program, 'write'>,
	{modes}: Pick<Emulator, 'modes'>,
	watched: Watched,
): Hands {
	const send = async (bytes: string) => {
		const exit = watched.exit();
		if (exit !== undefined) {
			const what = `The program ${describeExit(exit)}: it cannot hear ${JSON.stringify(bytes)}.`;
			throw new Error(`${what}\n${framed(watched.screen())}`);
		}
		program.write(bytes);
		await oneTurn(watched);
	};
	return {
		press: async (...names) => {
			for (const name of names) await send(keyBytes(name, modes().isApplicationCursor));
		},
		type: send,
		paste: (text) => send(pasteBytes(text, modes().isBracketedPaste)),
	};
}

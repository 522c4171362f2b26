import type {Choice} from '../../state/board/choice.ts';
import {type Found, Picker} from '../../ui/board/picker/picker.tsx';
import {type InkOptions, runInk} from './run-ink.tsx';

/** What the picker runs on, and what it offers. */
export type PickerOptions = InkOptions & {readonly choices: readonly Choice[]; readonly more: Promise<Found>};

/** Lets the user pick an operation on a separate screen. Resolves with it, or with the exit code if they left. */
export async function runPicker({choices, more, ...options}: PickerOptions): Promise<Choice | number> {
	const {theme, isSpoken} = options;
	const spoken = isSpoken ? await import('../../ui/spoken/spoken-picker.tsx') : undefined;
	let picked: Choice | undefined;
	const {exitCode, isGivenBack} = await runInk(options, ({leave, say}) => {
		const end = (choice: Choice | undefined, code: number) => {
			picked = choice;
			leave(code);
		};
		const shared = {choices, more, onEnd: end};
		const element =
			spoken === undefined ? <Picker {...shared} theme={theme} /> : <spoken.SpokenPicker {...shared} say={say} />;
		return {element, undo: []};
	});
	await isGivenBack;
	return picked ?? exitCode;
}

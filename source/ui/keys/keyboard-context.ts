import {createContext, useContext, useEffect, useEffectEvent} from 'react';
import type {Input, InputSource} from '../../core/input.ts';

/** Where the keys come from; nobody types if nothing is provided. */
export const KeyboardContext = createContext<InputSource>({listen: () => () => {}});

/** Hears all that is typed while the component is on the screen. */
export function useInputs(hear: (input: Input) => void): void {
	const keyboard = useContext(KeyboardContext);
	const onInput = useEffectEvent(hear);
	useEffect(() => keyboard.listen((input) => onInput(input)), [keyboard]);
}

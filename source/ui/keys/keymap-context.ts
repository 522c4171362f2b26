import {createContext} from 'react';
import {type Binding, KEYMAP} from './keymap.ts';

/** The key table in force: the config file may put commands on other keys. */
export const KeymapContext = createContext<readonly Binding[]>(KEYMAP);

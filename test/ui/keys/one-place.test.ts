import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {NAMED_KEYS} from '../../../source/ui/keys/key-names.ts';

/** Words that name other things as well: directions, the ends of a list, a search that leaves a space, an HTTP method. */
const ORDINARY = ['up', 'down', 'left', 'right', 'home', 'end', 'delete', ' '];
const KEYS = NAMED_KEYS.filter((name) => !ORDINARY.includes(name));

/** A key by the name that the key table has for it, as a string or as the field of an object. */
const KEY = new RegExp(`'(?:ctrl-[a-z]|${KEYS.join('|')})'|^\\s*(?:${KEYS.join('|')}): '`, 'mu');

test('only the bindings name keys, besides the files that say how keys are written and how terminals send them', () => {
	const files = globSync('source/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'));
	const named = files.filter((file) => KEY.test(readFileSync(file, 'utf8')));
	const bindings = named.filter((file) => file.startsWith('source/ui/keys/bindings/'));
	expect(bindings.length).toBeGreaterThan(5);
	const others = named.filter((file) => !bindings.includes(file) && !file.startsWith('source/terminal/keys/'));
	expect(others).toEqual(['source/ui/keys/key-names.ts']);
});

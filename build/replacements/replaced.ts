import type {Replacement} from '../replace-modules.ts';

/** Undici is bundled as what the program uses of it. */
export const UNDICI: readonly Replacement[] = [
	{
		specifier: 'undici',
		file: 'undici/index.js',
		by: new URL('undici.ts', import.meta.url),
	},
	{
		specifier: './client-h2.js',
		file: 'undici/lib/dispatcher/client-h2.js',
		by: new URL('undici-http2.ts', import.meta.url),
	},
];

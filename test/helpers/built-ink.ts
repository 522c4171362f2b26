import {registerHooks} from 'node:module';
import {INK} from '../../build/replacements/replaced.ts';

const widths = new URL('../../build/replacements/string-width-in-node.ts', import.meta.url).href;

/** The module that the bundle has in place of one that a package imports. */
function replacementOf(specifier: string, importer: string | undefined, url: string): string | undefined {
	if (importer === undefined || !importer.includes('/node_modules/')) return undefined;
	const replacement = INK.find((one) => one.specifier === specifier && url.endsWith(`/node_modules/${one.file}`));
	return replacement?.specifier === 'string-width' ? widths : replacement?.by.href;
}

/** Makes this process draw with the Ink that is bundled, which is faster and is what people run. */
export function drawWithBuiltInk(): void {
	registerHooks({
		resolve(specifier, context, next) {
			const resolved = next(specifier, context);
			const url = replacementOf(specifier, context.parentURL, resolved.url);
			return url === undefined ? resolved : {url, format: 'module-typescript', shortCircuit: true};
		},
	});
}

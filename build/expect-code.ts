import type {Plugin} from 'rolldown';
import {isPackageFile} from './module-ids.ts';

/** Code in a file of a dependency that a setting of the build relies on. */
export type ExpectedCode = {readonly file: string; readonly code: string};

/** Fails the build when a dependency no longer has the code that a setting was made for: the setting has to be thought over. */
export function expectCode(expected: readonly ExpectedCode[]): Plugin {
	const missing = new Set(expected);
	return {
		name: 'expect-code',
		transform(code, id) {
			for (const one of missing) if (isPackageFile(id, one.file) && code.includes(one.code)) missing.delete(one);
		},
		buildEnd(error) {
			if (error !== undefined) return;
			for (const {file, code} of missing) this.error(`The bundle has no ${file} with ${JSON.stringify(code)} in it.`);
		},
	};
}

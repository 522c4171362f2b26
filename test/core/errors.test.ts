import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {codeOf, DiskFullError} from '../../source/core/errors.ts';

function thrownBy(act: () => unknown): unknown {
	try {
		return act();
	} catch (error) {
		return error;
	}
}

test.each([
	['a missing file', thrownBy(() => readFileSync('/nowhere/at/all')), 'ENOENT'],
	['a code that is a number', Object.assign(new Error('no'), {code: 5}), undefined],
	['an error of our own', new DiskFullError('full'), undefined],
	['what is no error', {code: 'ENOENT'}, undefined],
	['nothing', undefined, undefined],
])('the code of %s', (_, error, code) => {
	expect(codeOf(error)).toBe(code);
});

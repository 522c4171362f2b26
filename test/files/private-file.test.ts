import {
	appendFileSync,
	chmodSync,
	closeSync,
	mkdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {createPrivateFile, createPrivateLog, ensurePrivateDirectory} from '../../source/files/private-file.ts';
import {temporaryHome} from '../helpers/environment.ts';

let home: ReturnType<typeof temporaryHome>;
let umask: number;
const at = (...names: readonly string[]) => join(home.path, ...names);
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

beforeEach(() => {
	home = temporaryHome();
	// The most generous there is: what is private must not depend on it.
	umask = process.umask(0);
});

afterEach(() => {
	process.umask(umask);
	home.remove();
});

describe('a new private file', () => {
	test('is for its owner only', () => {
		const descriptor = createPrivateFile(at('export.csv'));
		writeSync(descriptor, 'id\n');
		closeSync(descriptor);
		expect(modeOf(at('export.csv'))).toBe('600');
		expect(readFileSync(at('export.csv'), 'utf8')).toBe('id\n');
	});

	test.each(['a file', 'a link to a file', 'a link to nowhere'])('never takes the place of %s', (what) => {
		writeFileSync(at('other'), 'kept');
		if (what === 'a file') writeFileSync(at('taken'), 'kept');
		else symlinkSync(what === 'a link to a file' ? at('other') : at('nowhere'), at('taken'));
		expect(() => createPrivateFile(at('taken'))).toThrow(/EEXIST/u);
		expect(readFileSync(at('other'), 'utf8')).toBe('kept');
	});
});

describe('a private log', () => {
	test('is for its owner only, and is appended to even if others have written to it', () => {
		const descriptor = createPrivateLog(at('journal'));
		appendFileSync(at('journal'), 'one\n');
		writeSync(descriptor, 'two\n');
		closeSync(descriptor);
		expect(readFileSync(at('journal'), 'utf8')).toBe('one\ntwo\n');
		expect(modeOf(at('journal'))).toBe('600');
	});

	test('never replaces another file', () => {
		writeFileSync(at('taken'), 'kept');
		expect(() => createPrivateLog(at('taken'))).toThrow(/EEXIST/u);
	});
});

describe('a private directory', () => {
	test('is made with those above it, for its owner only', () => {
		ensurePrivateDirectory(at('state', 'sendwatch'));
		expect([modeOf(at('state')), modeOf(at('state', 'sendwatch'))]).toEqual(['700', '700']);
	});

	test('that is there already is closed to others; those above it stay as they are', () => {
		mkdirSync(at('state', 'sendwatch'), {recursive: true});
		chmodSync(at('state'), 0o755);
		ensurePrivateDirectory(at('state', 'sendwatch'));
		expect([modeOf(at('state')), modeOf(at('state', 'sendwatch'))]).toEqual(['755', '700']);
	});
});

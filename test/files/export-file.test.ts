import {existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {openExportFile, RemovedFileError} from '../../source/files/export-file.ts';
import {temporaryHome} from '../helpers/environment.ts';

let home: ReturnType<typeof temporaryHome>;
const open = () => openExportFile(home.path, 'sendwatch-vqjhp41', 'csv');
const read = (name: string) => readFileSync(join(home.path, name), 'utf8');
const listed = () => readdirSync(home.path).toSorted();

beforeEach(() => {
	home = temporaryHome();
});
afterEach(() => home.remove());

test('has its own name only when it is whole, and is for its owner only', () => {
	const file = open();
	file.write('id\r\n');
	file.write('né\r\n');
	expect(listed()).toEqual(['sendwatch-vqjhp41.csv.part']);
	expect(file.finish()).toBe('sendwatch-vqjhp41.csv');
	expect(listed()).toEqual(['sendwatch-vqjhp41.csv']);
	expect(read('sendwatch-vqjhp41.csv')).toBe('id\r\nné\r\n');
	expect(statSync(join(home.path, 'sendwatch-vqjhp41.csv')).mode & 0o777).toBe(0o600);
});

test('never replaces another: neither a file, nor a link to nowhere, nor one under way', () => {
	writeFileSync(join(home.path, 'sendwatch-vqjhp41.csv'), 'kept');
	symlinkSync('nowhere', join(home.path, 'sendwatch-vqjhp41-2.csv'));
	const [first, second] = [open(), open()];
	first.write('1');
	second.write('2');
	expect([first.finish(), second.finish()]).toEqual(['sendwatch-vqjhp41-3.csv', 'sendwatch-vqjhp41-4.csv']);
	expect(['sendwatch-vqjhp41.csv', 'sendwatch-vqjhp41-3.csv', 'sendwatch-vqjhp41-4.csv'].map(read)).toEqual([
		'kept',
		'1',
		'2',
	]);
	expect(existsSync(join(home.path, 'nowhere'))).toBe(false);
});

test('says in its name what it lacks', () => {
	expect(open().finish('-incomplete')).toBe('sendwatch-vqjhp41-incomplete.csv');
});

test('leaves nothing behind when it is discarded', () => {
	const file = open();
	file.write('x');
	expect(file.discard()).toBe(true);
	expect(file.discard()).toBe(true);
	expect(listed()).toEqual([]);
});

describe('while it is being written, somebody', () => {
	const PART = 'sendwatch-vqjhp41.csv.part';
	const remove = () => unlinkSync(join(home.path, PART));
	const replace = () => {
		remove();
		writeFileSync(join(home.path, PART), 'of somebody else');
	};

	test.each([
		['removes it', remove, []],
		['puts another in its place, which stays', replace, [PART]],
		['removes its folder', () => rmSync(home.path, {recursive: true}), undefined],
	])('%s: says so at the next write and at the end, and it can still be discarded', (_, act, left) => {
		const file = open();
		file.write('x');
		act();
		expect(() => file.write('y')).toThrow(RemovedFileError);
		expect(() => file.finish()).toThrow(RemovedFileError);
		expect(file.discard()).toBe(true);
		expect(existsSync(home.path) ? listed() : undefined).toEqual(left);
	});
});

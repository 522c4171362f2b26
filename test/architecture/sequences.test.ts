import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';

const SOURCE = join(import.meta.dirname, '../../source');

test('only terminal/ writes escape sequences; the sandbox sends some as an attack', () => {
	const files = readdirSync(SOURCE, {recursive: true, encoding: 'utf8'}).filter((file) => /\.tsx?$/u.test(file));
	const sequence = /\\u001b|\\u\{1b\}|\\x1b|fromCharCode\(27/iu;
	const rooms = files.filter((file) => sequence.test(readFileSync(join(SOURCE, file), 'utf8')));
	expect([...new Set(rooms.map((file) => file.split('/')[0]))].toSorted()).toEqual(['sandbox', 'terminal']);
});

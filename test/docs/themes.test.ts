import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readColours} from '../../source/command-line/config-file/colours.ts';
import {THEMES} from '../../source/command-line/options/screen.ts';
import {PALETTES} from '../../source/ui/theme/palette.ts';
import {TOKENS} from '../../source/ui/theme/tokens.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/themes.md'), 'utf8');

test('the page on themes has the colours of the palettes', () => {
	const rows = [...PAGE.matchAll(/^\| `(?<token>\w+)` \| [^|]* \| (?<colours>`#.*) \|$/gmu)].map(
		({groups: {token = '', colours = ''} = {}}) => [token, colours.replaceAll('`', '').split(' | ')],
	);
	const drawn = TOKENS.map((token) => {
		const {dark, light} = PALETTES;
		return [token, [dark[token].hex, `${dark[token].index}`, light[token].hex, `${light[token].index}`]];
	});
	expect(rows).toEqual(drawn);
});

test('names every theme', () => {
	expect(PAGE).toContain(`--theme ${THEMES.join('|')}`);
});

test('has an example that can be copied', () => {
	const example = /```toml\n\[theme\]\nbase = "dark"\n(?<lines>[^`]*)```/u.exec(PAGE)?.groups?.lines ?? '';
	const given = Object.fromEntries(
		example
			.trim()
			.split('\n')
			.map((line) => line.split(' = ').map((part) => part.replaceAll('"', ''))),
	);
	expect(readColours(given, String).mistakes).toEqual([]);
	expect(Object.keys(given)).toHaveLength(2);
});

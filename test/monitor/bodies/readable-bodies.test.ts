import {describe, expect, test} from 'vitest';
import {readableBodies} from '../../../source/monitor/bodies/readable-bodies.ts';

const {signal} = new AbortController();

async function textOf(html: string): Promise<string | undefined> {
	return (await readableBodies({html, json: '{}'}, signal)).html;
}

describe('html as readable text', () => {
	test.each([
		['<h1>Hello</h1><p>Dear&nbsp;Jane,</p><p>two<br>lines</p>', 'Hello\n\nDear\u00a0Jane,\n\ntwo\nlines'],
		['<a href="https://example.com/x">Read more</a>', 'Read more [https://example.com/x]'],
		['<a href="https://example.com">https://example.com</a>', 'https://example.com'],
		['<ul><li>one<li>two</ul>', ' * one\n * two'],
		['<table><tr><td>left</td><td>right</td></tr><tr><td>below</td></tr></table>', 'left right\nbelow'],
		[
			'<head><title>T</title><style>p {}</style></head><script>x()</script><p>seen</p><img src="cid:1" alt="no">',
			'seen',
		],
		['', ''],
	])('%s', async (html, expected) => {
		expect((await textOf(html))?.replaceAll(/ +$/gmu, '')).toBe(expected);
	});

	test.each([
		['&#27;[31mred&#x1b;]0;owned&#7;', '␛[31mred␛]0;owned␇'],
		['&#x202e;gpj.exe', '⟦RLO⟧gpj.exe'],
		['<a href="https://e.example/&#27;]8;;file:">x</a>', 'x [https://e.example/␛]8;;file:]'],
		['a&#x200b;b&shy;c', 'abc'],
	])('what an entity hides is neutralised after it is decoded: %s', async (html, expected) => {
		expect(await textOf(html)).toBe(expected);
	});
});

describe('a large body', () => {
	const rows = '<tr><td>A row of a long newsletter</td><td>42</td></tr>\n'.repeat(4000);

	test('is prepared apart, and as safe', async () => {
		const bodies = await readableBodies({html: `${rows}&#27;`, text: 'x\u001b'.repeat(9000), json: '"\u009b"'}, signal);
		expect(bodies.html).toMatch(/^A row of a long newsletter 42/u);
		expect(bodies.html?.endsWith('␛')).toBe(true);
		expect(bodies.text?.startsWith('x␛x␛')).toBe(true);
		expect(bodies.json).toBe('"\\u009b"');
	});

	test('that no converter gets through in time is left out; the rest is there', async () => {
		const bodies = await readableBodies({html: '<b>'.repeat(300_000), text: 'Hello', json: '{}'}, signal, 300);
		expect(bodies).toEqual({text: 'Hello', json: '{}'});
	});

	test('is dropped at once when it is no longer needed', async () => {
		const abort = new AbortController();
		const began = performance.now();
		const bodies = readableBodies({html: '<b>'.repeat(300_000), json: '{}'}, abort.signal, 60_000);
		abort.abort();
		await bodies;
		expect(performance.now() - began).toBeLessThan(5000);
	});
});

import {describe, expect, test} from 'vitest';
import {createBodyReader} from '../../source/api/body.ts';

const MIB = 1024 * 1024;
const TOO_HEAVY = new Error('too heavy');
const LIMITS = {maxBytes: 8 * MIB, cutsTexts: false, tooHeavy: () => TOO_HEAVY};

/** A body in pieces of so many bytes. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(text);
	for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

describe('a body', () => {
	test('is put together from its pieces, which may end inside a character', async () => {
		const read = createBodyReader();
		for (const text of ['日本語 👩', '', 'é'.repeat(300_000)])
			for (const size of [1000, 7, 1])
				expect(await read(inPieces(text, size), LIMITS)).toEqual({text, bytes: Buffer.byteLength(text)});
	});

	test('does not mix with others that arrive at the same time', async () => {
		const read = createBodyReader();
		const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
		const readAll = () => Promise.all(texts.map(async (text) => (await read(inPieces(text, 4096), LIMITS)).text));
		expect(await readAll()).toEqual(texts);
		expect(await readAll()).toEqual(texts);
	});

	test('of too many bytes is an error, after which the next one is read', async () => {
		const read = createBodyReader();
		await expect(read(inPieces('x'.repeat(11), 4), {...LIMITS, maxBytes: 10})).rejects.toBe(TOO_HEAVY);
		expect(await read(inPieces('x'.repeat(10), 4), {...LIMITS, maxBytes: 10})).toMatchObject({bytes: 10});
	});

	test('of more than 1 MiB loses its long texts where nobody shows them, and tells its size as it was', async () => {
		const read = createBodyReader();
		const emails = Array.from({length: 15}, (_, index) => ({id: `email ${index}`, html: '<p>"'.repeat(25_000)}));
		const json = JSON.stringify(emails);
		const {text, bytes} = await read(inPieces(json, 65_536), {...LIMITS, cutsTexts: true});
		expect(bytes).toBe(Buffer.byteLength(json));
		expect(text.length).toBeLessThan(300_000);
		expect(JSON.parse(text).map(({id}: {readonly id: string}) => id)).toEqual(emails.map(({id}) => id));
		expect((await read(inPieces(json, 65_536), LIMITS)).text).toBe(json);
		const light = JSON.stringify(emails.slice(0, 5));
		expect((await read(inPieces(light, 65_536), {...LIMITS, cutsTexts: true})).text).toBe(light);
	});
});

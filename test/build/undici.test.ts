import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {rolldown} from 'rolldown';
import {expect, test} from 'vitest';
import {replaceModules} from '../../build/replace-modules.ts';
import {UNDICI} from '../../build/replacements/replaced.ts';

test('the part of undici that is bundled sends requests, and holds neither HTTP/2 nor fetch', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-undici-'));
	const server = createServer((_, response) => response.end('answered')).listen(0, '127.0.0.1');
	try {
		await using build = await rolldown({
			input: fileURLToPath(new URL('../../source/api/pool.ts', import.meta.url)),
			platform: 'node',
			plugins: [replaceModules(UNDICI)],
		});
		const {output} = await build.write({dir: folder, entryFileNames: 'pool.js'});
		const [{code, moduleIds}] = output;
		expect(code).not.toContain('require("node:http2")');
		expect(moduleIds.filter((id) => /undici\/lib\/(?:cache|mock|web\/(?:fetch\/index|websocket))/u.test(id))).toEqual(
			[],
		);
		const {openPool} = (await import(
			pathToFileURL(join(folder, 'pool.js')).href
		)) as typeof import('../../source/api/pool.ts');
		const pool = openPool(undefined);
		const {port} = server.address() as AddressInfo;
		const {body} = await pool.request({origin: `http://127.0.0.1:${port}`, path: '/', method: 'GET'});
		expect(await body.text()).toBe('answered');
		await pool.close();
	} finally {
		server.close();
		rmSync(folder, {recursive: true});
	}
});

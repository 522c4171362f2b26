import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {PALETTES} from '../../source/ui/theme/palette.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {openTerminal} from '../helpers/terminal.ts';

const BAD_DOMAINS = ['post.example.org', 'mailbox.example.net'];

test('a send went wrong: one key tells what the failures have in common, three more put them on disk with reasons', async () => {
	const folder = temporaryHome();
	await using terminal = openTerminal({
		args: ['demo', '--scenario', 'bounce-storm', '--recipients', '2000', '--duration', '20'],
		cwd: folder.path,
	});
	try {
		await terminal.sees(/undelivered +\d{2,}/u);
		await terminal.press('c');
		await terminal.sees('── Why they fail');
		await terminal.sees((screen) => {
			const worst = screen
				.split('\n')
				.flatMap((line) => /\d % .* (?<domain>[a-z]\S+\.example\.(?:net|org)) *$/u.exec(line)?.groups?.domain ?? []);
			return worst.slice(0, 2).toSorted().join() === BAD_DOMAINS.toSorted().join();
		});
		const selected = terminal.cells().find((cells) => cells[1]?.char === '▌') ?? [];
		expect(selected.find(({char}) => /\d/u.test(char))).toMatchObject({bold: true, fg: PALETTES.dark.text.hex});
		await terminal.press('esc');
		await terminal.sees((screen) => !screen.includes('Why they fail'));
		await terminal.press('f');
		await terminal.sees('s status FAILED, UNDELIVERED');
		await terminal.press('x');
		await terminal.sees('CSV');
		await terminal.press('enter');
		await terminal.sees(/✓ (?:Wrote )?\.\/\S+\.csv/u);
		const [, name = ''] = /✓ (?:Wrote )?\.\/(\S+\.csv)/u.exec(terminal.screen()) ?? [];
		const [head, ...records] = readFileSync(join(folder.path, name), 'utf8').trimEnd().split('\r\n');
		expect(head).toContain('status');
		expect(records.length).toBeGreaterThan(10);
		for (const record of records) expect(record).toMatch(/,(?:FAILED|UNDELIVERED),/u);
		const ofBadDomains = records.filter((record) => BAD_DOMAINS.some((domain) => record.includes(`@${domain}`)));
		expect(ofBadDomains.length / records.length).toBeGreaterThan(0.8);
	} finally {
		folder.remove();
	}
});

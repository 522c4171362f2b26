import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminalHere} from '../helpers/terminal.ts';

const DAY_MS = 86_400_000;

test('a send that stands still is reported, since when, and how many emails wait', async () => {
	const args = ['demo', '--scenario', 'stalled', '--recipients', '400', '--duration', '4', '--interval', '0.5'];
	await using terminal = openTerminalHere({args: [...args, '--stall-after', '2']});
	await terminal.sees(/⚠ STALLED {3}no progress since \d\d:\d\d · \d+ in flight/u);
	expect(terminal.screen()).not.toMatch(/\d\/s/u);
});

test('a send of days ago says how long Twilio still keeps it', async () => {
	const sandbox = await startSandbox({recipients: 20, durationMs: 1000, startedAt: Date.now() - 5.5 * DAY_MS});
	try {
		await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url]});
		await terminal.sees('Twilio forgets this in 1 d 11 h');
	} finally {
		await sandbox.close();
	}
});

import {Agent, request} from 'undici';
import {addSample, type RateHistory, timeLeft} from '../../source/core/operation/rate.ts';
import {startSandbox, type ScenarioName} from '../../source/sandbox/sandbox.ts';

const SCENARIOS: ScenarioName[] = ['steady','burst','slow-start','bounce-storm','provider-outage','scheduled','inbound','unicode','one'];
const dispatcher = new Agent();
const rows: string[] = [];
for (const scenario of SCENARIOS) for (const durationMs of [60_000, 600_000]) {
	const cells: Record<string, (number|undefined)[]> = {25: [], 50: [], 75: [], 90: []};
	for (const seed of [1,2,3]) {
		let t = 1_800_000_000_000;
		const begin = t;
		await using sandbox = await (async () => { const s = await startSandbox({scenario, durationMs, seed, now: () => t, startedAt: t}); return {...s, [Symbol.asyncDispose]: s.close}; })();
		const polls: {at: number; stats: any; status: string}[] = [];
		for (;; t += 2000) {
			const {body} = await request(`${sandbox.url}/Emails/Operations/${sandbox.operationId}`, {dispatcher, headers: {authorization: 'Basic YTpi'}});
			const {stats, status} = await body.json() as any;
			polls.push({at: t, stats, status});
			if ((status === 'COMPLETED' || status === 'CANCELED') && stats.queued + stats.sent + stats.scheduled === 0) break;
			if (t - begin > durationMs * 3) break;
		}
		const end = polls.at(-1)!.at;
		let history: RateHistory = [];
		const wanted = [25, 50, 75, 90];
		for (const {at, stats} of polls) {
			const ended = stats.delivered + stats.opened + stats.undelivered + stats.failed + stats.canceled;
			history = addSample(history, {at, queued: stats.queued, sent: stats.sent, delivered: stats.delivered + stats.opened, failed: stats.failed + stats.undelivered});
			const share = ended / stats.total * 100;
			while (wanted[0] !== undefined && share >= wanted[0]) {
				const p = wanted.shift()!;
				const range = timeLeft(history); const left = range && Math.sqrt(range.leastMs * range.mostMs);
				const actual = end - at;
				cells[p]!.push(left === undefined || actual === 0 ? undefined : (left - actual) / actual);
			}
		}
	}
	rows.push(`${scenario.padEnd(16)} ${String(durationMs/1000).padStart(4)} ` + Object.values(cells).map((c) => c.map((x) => x === undefined ? '   –' : `${(x*100).toFixed(0)}%`.padStart(5)).join(' ')).join('  | '));
}
console.log(rows.join('\n'));
await dispatcher.close();

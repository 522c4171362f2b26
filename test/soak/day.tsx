import {readdirSync} from 'node:fs';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {render} from 'ink';
import {createClient} from '../../source/api/client.ts';
import {anyCredentials, createAccess} from '../../source/api/credentials.ts';
import {createHandOver} from '../../source/app/hand-over/hand-over.ts';
import {createListReader} from '../../source/app/hand-over/read-list.ts';
import {limitHeap} from '../../source/app/memory/limit-heap.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {parseOperationId} from '../../source/core/operation/ids.ts';
import {walkEmails} from '../../source/monitor/lists/walk-emails.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {createStore} from '../../source/state/store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {App} from '../../source/ui/app.tsx';
import {KeyboardContext} from '../../source/ui/keys/keyboard-context.ts';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {type Sample, sampleTable, slopePerHour, takeSample} from './samples.ts';
import {createCountingScreen} from './screen.ts';
import {createUser, DOINGS} from './user.ts';

const HOUR_MS = 3_600_000;
const INTERVAL_MS = 2000;
const OUTAGE_HOUR = 12;
const EXPORT_PAGE = 1000;

const ONLY_SPRING: Event = {type: 'changed-filter', change: {part: 'tags', tags: [{key: 'campaign', value: 'spring'}]}};
const EVERYTHING: readonly Event[] = [
	{type: 'changed-filter', change: {part: 'tags', tags: []}},
	{type: 'changed-filter', change: {part: 'statuses', statuses: []}},
];

const POLLS_BETWEEN_DOINGS = 50;
const MAX_TURNS = 200;

async function setFaults(url: string, faults: readonly string[]): Promise<void> {
	await fetch(new URL('/__sandbox/faults', url), {method: 'PUT', body: JSON.stringify(faults)});
}

/** Watches for so many simulated hours, half an hour of them without a server; a sample an hour, and one at the beginning. */
async function watchFor(hours: number, url: string, id: string): Promise<readonly Sample[]> {
	const operationId = parseOperationId(id);
	if (operationId === undefined) throw new Error(`${id} is no operation.`);
	const clock = createFakeClock();
	const start = clock.now();
	const access = createAccess(anyCredentials());
	const client = createClient({baseUrl: url, access, now: clock.now});
	const store = createStore(
		newWatch({operationId, now: start, intervalMs: INTERVAL_MS, pageSize: 50, filter: NO_FILTER}),
	);
	const poller = createPoller({client, store, clock, random: Math.random});
	const screen = createCountingScreen(120, 40);
	const user = createUser();
	const handOver = createHandOver({
		store,
		baseUrl: url,
		authorization: () => '',
		now: clock.now,
		pages: (filter, signal) =>
			walkEmails({client: poller.client, operationId, filter, pageSize: EXPORT_PAGE, isWhole: true, signal}),
		read: createListReader(poller.client, operationId, clock.now),
	});
	const app = render(
		<KeyboardContext value={user.keyboard}>
			<App
				store={store}
				theme={createTheme({depth: 'truecolor', isAscii: false})}
				now={clock.now}
				refresh={poller.refresh}
				handOver={{...handOver, copy: () => 'terminal'}}
				leave={() => {}}
				stop={async () => {}}
				redraw={() => {}}
			/>
		</KeyboardContext>,
		{...screen, alternateScreen: true, incrementalRendering: true, exitOnCtrlC: false, patchConsole: false},
	);
	const samples: Sample[] = [];
	const polls = {count: 0};
	let failedPolls = 0;
	store.subscribe(() => {
		failedPolls = Math.max(failedPolls, store.getState().watch.failures);
	});
	poller.start();
	// As the app does, a second after its first frame.
	limitHeap();
	await untilHour(start + HOUR_MS / 60);
	samples.push(takeSample(0, [process, screen.stdout, screen.stdin]));
	for (let hour = 1; hour <= hours; hour += 1) {
		const faults = hour === OUTAGE_HOUR ? ['503'] : [];
		await setFaults(url, faults);
		if (hour > OUTAGE_HOUR || faults.length === 0) await untilHour(start + hour * HOUR_MS);
		else {
			await untilHour(start + (hour - 0.5) * HOUR_MS);
			await setFaults(url, []);
			await untilHour(start + hour * HOUR_MS);
		}
		// Always with one page loaded: what someone has walked through is no leak.
		store.dispatch(ONLY_SPRING, ...EVERYTHING, {type: 'closed-overlay'}, {type: 'closed-triage'});
		await untilHour(clock.now() + HOUR_MS / 60);
		samples.push(takeSample(hour, [process, screen.stdout, screen.stdin]));
		process.stderr.write(`hour ${hour}: ${polls.count} polls, ${(screen.bytes() / 1e6).toFixed(1)} MB drawn\n`);
	}
	const notes = readdirSync('.').filter((name) => name.endsWith('.md')).length;
	const {known, domains} = store.getState().failures;
	const read = {failures: known.emails.length, domains: domains.figures?.size ?? 0};
	process.stderr.write(`${notes} notes; read: ${read.failures} failures, ${read.domains} domains\n`);
	process.stderr.write(`${failedPolls} failed polls in a row\n`);
	if (notes === 0 || read.failures === 0 || read.domains === 0 || (hours >= OUTAGE_HOUR && failedPolls === 0))
		throw new Error('Something of the day did not happen: a note, the failures, the whole list, the outage.');
	poller.close();
	app.unmount();
	await client.close();
	return samples;

	async function untilHour(end: number): Promise<void> {
		while (clock.now() < end) {
			await answered(store.getState);
			polls.count += 1;
			if (polls.count % POLLS_BETWEEN_DOINGS === 0) {
				const doing = DOINGS[(polls.count / POLLS_BETWEEN_DOINGS) % DOINGS.length];
				if (doing !== undefined) user.press(doing);
			}
			clock.advance(Math.max(1, (store.getState().nextPollAt ?? 0) - clock.now()));
		}
	}

	/** Until the poll under way has been answered: its successor is planned. */
	function answered(getState: typeof store.getState): Promise<void> {
		return new Promise((resolve) => {
			let turnsLeft = MAX_TURNS;
			const look = () => {
				if ((getState().nextPollAt ?? 0) > clock.now()) return resolve();
				turnsLeft -= 1;
				// Nothing answers any more: what is under way waits for the clock, to be sent again.
				if (turnsLeft < 0) clock.advance(clock.nextDue() ?? 0);
				setImmediate(look);
			};
			look();
		});
	}
}

const {values} = parseArgs({
	options: {hours: {type: 'string', default: '24'}, url: {type: 'string'}, id: {type: 'string'}},
});
const samples = await watchFor(Number(values.hours), values.url ?? '', values.id ?? '');
// By then what is kept a bounded number of is full: statusHistory, details, widths.
const warm = samples.slice(Math.floor(samples.length / 2));
const slope = (figure: (sample: Sample) => number) => slopePerHour(warm, figure).toFixed(3);
console.log(`${sampleTable(samples)}\n`);
console.log(
	`In the second half: heap ${slope(({heapMb}) => heapMb)} MB an hour, RSS ${slope(({rssMb}) => rssMb)} MB an hour,`,
);
console.log(`handles ${slope(({handles}) => handles)} and listeners ${slope(({listeners}) => listeners)} an hour.`);

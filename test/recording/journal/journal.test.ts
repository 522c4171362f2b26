import {
	appendFileSync,
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {type Filter, NO_FILTER} from '../../../source/core/emails/filter.ts';
import {maskEmail} from '../../../source/core/emails/mask.ts';
import {DiskFullError} from '../../../source/core/errors.ts';
import {safeLine, untrusted} from '../../../source/core/text/text.ts';
import {createLineFile} from '../../../source/recording/journal/file.ts';
import {type Journal, type JournalOptions, openJournal, recorded} from '../../../source/recording/journal/journal.ts';
import {readRecording} from '../../../source/recording/journal/read.ts';
import {recordSchema} from '../../../source/recording/journal/schema.ts';
import {numberedPath} from '../../../source/recording/recordings.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {reduce} from '../../../source/state/watch/reduce.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {check} from '../../helpers/check.ts';
import {email, operation, page, range} from '../../helpers/emails.ts';
import {anyEvent, OPTIONS, START, shown} from '../recorded-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'sendwatch-journal-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

let files = 0;
function freshPath(): string {
	files += 1;
	return join(folder, `watch-${files}`, 'recording.ndjson');
}

/** Opens a journal and remembers what it says. */
function open(changes: Partial<JournalOptions> = {}): Journal & {readonly path: string; readonly said: string[]} {
	const said: string[] = [];
	const path = changes.path ?? freshPath();
	const options = {watchOptions: OPTIONS, isFull: true, now: () => START, onStop: (why: string) => said.push(why)};
	return {...openJournal({path, ...options, ...changes}), path, said};
}

/** The state that a recording leads to, and how many of its lines made no sense. */
function replayed(path: string): {readonly state: State; readonly bad: number; readonly events: readonly Event[]} {
	const recording = readRecording(path);
	let state = newWatch(recording.options);
	let bad = 0;
	const events: Event[] = [];
	for (const {event} of recording.entries(() => {
		bad += 1;
	})) {
		if (event === undefined) continue;
		state = reduce(state, event);
		if (event.type !== 'restarted') events.push(event);
	}
	return {state, bad, events};
}

function lineCount(path: string): number {
	return readFileSync(path, 'utf8').split('\n').length - 1;
}

const RUNNING = operation('PROCESSING', {total: 9, queued: 9});
const HEARD: Event = {type: 'received-operation', at: START, operation: RUNNING};
const PAGE: Event = {type: 'received-page', at: START, generation: 0, token: null, page: page(range(0, 3), 'second')};

/** What the triage shows of the failures. */
function failuresOf({failures: {known, before, reasons, groups, domains}}: State): unknown {
	const {byEmail, ofOperation} = reasons;
	return {known, before, byEmail, ofOperation, groups, figures: domains.figures};
}

describe('a recording', () => {
	test('leads to the state that the watch had, whatever happened in it', () => {
		check(
			fc.property(fc.array(anyEvent, {maxLength: 25}), (events) => {
				const journal = open();
				journal.record([HEARD, ...events]);
				journal.close();
				const live = [HEARD, ...events].reduce(reduce, newWatch(OPTIONS));
				const {state, bad} = replayed(journal.path);
				expect(bad).toBe(0);
				expect(shown(state)).toEqual(shown(live));
			}),
		);
	});

	test('has the failures, reasons and groups that the watch knew whenever it is quit, whatever keys had asked for them', () => {
		const anyKey = fc.constantFrom<Event>(
			{type: 'awaited-failures', figures: 'all'},
			{type: 'dropped-awaited'},
			{type: 'opened-triage'},
			{type: 'opened-details'},
			{type: 'refused-page-size', largestSize: 2},
		);
		const many = {type: 'received-operation', at: START, operation: operation('PROCESSING', {total: 9, failed: 6})};
		check(
			fc.property(fc.array(fc.oneof(anyEvent, anyKey), {maxLength: 30}), (events) => {
				const journal = open();
				journal.record([many as Event, ...events]);
				journal.close();
				const live = [many as Event, ...events].reduce(reduce, newWatch(OPTIONS));
				expect(failuresOf(replayed(journal.path).state)).toEqual(failuresOf(live));
			}),
		);
	});

	test('holds no recipient unless it is full: only the first letter and the domain', () => {
		const journal = open({isFull: false});
		const news = {...PAGE, page: {emails: [email(7)], next: null}} as Event;
		journal.record([
			HEARD,
			news,
			{...news, type: 'refreshed-page', page: {emails: [email(7, 'SENT')], next: null}} as Event,
		]);
		journal.close();
		expect(readFileSync(journal.path, 'utf8')).not.toContain('person7');
		expect(replayed(journal.path).state.list.pages.loaded[0]?.emails).toEqual([maskEmail(email(7, 'SENT'))]);
	});

	test.each([true, false])('shows the same groups of failures as the watch did (full: %s)', (isFull) => {
		const journal = open({isFull});
		const emails = range(0, 20).map((number) =>
			email(number, 'FAILED', {to: [{address: untrusted(`jane${number}@${number % 3}.example`)}]}),
		);
		const reasons = emails.slice(0, 9).map(({id}, index) => ({
			emailId: id.raw,
			code: 20001 + (index % 2),
			message: untrusted(`Refused by jane${index % 2}@mail.example`),
		}));
		const counted = operation('PROCESSING', {total: 99, failed: 20});
		const place = {at: START, token: null} as const;
		const events: readonly Event[] = [
			{...HEARD, operation: counted} as Event,
			{type: 'received-failures', ...place, status: 'FAILED', page: {emails: emails.slice(0, 12), next: 'second'}},
			{type: 'received-reasons', ...place, page: {reasons, next: null}},
			{
				type: 'received-failures',
				...place,
				status: 'FAILED',
				token: 'second',
				page: {emails: emails.slice(12), next: null},
			},
			{type: 'received-failures', ...place, status: 'UNDELIVERED', page: {emails: [], next: null}},
		];
		journal.record(events);
		journal.close();
		const told = ({failures}: State) =>
			failures.groups.map(({common, emails: own, share}) => [common.by, own.map(({id}) => id.raw), share]);
		const live = events.reduce(reduce, newWatch(OPTIONS));
		expect(told(live)).toHaveLength(5);
		expect(told(replayed(journal.path).state)).toEqual(told(live));
		expect(readFileSync(journal.path, 'utf8').includes('jane')).toBe(isFull);
	});

	test.each([
		['full', true],
		['masked', false],
	])('%s, with a filter by reason leads to the rows that the watch had', (_, isFull) => {
		const failed = range(0, 4).map((number) => email(number, 'FAILED'));
		const place = {at: START, token: null};
		const message = untrusted('The mailbox of jane@one.example is full');
		const reasons = failed.slice(0, 3).map(({id}, index) => ({
			emailId: id.raw,
			...(index === 0 ? {code: 21610, message: untrusted('opted out')} : {code: 30003, message}),
		}));
		const events: readonly Event[] = [
			HEARD,
			{type: 'received-failures', ...place, status: 'FAILED', page: {emails: failed, next: null}},
			{type: 'received-failures', ...place, status: 'UNDELIVERED', page: {emails: [], next: null}},
			{type: 'changed-filter', change: {part: 'reasons', reasons: [`30003 ${message.raw}`, 'none']}},
			{type: 'received-reasons', ...place, page: {reasons, next: null}},
		];
		const journal = open({isFull});
		journal.record(events);
		journal.close();
		const rowsOf = ({list}: State) => list.pages.loaded.flatMap(({emails}) => emails.map(({id}) => id.raw));
		expect(rowsOf(events.reduce(reduce, newWatch(OPTIONS)))).toEqual(failed.slice(1).map(({id}) => id.raw));
		expect(rowsOf(replayed(journal.path).state)).toEqual(failed.slice(1).map(({id}) => id.raw));
		expect(readFileSync(journal.path, 'utf8').includes('jane')).toBe(isFull);
	});

	test('keeps the filter that the watch began with', () => {
		const filter: Filter = {
			tags: [{key: 'campaign', value: 'spring'}],
			statuses: ['FAILED'],
			domains: ['a.example', 'b.example'],
			reasons: ['30003', 'none'],
			since: START - 1,
		};
		const journal = open({watchOptions: {...OPTIONS, filter}});
		journal.record([HEARD]);
		journal.close();
		expect(replayed(journal.path).state.list.filter).toEqual(filter);
	});

	test.each([
		['{"part":"domain","domain":"a.example"}', ['a.example']],
		['{"part":"domain"}', []],
	])('of an older version with the change %s still says which domain the list was narrowed to', (change, domains) => {
		const journal = open();
		journal.record([HEARD]);
		journal.close();
		const [header = '', ...records] = readFileSync(journal.path, 'utf8').split('\n');
		const {domains: _, reasons: __, ...older} = JSON.parse(header);
		const changed = `{"type":"changed-filter","at":${START},"change":${change}}\n`;
		writeFileSync(journal.path, `${JSON.stringify(older)}\n${records.join('\n')}${changed}`);
		const {state, bad} = replayed(journal.path);
		expect(bad).toBe(0);
		expect(state.list.filter).toEqual({...NO_FILTER, domains});
	});

	test('holds only what changed', () => {
		const journal = open();
		const refreshed = {...PAGE, type: 'refreshed-page'} as Event;
		journal.record([HEARD, PAGE]);
		const before = statSync(journal.path).size;
		journal.record([HEARD, refreshed]);
		const unchanged = statSync(journal.path).size - before;
		journal.record([
			{
				...refreshed,
				page: {...page(range(0, 3), 'second'), emails: [email(0), email(1, 'SENT', {updatedAt: START}), email(2)]},
			} as Event,
		]);
		journal.close();
		expect(unchanged).toBeLessThan(200);
		const [last = ''] = readFileSync(journal.path, 'utf8').trimEnd().split('\n').slice(-1);
		expect(JSON.parse(last)).toMatchObject({emails: [{id: email(1).id.raw, status: 'SENT'}]});
		expect(last).not.toContain('ids');
	});

	test('keeps the order in which things happened, also of what one event brings about', () => {
		const journal = open();
		const store = recorded(createStore(newWatch(OPTIONS)), journal);
		const unsubscribe = store.subscribe(() => {
			unsubscribe();
			store.dispatch({type: 'asked-operation', at: START});
		});
		store.dispatch(HEARD, PAGE);
		journal.close();
		expect(replayed(journal.path).events.map(({type}) => type)).toEqual([HEARD.type, PAGE.type, 'asked-operation']);
		expect(shown(replayed(journal.path).state)).toEqual(shown(store.getState()));
	});

	test('is for its owner only', () => {
		const journal = open();
		expect(statSync(journal.path).mode & 0o777).toBe(0o600);
		expect(statSync(join(journal.path, '..')).mode & 0o777).toBe(0o700);
		journal.close();
	});

	test('leaves out what keys did, what was in an opened email, and the server’s page tokens', () => {
		const journal = open();
		journal.record([
			HEARD,
			PAGE,
			{type: 'moved-cursor', at: 0, by: 1, height: 10},
			{
				type: 'received-details',
				at: 0,
				request: {id: 'x', asOf: 0},
				details: {email: email(0), bodies: {json: safeLine('Dear John')}, attachments: []},
			},
		]);
		journal.close();
		expect(lineCount(journal.path)).toBe(3);
		expect(readFileSync(journal.path, 'utf8')).not.toMatch(/Dear John|"second"/u);
	});

	test('of a watch that never heard of its operation is removed again', () => {
		const journal = open();
		journal.record([{type: 'asked-operation', at: START}]);
		journal.close();
		expect(readdirSync(join(journal.path, '..'))).toEqual([]);
	});
});

describe('a crash', () => {
	test('at any byte loses no whole line, and the next watch leaves what is there as it is', () => {
		const journal = open();
		journal.record([HEARD, {...PAGE, page: page([1])} as Event, HEARD]);
		journal.close();
		const whole = readFileSync(journal.path);
		const firstEnd = whole.indexOf('\n') + 1;
		for (let length = 0; length <= whole.length; length += 1) {
			const path = freshPath();
			mkdirSync(join(path, '..'));
			writeFileSync(path, whole.subarray(0, length));
			const lines = whole.subarray(0, length).toString('latin1').split('\n').length - 1;
			if (length >= firstEnd) {
				const {bad, events} = replayed(path);
				expect({bad, events: events.length}).toEqual({bad: 0, events: lines - 1});
			} else expect(() => replayed(path)).toThrow(/contains no recording/u);
			const next = open({path});
			next.record([HEARD]);
			next.close();
			expect(next.said).toEqual([]);
			expect(readFileSync(path)).toEqual(whole.subarray(0, length));
			expect(replayed(numberedPath(path, 2))).toMatchObject({bad: 0, state: {watch: {operation: RUNNING}}});
		}
	});

	test('an invalid line is skipped and counted', () => {
		const journal = open();
		journal.record([HEARD]);
		appendFileSync(journal.path, '{"type":"received-oper\u0000\nnull\n{"type":"from-the-future","at":1}\n');
		journal.record([{...HEARD, operation: operation('COMPLETED', {total: 9, delivered: 9})}]);
		journal.close();
		expect(replayed(journal.path)).toMatchObject({bad: 3, state: {watch: {isSettled: true}}});
	});
});

test('a recording of an earlier version, with every kind of record it wrote, is read to its end', () => {
	const path = join(import.meta.dirname, '../../fixtures/recording-v1.ndjson');
	const kinds = readFileSync(path, 'utf8').matchAll(/^\{"type":"(?<kind>[a-z-]+)"/gmu);
	const written = new Set([...kinds].map(({groups}) => groups?.kind));
	// Since then there is one more.
	const today = recordSchema.options.map(({entries}) => entries.type.literal);
	expect(written).toEqual(new Set(today.filter((kind) => kind !== 'found-failures')));
	const {bad, events, state} = replayed(path);
	expect(bad).toBe(0);
	expect(new Set(events.map(({type}) => type))).toEqual(new Set([...written].filter((kind) => kind !== 'asked-page')));
	expect(state).toMatchObject({
		watch: {isSettled: true, counts: {denominator: 5, delivered: 4, failed: 1}},
		list: {generation: 2, filter: {statuses: ['FAILED', 'UNDELIVERED'], domains: ['example.com']}},
	});
	expect(state.failures).toMatchObject({
		known: {emails: [{id: email(1).id}]},
		reasons: {ofOperation: [{message: untrusted('The account is new')}]},
		domains: {figures: new Map([['example.com', {emails: 5, failures: 1, p50: 4000, p95: 9000}]])},
	});
	expect(state.failures.reasons.byEmail.get(email(1).id.raw)?.code).toBe(20001);
	expect(state.statusHistory.get(email(0).id.raw)?.map(({status}) => status.raw)).toEqual(['QUEUED', 'DELIVERED']);
});

test('a record of an earlier version that nothing reads any more is skipped silently', () => {
	const journal = open();
	journal.record([HEARD]);
	appendFileSync(journal.path, `{"type":"asked-page","at":${START}}\n`);
	journal.record([PAGE]);
	journal.close();
	const {bad, events} = replayed(journal.path);
	expect({bad, types: events.map(({type}) => type)}).toEqual({bad: 0, types: [HEARD.type, PAGE.type]});
});

describe('watches of one send that start in the same second', () => {
	test('are all recorded, each in its own file', () => {
		const first = open();
		const others = [open({path: first.path}), open({path: first.path})];
		const all = [first, ...others];
		for (const [index, journal] of all.entries()) journal.record(Array.from({length: index + 1}, () => HEARD));
		for (const journal of all) journal.close();
		expect(all.map(({said}) => said)).toEqual([[], [], []]);
		expect([1, 2, 3].map((number) => lineCount(numberedPath(first.path, number)))).toEqual([2, 3, 4]);
		expect(readdirSync(join(first.path, '..'))).toHaveLength(3);
	});

	test('remove only their own file, when they never heard of the operation', () => {
		const first = open();
		const second = open({path: first.path});
		first.record([HEARD]);
		second.close();
		first.close();
		expect(readdirSync(join(first.path, '..'))).toEqual(['recording.ndjson']);
	});
});

describe('trouble with the disk turns the recording off with one sentence', () => {
	const failing = (code: string) => () => {
		throw Object.assign(new Error(code), {code});
	};

	test.each([
		['ENOSPC', 'Recording stopped: the disk is full. The watch continues.'],
		['EROFS', /^Not recorded: \S+ cannot be written to\. --no-record turns recording off\.$/u],
		['EIO', /^Not recorded in \S+: EIO\./u],
	])('%s', (code, sentence) => {
		const journal = open({write: failing(code)});
		journal.record([HEARD, HEARD]);
		journal.close();
		expect(journal.said).toEqual([expect.stringMatching(sentence)]);
		expect(readdirSync(join(journal.path, '..'))).toEqual([]);
	});

	test('a full disk that takes half a line leaves whole lines behind', () => {
		const {write} = halfWriterAfter(2);
		const journal = open({write});
		journal.record([HEARD, HEARD, HEARD]);
		journal.close();
		expect(journal.said).toEqual(['Recording stopped: the disk is full. The watch continues.']);
		expect(readFileSync(journal.path, 'utf8')).toMatch(/\n$/u);
		expect(lineCount(journal.path)).toBe(2);
	});

	test('a line of which the disk takes only a part is a DiskFullError', () => {
		const path = freshPath();
		mkdirSync(join(path, '..'), {recursive: true});
		const file = createLineFile(path, halfWriterAfter(1).write);
		file.append('whole');
		expect(() => file.append('half')).toThrow(DiskFullError);
		file.close();
		expect(readFileSync(path, 'utf8')).toBe('whole\n');
	});

	// Root may write to any directory.
	test.skipIf(process.getuid?.() === 0)('a directory that nobody may write to', () => {
		const path = freshPath();
		mkdirSync(join(path, '..'));
		chmodSync(join(path, '..'), 0o500);
		const journal = open({path: join(path, '..', 'deeper', 'recording.ndjson')});
		expect(journal.said).toEqual([expect.stringContaining('cannot be written to')]);
	});

	test('a file where the directory should be', () => {
		const path = freshPath();
		mkdirSync(join(path, '..'));
		writeFileSync(path, '');
		const journal = open({path: join(path, 'recording.ndjson')});
		journal.record([HEARD]);
		expect(journal.said).toEqual([expect.stringMatching(/^Not recorded in /u)]);
	});

	test('stops at the largest size there may be', () => {
		const journal = open({maxBytes: 1024 * 1024});
		const long = {...PAGE, page: {emails: [email(1, 'SENT', {tags: []})], next: null}} as Event;
		journal.record([HEARD]);
		for (let round = 0; round < 20_000 && journal.said.length === 0; round += 1) journal.record([HEARD, long]);
		journal.record([HEARD]);
		journal.close();
		expect(journal.said).toEqual(['Recording stopped at 1 MiB; the watch continues.']);
		expect(statSync(journal.path).size).toBeLessThanOrEqual(1024 * 1024);
		expect(replayed(journal.path).bad).toBe(0);
	});
});

describe('what is not a recording', () => {
	test.each([
		['', /contains no recording: it has no complete line/u],
		['hello\n', /is not a recording of sendwatch/u],
		['{"sendwatch":"recording","version":2,"more":1}\n', /newer sendwatch \(format 2, this one reads 1\)\. Update/u],
		['{"sendwatch":"recording","version":1}\n', /is not a recording/u],
	])('%j is refused in a sentence', (content, sentence) => {
		const path = freshPath();
		mkdirSync(join(path, '..'));
		writeFileSync(path, content);
		expect(() => readRecording(path)).toThrow(sentence);
	});

	test('a file that is not there', () => {
		expect(() => readRecording(join(folder, 'nothing'))).toThrow(/There is no file .*sendwatch history lists/u);
		expect(() => readRecording(folder)).toThrow(/is a directory/u);
	});
});

/** Writes like the system until it has written some lines, then takes only half of what it is given. */
function halfWriterAfter(lines: number) {
	let written = 0;
	const write: JournalOptions['write'] = (descriptor, bytes) => {
		written += 1;
		const part = written > lines ? bytes.subarray(0, bytes.length / 2) : bytes;
		appendFileSync(descriptor, part);
		return part.length;
	};
	return {write};
}

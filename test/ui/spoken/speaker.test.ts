import {afterEach, beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import {clearing, NO_FILTER} from '../../../source/core/emails/filter.ts';
import type {EmailStatus} from '../../../source/core/operation/status.ts';
import {safeBody, untrusted} from '../../../source/core/text/text.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {notice} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {keyWord} from '../../../source/ui/keys/key-names.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {openHelpLines} from '../../../source/ui/overlays/help/help-lines.ts';
import {MENUS} from '../../../source/ui/overlays/menu/menus.ts';
import {createReader} from '../../../source/ui/reader.ts';
import {speak} from '../../../source/ui/spoken/speaker.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {OPERATION_ID, problemOf} from '../../helpers/builders.ts';
import {email, operation, page, range} from '../../helpers/emails.ts';
import {NOW} from '../open-app.tsx';
import {failed, gotFailures, NO_REASONS, READ_THREE, THREE} from '../triage/failing-app.tsx';

const isAboutGroups = (line: string) => line.startsWith('Failures: ');

beforeEach(() => void vi.useFakeTimers({now: NOW}));
afterEach(() => void vi.useRealTimers());

/** A watch that is told in lines; `told` brings events about, waits and gives the lines told since. */
function listen(...events: readonly Event[]) {
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	store.dispatch(...events);
	const lines: string[] = [];
	const say = (line: string) => void lines.push(line);
	const reader = createReader(createTheme({depth: 'none', isAscii: false}));
	onTestFinished(speak({store, now: Date.now, keys: KEYMAP, reader, say}));
	const told = (ms: number, ...more: readonly Event[]) => {
		const from = lines.length;
		store.dispatch(...more);
		vi.advanceTimersByTime(ms);
		return lines.slice(from);
	};
	return {lines, told, getState: store.getState};
}

const got = (delivered: number, failed: number, at = Date.now()): Event => ({
	type: 'received-operation',
	at,
	operation: operation('PROCESSING', {total: 100, delivered, failed, queued: 100 - delivered - failed}),
});
const GOT_PAGE: Event = {type: 'received-page', at: NOW, generation: 0, token: null, page: page(range(0, 50))};

/** A sentence: it begins with a capital, a number, a key, a name or an id, and ends with a stop. */
const SENTENCE = /^(?:[\p{Lu}\d…“]|sendwatch\.|\S+(?: or \S+)*: |\S (?=[a-z])|comms_).*[.!?:…]["”)\]]?$/u;

describe('a watch in lines', () => {
	test('begins with what it watches, how the send stands, how long the list is, and its first email', () => {
		const {told, lines} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		expect(lines).toEqual([
			`sendwatch. Watching ${OPERATION_ID}. ? lists the keys. q quits.`,
			'On its way. PROCESSING, 90 emails in flight; none failed.',
			'100 emails.',
			'1 of 100: QUEUED, person0@example.com, Subject 0.',
		]);
	});

	test('tells counters at most every 10 s, and at once when they mean something else', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		expect(told(2000, got(20, 0))).toEqual([]);
		expect(told(2000, got(30, 0))).toEqual([]);
		expect(told(6000)).toEqual(['PROCESSING, 70 emails in flight; none failed.']);
		expect(told(1000, got(31, 1))).toEqual(['Some fail. PROCESSING, 68 emails in flight; 1 failed.']);
		expect(told(60_000)).toEqual([]);
	});

	test('tells the result once, whatever is opened later, and again only as far as it is another', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const settled = (delivered: number, opened: number): Event => ({
			type: 'received-operation',
			at: Date.now(),
			operation: operation('COMPLETED', {total: 100, delivered, opened, failed: 1}),
		});
		const result = 'Settled: 99 emails delivered, 1 failed (1 %).';
		const heard = [...told(1000, settled(99, 0)), ...told(30_000, settled(90, 9)), ...told(30_000, settled(80, 19))];
		expect(heard.filter((line) => line.startsWith('Settled'))).toEqual([result]);
		const problem = {...problemOf('unreachable'), isOffline: true} as const;
		const lost = (): Event => ({type: 'failed-operation', at: Date.now(), problem});
		expect(Array.from({length: 6}, () => told(10_000, lost())).flat()).toContain('Offline.');
		expect(told(10_000, settled(80, 19))).toEqual(['The server answers again.', 'Settled.']);
	});

	test('announces a problem once, and its end', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const problem = problemOf('unreachable');
		const failed = (): Event => ({type: 'failed-operation', at: Date.now(), problem});
		expect(told(1000, failed())).toContain(problem.sentence);
		expect(told(1000, failed())).not.toContain(problem.sentence);
		expect(told(1000, got(10, 0))).toContain('The server answers again.');
	});

	test('tells a refused list once, in the words of its problem', () => {
		const {told} = listen(got(10, 0));
		told(1000);
		const problem = {...problemOf('refused'), status: 403};
		const lines = told(1000, {type: 'failed-page', at: NOW, generation: 0, token: null, problem, retryAt: NOW});
		expect(lines.filter((line) => line.includes(problem.sentence))).toHaveLength(1);
	});

	test('tells of a long pause until when it lasts, once, and which key ends it', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const problem = problemOf('limited');
		const held: Event = {type: 'held-back', until: NOW + 3_600_000, isPause: true, problem};
		const lines = told(1000, held, {...held});
		expect(
			lines.filter((line) => /^No request is sent until \d\d:\d\d(?::\d\d)?\. r ends the pause\.$/u.test(line)),
		).toHaveLength(1);
		expect(told(1000, held)).toEqual([]);
	});

	test('tells once that the list is live again, that a range and a find have ended', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000, {type: 'toggled-range'}, {type: 'started-find', at: NOW, text: 'person1', height: 10});
		const lines = told(1000, {type: 'toggled-range'}, {type: 'ended-find'});
		expect(lines).toEqual(expect.arrayContaining(['The range has ended: 2 marked.', 'Search closed.']));
	});

	test('tells a notice when it comes, and not when it goes', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		expect(told(1000, notice(Date.now(), 'Something was done.'))).toEqual(['Something was done.']);
		expect(told(1000, {type: 'cleared-notice'})).toEqual([]);
	});

	test('reads the row where a held key stops, not each row that it passes', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const downs = Array.from({length: 5}, (): Event => ({type: 'moved-cursor', by: 1, at: Date.now(), height: 20}));
		const heard = downs.flatMap((down) => told(20, down));
		expect([...heard, ...told(500)]).toEqual(['6 of 100: QUEUED, person5@example.com, Subject 5.']);
	});

	test('says what has become of the email under the cursor, and of no other', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const heard = told(1000, {
			type: 'refreshed-page',
			at: Date.now(),
			generation: 0,
			token: null,
			page: page(range(0, 50), null, 'DELIVERED'),
		});
		expect(heard.filter((line) => line.startsWith('Now'))).toEqual(['Now DELIVERED: person0@example.com.']);
	});

	test('says how much of a list is loaded where its length is not known, and its length once it is', () => {
		const {told} = listen(got(10, 80), GOT_PAGE);
		told(1000);
		const pageOf = (
			request: {generation: number; status?: EmailStatus},
			from: number,
			to: number,
			next: string | null,
		): Event => ({
			type: 'received-page',
			at: Date.now(),
			...request,
			token: from === 0 ? null : String(from),
			page: page(range(from, to), next, request.status ?? 'FAILED'),
		});
		const failures: Event = {type: 'changed-filter', change: {part: 'statuses', statuses: ['FAILED', 'UNDELIVERED']}};
		expect(told(1000, failures, pageOf({generation: 1, status: 'FAILED'}, 0, 50, '50'))).toEqual([]);
		expect(told(1000, pageOf({generation: 1, status: 'UNDELIVERED'}, 0, 0, null))).toEqual([
			'80 emails with status FAILED, UNDELIVERED.',
			'1 of 80: FAILED, person0@example.com, Subject 0.',
		]);
		const tags = [{key: 'plan', value: 'free'}];
		const clear: Event = {type: 'changed-filter', change: clearing('statuses')};
		const tagged: Event = {type: 'changed-filter', change: {part: 'tags', tags}};
		expect(told(1000, clear, tagged, pageOf({generation: 3}, 0, 50, '50'))).toEqual([
			'50 emails with tags plan:free loaded so far.',
			'1 of 50 loaded: FAILED, person0@example.com, Subject 0.',
		]);
		expect(told(1000, pageOf({generation: 3}, 50, 70, null))).toEqual(['70 emails with tags plan:free.']);
		expect(told(1000, {type: 'moved-cursor', by: 1, at: Date.now(), height: 20})[0]).toMatch(/^2 of 70: /u);
	});

	test('says of dates that they are those of creation', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const dated: Event = {type: 'changed-filter', change: {part: 'dates', range: {since: NOW - 7_200_000}}};
		const heard = told(1000, dated, {...GOT_PAGE, generation: 1} as Event);
		expect(heard[0]).toMatch(/^50 emails created since .*\d\d:\d\d.*\.$/u);
	});

	test('names each key as it is typed: g is not G', () => {
		const {told, getState} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const heard = told(1000, {type: 'opened-help'});
		const keys = openHelpLines(getState(), KEYMAP)
			.filter(({isHere}) => isHere)
			.map(({entry}) => entry.keys.map(keyWord).join(' or '));
		expect(heard.slice(1, -1).map((line) => line.slice(0, line.indexOf(': ')))).toEqual(keys);
		expect(keys).toEqual(expect.arrayContaining(['g or Home', 'G or End']));
		expect(told(1000, notice(Date.now(), 'l does nothing here'))).toEqual(['l does nothing here.']);
		expect(told(1000, notice(Date.now(), 'nothing is marked'))).toEqual(['Nothing is marked.']);
	});

	test('says of when the status of a row is that must have changed since, and what it is once it was read again', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const down = (): Event => ({type: 'moved-cursor', by: 1, at: Date.now(), height: 20});
		expect(told(1000, down())).toEqual(['2 of 100: QUEUED, person1@example.com, Subject 1.']);
		const settled = operation('COMPLETED', {total: 100, delivered: 100});
		told(1000, {type: 'received-operation', at: Date.now(), operation: settled});
		expect(told(1000, down())).toEqual([
			expect.stringMatching(/^3 of 100: QUEUED as of \d\d:\d\d:\d\d, person2@example\.com, Subject 2\.$/u),
		]);
		const again = {generation: 0, token: null, page: page(range(0, 50), null, 'DELIVERED')};
		expect(told(1000, {type: 'refreshed-page', at: Date.now(), ...again})).toContain(
			'Now DELIVERED: person2@example.com.',
		);
		expect(told(1000, {...down(), by: -1} as Event)).toEqual(['2 of 100: DELIVERED, person1@example.com, Subject 1.']);
	});

	test('reads out what the panel shows when it is changed, either way', () => {
		const {told} = listen(got(10, 30), GOT_PAGE);
		told(1000);
		expect(told(1000, {type: 'chose-panel', panel: 'pace'})).toEqual(['The pace is not known.']);
		expect(told(1000, {type: 'chose-panel'})).toEqual(['The failures are being read.']);
		told(1000, ...Array.from({length: 6}, (_, index) => got(12 + index, 30 + index, NOW + 1000 * index)));
		expect(told(1000, {type: 'chose-panel', panel: 'pace'})).toEqual(['Pace: 2.2/s (1.0/s failing).']);
		told(1000, ...READ_THREE);
		expect(told(1000, {type: 'chose-panel'})).toEqual(['Failures: 2 b.example, 1 a.example, 3 of 35 read.']);
	});

	test('says what is being loaded for a key, and how to stop it', () => {
		const {told} = listen(got(10, 0), {...GOT_PAGE, page: page(range(0, 50), '50')} as Event);
		told(1000);
		const lines = told(1000, {type: 'went-to-end', height: 20});
		expect(lines).toEqual(['Loading the rest of the list: 50 of 100 loaded so far; Esc stops.']);
		expect(told(60_000)).toEqual([]);
	});

	test('reads an open email with its times in full, and no dots between them', () => {
		const later = (at: number, status: string): Event => ({
			...{type: 'refreshed-page', at, generation: 0, token: null},
			page: page(range(0, 50), null, status),
		});
		const {told} = listen(got(10, 0), GOT_PAGE, later(NOW + 5000, 'SENT'), later(NOW + 9000, 'DELIVERED'));
		const [read] = page([0], null, 'DELIVERED').emails;
		const details = {email: read ?? email(0), attachments: [], bodies: {text: safeBody('Hello'), json: safeBody('{}')}};
		const request = {id: details.email.id.raw, asOf: 0};
		told(1000);
		const heard = told(1000, {type: 'opened-details'}, {type: 'received-details', at: NOW + 9000, request, details});
		expect(heard.filter((line) => line.startsWith('seen'))).toEqual([
			expect.stringMatching(/^seen queued (\d\d:\d\d):\d\d, sent \1:\d\d, delivered \1:\d\d$/u),
		]);
	});

	test('what was chosen is answered once: no more words that a menu is closed or how many are marked', () => {
		const {told} = listen(got(10, 0), GOT_PAGE, {type: 'opened-menu', menu: 'export'});
		told(1000);
		expect(told(1000, {type: 'closed-overlay'}, notice(Date.now(), 'wrote it'))).toEqual(['Wrote it.']);
		const marking: Event = {type: 'marked-all', at: Date.now()};
		expect(told(1000, marking)).toEqual(['50 emails marked.']);
	});

	test('reads a menu with its letters, and the line under the cursor as it moves', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		const heard = told(1000, {type: 'opened-menu', menu: 'export'});
		expect(heard[0]).toBe('Export to a file here. Enter chooses, Esc closes.');
		expect(heard).toContain('c: CSV, for a spreadsheet.');
		expect(told(1000, {type: 'moved-in-menu', by: 1, count: 3})).toEqual(['n: NDJSON, one object per line.']);
		expect(told(1000, {type: 'closed-overlay'})).toEqual(['Closed.']);
	});

	test('says where the failures are once they were read whole, and again once they are elsewhere', () => {
		const {told} = listen(got(10, 3), GOT_PAGE);
		told(1000);
		const more = [4, 5, 6, 7].map((number) => failed(number, 'c.example'));
		expect(told(1000, ...READ_THREE.slice(0, 2)).filter(isAboutGroups)).toEqual([]);
		expect(told(1000, ...READ_THREE.slice(2)).filter(isAboutGroups)).toEqual(['Failures: 2 b.example, 1 a.example.']);
		told(60_000);
		const again = told(1000, got(11, 7), gotFailures('FAILED', [...THREE, ...more]));
		expect(again.filter(isAboutGroups)).toEqual(['Failures: 4 c.example, 2 b.example, 1 a.example.']);
		expect(told(60_000, got(12, 7)).filter(isAboutGroups)).toEqual([]);
		const ended = (): Event => ({
			type: 'received-operation',
			at: Date.now(),
			operation: operation('COMPLETED', {total: 100, delivered: 92, failed: 8}),
		});
		expect(told(5000, ended()).filter(isAboutGroups)).toEqual([]);
		const all = [...THREE, ...more, failed(8, 'c.example')];
		const final = told(5000, NO_REASONS, gotFailures('FAILED', all), gotFailures('UNDELIVERED', []));
		expect(final.filter(isAboutGroups)).toEqual(['Failures: 5 c.example, 2 b.example, 1 a.example.']);
		expect(told(60_000, ended()).filter(isAboutGroups)).toEqual([]);
	});

	test('says of how many failures a distribution is where not all were read', () => {
		const {told} = listen(got(10, 7), GOT_PAGE, ...READ_THREE);
		expect(told(1000).filter(isAboutGroups)).toEqual(['Failures: 2 b.example, 1 a.example, 3 of 7 read.']);
	});

	test('reads the triage: how failures are grouped, a group, an email of it, and the way back', () => {
		const {told} = listen(got(10, 3), GOT_PAGE);
		told(1000);
		const opened = told(1000, {type: 'opened-triage'});
		expect(opened).toEqual([expect.stringMatching(/read|No failures/u), expect.stringMatching(/goes back\.$/u)]);
		expect(told(1000, ...READ_THREE)).toEqual([
			'Why they fail, by domain: 2 groups, all 3 read.',
			'1 of 2: 2 emails FAILED at b.example, 67 % of all failures, no reason given by the server.',
		]);
		const down: Event = {type: 'moved-in-triage', by: 1, height: 10};
		expect(told(1000, down)).toEqual([
			'2 of 2: 1 email FAILED at a.example, 33 % of all failures, no reason given by the server.',
		]);
		expect(told(1000, {...down, by: -1}, {type: 'entered-triage-pane'})).toEqual([
			'2 emails FAILED at b.example.',
			'1 of 2: FAILED, person2@b.example, Subject 2.',
		]);
		expect(told(1000, down)).toEqual(['2 of 2: FAILED, person3@b.example, Subject 3.']);
		expect(told(1000, got(11, 3))).toEqual([]);
		expect(told(1000, {type: 'left-triage-pane'})[0]).toBe('Back in the groups.');
		expect(told(1000, {type: 'grouped-failures', grouping: 'tag'})[0]).toMatch(/^Why they fail, by tag: 1 group/u);
		expect(told(1000, {type: 'closed-triage'})).toEqual(['Back in the list.']);
	});

	test('reads the email that the triage leads into, and its tags once', () => {
		const {told} = listen(got(10, 3), GOT_PAGE);
		told(1000, ...READ_THREE, {type: 'opened-triage'}, {type: 'entered-triage-pane'}, {type: 'entered-triage-pane'});
		const read = email(2, 'FAILED', {tags: [{key: untrusted('campaign'), value: untrusted('spring')}]});
		const heard = told(1000, {
			type: 'received-details',
			at: Date.now(),
			request: {id: read.id.raw, asOf: 0},
			details: {email: read, attachments: [], bodies: {text: safeBody('Hello'), json: safeBody('{}')}},
		});
		expect(heard[0]).toBe('Email 1 of 2.');
		expect(new Set(heard).size).toBe(heard.length);
		expect(told(1000, {type: 'left-triage-pane'})[0]).toBe('Back in the emails.');
	});

	test('reads a line that is typed once nothing more is typed, however often the server answers meanwhile', () => {
		const {told} = listen(got(10, 0), GOT_PAGE);
		told(1000);
		expect(told(1000, {type: 'opened-prompt', prompt: 'find', text: ''})[0]).toMatch(/^Find: recipient/u);
		const type = (text: string): Event => ({type: 'edited-prompt', edit: {kind: 'insert', text}});
		expect([...told(100, type('person')), ...told(100, type('7'))]).toEqual([]);
		const heard = [...told(300), ...told(300, got(10, 0)), ...told(300, got(10, 0)), ...told(2000)];
		expect(heard.filter((line) => line.startsWith('Find'))).toEqual([expect.stringMatching(/^Find: person7\. /u)]);
	});

	const SITUATIONS: readonly (readonly [string, ...Event[]])[] = [
		...(Object.keys(MENUS) as (keyof typeof MENUS)[]).map((menu) => [menu, {type: 'opened-menu', menu}] as const),
		...(['tags', 'find', 'dates'] as const).map(
			(prompt) => [prompt, {type: 'opened-prompt', prompt, text: 'x'}] as const,
		),
		['help', {type: 'opened-help'}],
		['messages', {type: 'opened-messages'}],
		['a failed poll', {type: 'failed-operation', at: NOW, problem: problemOf('unreachable')}],
		['failures', ...READ_THREE],
		['triage', ...READ_THREE, {type: 'opened-triage'}],
		['a group', ...READ_THREE, {type: 'opened-triage'}, {type: 'entered-triage-pane'}],
		['a filter', {type: 'changed-filter', change: {part: 'statuses', statuses: ['FAILED']}}],
		['a notice', notice(NOW, 'no email is marked')],
		['a find', {type: 'started-find', at: NOW, text: 'person1', height: 10}],
		['marks', {type: 'toggled-range'}, {type: 'moved-cursor', by: 2, at: NOW, height: 10}],
	];
	test.each(SITUATIONS.map(([name, ...events]) => ({name, events: events as readonly Event[]})))(
		'every line is a sentence: $name',
		({events}) => {
			const {told} = listen(got(10, 3), GOT_PAGE);
			const heard = [...told(1000), ...told(2000, ...events), ...told(1000, {type: 'closed-overlay'})];
			expect(heard.length).toBeGreaterThan(2);
			expect(heard.filter((line) => !SENTENCE.test(line))).toEqual([]);
		},
	);
});

import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {type Event, notice} from '../../../source/state/watch/event.ts';
import {demandOf} from '../../../source/state/watch/select/demand.ts';
import {problemOf} from '../../helpers/builders.ts';
import {operation} from '../../helpers/emails.ts';
import {noticeIn} from '../../helpers/notices.ts';
import {ENTER, ESCAPE, NOW} from '../open-app.tsx';
import {failed, gotFailures, gotReasons, NO_REASONS, openTriage, READ_THREE, THREE} from './failing-app.tsx';

/** The addresses in the rows of the list. */
function peopleIn(frame: string): readonly string[] {
	const rows = frame.matchAll(/✗ FAILED +(?<address>\S+@\S+)/gu);
	return [...rows].map(({groups}) => groups?.address ?? '');
}

const GROWN: Event = {
	type: 'received-operation',
	at: NOW,
	operation: operation('PROCESSING', {total: 100, delivered: 60, queued: 35, failed: 5}),
};

describe('why they fail', () => {
	test('c shows all failures of the send, whatever the list shows, and how many of them were read', async () => {
		const {frame, give, store} = await openTriage([]);
		const {list} = store.getState();
		expect(frame()).toMatch(/── Why they fail 0 of 3 read ─+ by domain {2}Tab: tag · minute ─/u);
		expect(frame()).toContain('The failures are being read.');
		await give(NO_REASONS, gotFailures('FAILED', THREE.slice(0, 2), 'more'));
		expect(frame()).toContain('Why they fail 2 of 3 read ─');
		await give({...gotFailures('FAILED', THREE.slice(2)), token: 'more'} as Event, gotFailures('UNDELIVERED', []));
		expect(frame()).toContain('Why they fail all 3 read ─');
		expect(frame()).toMatch(/ {6}COUNT {2}SHARE {2}DOMAIN {5}REASON .* OF ITS {5}P50 {5}P95/u);
		expect(frame()).toMatch(/ ✗ {6}2 {3}67 % {2}b\.example {2}no reason given by the server {2,}– {7}– {7}–/u);
		expect(frame()).toMatch(/ ✗ {6}1 {3}33 % {2}a\.example {2}no reason given by the server {2,}– {7}– {7}–/u);
		expect(store.getState().list).toBe(list);
	});

	test('where no reasons have been read it does not say that there do not count', async () => {
		const {frame, give} = await openTriage([gotFailures('FAILED', THREE)]);
		expect(frame()).toMatch(/b\.example {2}not read yet/u);
		await give(gotFailures('UNDELIVERED', []), NO_REASONS);
		expect(frame()).toMatch(/b\.example {2}no reason given by the server/u);
	});

	test('a group shows the reasons of its own emails with their counts, an email its own', async () => {
		const emails = [1, 2, 3, 4, 5].map((number) => failed(number, 'a.example'));
		const {frame, give, press} = await openTriage([
			gotFailures('FAILED', emails),
			gotFailures('UNDELIVERED', [failed(6, 'b.example', 'UNDELIVERED')]),
			gotReasons({1: 'content', 2: 'sending limit', 3: 'content', 4: 'content', 5: 'address refused'}),
		]);
		expect(frame()).toMatch(/Why they fail 6 in the list ─+ by reason {2}Tab: domain · tag · minute ─/u);
		expect(frame()).toMatch(/3 {3}50 % {2}content {2,}a\.example {2,}–/u);
		expect(frame()).toMatch(/1 {3}17 % {2}no reason given by the server {2}b\.example {2,}–/u);
		await press('\t');
		expect(frame()).toMatch(/5 {3}83 % {2}a\.example {2}3 content · 1 address refused · 1 sending limit {2,}–/u);
		expect(frame()).toMatch(/person1@a\.example +content .*\n.*person2@a\.example +sending limit /u);
		await give({type: 'grouped-failures', grouping: 'reason'});
		// All of them have the reason that is in the title: their subjects say more.
		expect(frame()).toMatch(/── 3 emails FAILED: content ─/u);
		expect(frame()).toMatch(/person1@a\.example +Subject 1 /u);
	});

	test('of its and the times of delivery are shown once the whole list is known', async () => {
		const {frame, give} = await openTriage(READ_THREE);
		const figures = [
			{domain: 'a.example', emails: 100, failures: 1, p50: 400, p95: 90_000},
			{domain: 'b.example', emails: 2, failures: 2},
		];
		await give({type: 'received-domains', at: NOW, figures});
		expect(frame()).toMatch(/a\.example .* {2}1 % {4}<1 s {2}1 min 30 s/u);
		expect(frame()).toMatch(/b\.example .* 100 % {7}– {11}–/u);
	});

	test('below 120 columns there are no figures of domains', async () => {
		const {frame} = await openTriage(READ_THREE, {size: {columns: 119, rows: 30}});
		expect(frame()).toContain('b.example');
		expect(frame()).not.toMatch(/OF ITS|P50/u);
	});

	test('a line says by how much it has grown since the read before', async () => {
		const {frame, give} = await openTriage(READ_THREE);
		expect(frame()).not.toContain('+2');
		await give(GROWN);
		expect(frame()).toContain('3 of 5 read');
		await give(gotFailures('FAILED', [...THREE, failed(4, 'b.example'), failed(5, 'b.example')]));
		expect(frame()).toMatch(/4 \+2 +80 % {2}b\.example/u);
		expect(frame()).toMatch(/1 +20 % {2}a\.example/u);
	});

	test('why failures are missing is shown', async () => {
		const {frame, store, press, give} = await openTriage([]);
		await give({type: 'failed-reasons', at: NOW, problem: problemOf('refused')});
		expect(frame()).toContain('No reasons: It was refused.');
		const refused = problemOf('refused');
		await give({type: 'failed-failures', at: NOW, status: 'FAILED', token: null, problem: refused, retryAt: NOW});
		expect(frame()).toMatch(/ It was refused\. · No reasons: It was refused\./u);
		await give({type: 'toggled-freeze'});
		expect(frame()).toContain('Why they fail 0 of 3 read · paused ─');
		await press(ESCAPE);
		expect(store.getState().triage).toBeUndefined();
	});

	test('what the server says of the operation as a whole stands below the groups', async () => {
		const reason = {code: 20001, message: untrusted('The account was suspended')};
		const {frame} = await openTriage([
			gotFailures('FAILED', THREE),
			gotFailures('UNDELIVERED', []),
			{type: 'received-reasons', at: NOW, token: null, page: {reasons: [reason], next: null}},
		]);
		expect(frame()).toMatch(/^ given for the operation: The account was suspended \(20001\)/mu);
	});

	test('Tab groups by the next thing, from the top; by reason only where there are any', async () => {
		const tagged = THREE.map((one, index) => ({
			...one,
			tags: [{key: untrusted('plan'), value: untrusted(index === 0 ? 'gold' : 'free')}],
			updatedAt: NOW - index * 60_000,
		}));
		const {frame, press, give} = await openTriage([
			NO_REASONS,
			gotFailures('FAILED', tagged),
			gotFailures('UNDELIVERED', []),
		]);
		await press('j', '\t');
		expect(frame()).toMatch(/by tag {2}Tab: minute · domain ─.*\n.*TAG .*WHERE .*\n ❯ ✗ {6}2 {3}67 % {2}plan:free/u);
		await press('\t');
		expect(frame()).toMatch(
			/by minute {2}Tab: domain · tag .*\n.*\n.*1 {3}33 % {2}\d\d:18 .*\n.*1 {3}33 % {2}\d\d:19 .*\n.*1 {3}33 % {2}\d\d:20 /u,
		);
		await press('\t');
		expect(frame()).toContain('by domain');
		await give(gotReasons({1: 'content'}));
		await press('\t', '\t', '\t');
		expect(frame()).toMatch(/by reason {2}Tab: domain · tag · minute ─/u);
	});
});

describe('from pane to pane', () => {
	test('the first pane leads to the emails of its group, these to the one under the cursor; Esc leads back and out', async () => {
		const {frame, press, store} = await openTriage(READ_THREE);
		expect(frame()).toMatch(/── 2 emails FAILED at b\.example ─+ 1–2 of 2 ─/u);
		expect(frame()).toContain('── First of them person2@b.example ─');
		await press('j');
		expect(frame()).toMatch(/── 1 email FAILED at a\.example ─+ 1–1 of 1 ─/u);
		expect(frame()).toContain('── First of them person1@a.example ─');
		await press('k', ENTER, 'j');
		expect(frame()).toMatch(/ ❯ ✗ FAILED +person3@b\.example/u);
		expect(frame()).toContain('── Email person3@b.example ─');
		await press(ENTER);
		expect(store.getState().triage?.focus).toBe('email');
		await press(ENTER, ENTER);
		expect(noticeIn(store.getState())).toContain('already fills the screen; ‹back› goes back.');
		await press(ESCAPE, ESCAPE, ESCAPE);
		expect(store.getState().triage?.focus).toBe('groups');
		await press(ESCAPE);
		expect(frame()).toMatch(/── Emails .*1–\d+ of 100/u);
	});

	test.each([
		[40, 12],
		[60, 20],
		[100, 30],
		[160, 50],
		[220, 60],
	])('%i×%i: Enter in the last pane gives the email the whole screen, and Esc gives it back', async (columns, rows) => {
		const {frame, lines, press} = await openTriage(READ_THREE, {size: {columns, rows}});
		await press(ENTER, 'j', ENTER);
		const before = frame();
		await press(ENTER);
		expect(lines()).toHaveLength(rows);
		expect(lines()[1]).toMatch(/^── Email 2 ─/u);
		expect(frame()).toMatch(/^ subject {4}Subject 3\n status {5}✗ FAILED/mu);
		expect(frame()).not.toMatch(/Why they fail|person2@/u);
		expect(lines().at(-1)).toContain('Esc back');
		expect(lines().at(-1)).not.toContain('full screen');
		await press(ESCAPE);
		expect(frame()).toBe(before);
	});

	test('on the whole screen the keys that move scroll, and the help lies over it', async () => {
		const {frame, press} = await openTriage(READ_THREE, {size: {columns: 40, rows: 12}});
		await press(ENTER, ENTER, ENTER);
		const top = frame();
		await press('j');
		expect(frame()).not.toBe(top);
		expect(frame()).toContain('status');
		expect(frame()).not.toContain('subject');
		await press('?');
		expect(frame()).toContain('Keys');
		await press('?', 'k');
		expect(frame()).toBe(top);
	});

	test('looking changes nothing in the list: not its filter, its cursor, its window, its open email', async () => {
		const {press, store} = await openTriage(READ_THREE);
		await press(ESCAPE, 'j', 'j', 'j');
		const {list, marks} = store.getState();
		await press('c', 'j', 'k', 'G', 'g', '\t', '\t', '\t', ENTER, 'j', '\u0006', ENTER, 'j', ESCAPE, ESCAPE, ESCAPE);
		expect(store.getState()).toMatchObject({list, marks});
		expect(store.getState().list).toBe(list);
	});

	test('at the ends of a pane it says so, and where there is nothing it says why', async () => {
		const {press, store, give} = await openTriage([]);
		await press('j');
		expect(noticeIn(store.getState())).toBe('The failures are being read.');
		await press('x');
		expect(store.getState().view.overlay.kind).toBe('none');
		await give(...READ_THREE);
		await press('k');
		expect(noticeIn(store.getState())).toBe('This is the first group.');
		await press('G', 'j');
		expect(noticeIn(store.getState())).toBe('This is the last group.');
		await press('g', ENTER, 'G', 'j');
		expect(noticeIn(store.getState())).toBe('This is the last email.');
	});

	test('new reads leave the cursors on their group and their email, and these in their lines', async () => {
		const {press, give, lines, frame} = await openTriage(READ_THREE);
		await press(ENTER, 'j');
		const lineOf = (text: string) => lines().findIndex((line) => line.includes(text));
		const before = lineOf('person3@b.example         Subject');
		expect(before).toBeGreaterThan(0);
		await give(GROWN, gotFailures('FAILED', [...THREE, ...[4, 5, 6].map((number) => failed(number, 'a.example'))]));
		expect(frame()).toMatch(/ {3}✗ {6}4 \+3 .*a\.example.*\n ❯ ✗ {6}2 .*b\.example/u);
		expect(lineOf('person3@b.example         Subject')).toBe(before);
	});

	test('a group of many scrolls: PgDn, G and g, and the title says which of them are in view', async () => {
		const many = Array.from({length: 300}, (_, number) => failed(number, 'a.example'));
		const {press, frame} = await openTriage([NO_REASONS, gotFailures('FAILED', many), gotFailures('UNDELIVERED', [])], {
			size: {columns: 100, rows: 30},
		});
		expect(frame()).toMatch(/── 300 emails .* 1–9 of 300 ─/u);
		await press(ENTER, '\u0006', '\u0006');
		expect(frame()).toMatch(/ ❯ ✗ FAILED +person16@a\.example/u);
		expect(frame()).toContain('9–17 of 300');
		await press('G');
		expect(frame()).toContain('292–300 of 300');
		await press('g');
		expect(frame()).toContain('1–9 of 300');
	});
});

describe('narrowing the list', () => {
	test('f narrows it to the group and goes back to it, Backspace widens it again', async () => {
		const {frame, store, press} = await openTriage(READ_THREE);
		await press('f');
		expect(store.getState().triage).toBeUndefined();
		expect(store.getState().list.filter).toEqual({...NO_FILTER, statuses: ['FAILED'], domains: ['b.example']});
		expect(store.getState().list.goal).toEqual({kind: 'all'});
		expect(store.getState().view.notice).toBeUndefined();
		const {generation} = store.getState().list;
		const page = {emails: THREE.slice(0, 2), next: null};
		store.dispatch({type: 'received-page', at: NOW, generation, status: 'FAILED', token: null, page});
		await press();
		expect(frame()).toMatch(/s status FAILED {3}c domain b\.example/u);
		expect(frame()).toContain('person2@b.example');
		expect(frame()).not.toContain('person1@a.example');
		await press('\u007F');
		expect(store.getState().list.filter).toEqual({...NO_FILTER, statuses: ['FAILED']});
	});

	test('to a minute, by which nothing can be filtered, it says what the list shows instead', async () => {
		const {frame, press} = await openTriage([
			gotFailures(
				'FAILED',
				THREE.map((one, index) => ({...one, updatedAt: NOW - (index < 2 ? 600_000 : 0)})),
			),
			gotFailures('UNDELIVERED', []),
			{type: 'grouped-failures', grouping: 'minute'},
		]);
		await press('f');
		expect(frame()).toContain('No filter selects this group alone: the list shows 3 failures, 2 of them in the group.');
	});

	test('to a reason it shows that group alone, of what has been read, without asking for a page', async () => {
		const {frame, store, press, give} = await openTriage([
			gotFailures('FAILED', THREE),
			gotFailures('UNDELIVERED', []),
			gotReasons({1: 'content', 2: 'content', 3: 'sending limit'}),
		]);
		await press('f');
		expect(store.getState().list.filter).toEqual({...NO_FILTER, reasons: ['20001 content']});
		expect(frame()).toMatch(/c reason 20001 content ─+ 1–2 of 2 /u);
		expect(peopleIn(frame())).toEqual(['person1@a.example', 'person2@b.example']);
		expect(demandOf(store.getState()).pages).toEqual([]);
		await give(GROWN, gotFailures('FAILED', [...THREE, failed(4, 'a.example'), failed(5, 'a.example')]));
		await press('G');
		expect(frame()).toContain('1–2 of 2 · 3 of 5 read ─');
		await give(gotReasons({4: 'content'}));
		expect(frame()).toMatch(/c reason 20001 content ─+ 1–3 of 3 · page 1 ─/u);
		expect(peopleIn(frame())).toEqual(['person1@a.example', 'person2@b.example', 'person4@a.example']);
		expect(frame()).toMatch(/❯ ✗ FAILED +person2@b\.example/u);
		await press('\u007F');
		expect(store.getState().list.filter).toEqual(NO_FILTER);
		expect(demandOf(store.getState()).pages).toHaveLength(1);
	});
});

describe('handing over what is under the cursor', () => {
	const IDS = THREE.map(({id}) => id.safe);

	test('in 60 columns, the keys have shorter labels', async () => {
		const {frame} = await openTriage(READ_THREE, {size: {columns: 60, rows: 20}});
		expect(frame().split('\n').at(-1)).toMatch(/^ ⏎ list {2}x export 2 {2}y copy {2}w note {2}Esc back {2}\? keys *$/u);
	});

	test('beside a notice, six of the keys stay, with shorter labels', async () => {
		const {press, frame, store} = await openTriage(READ_THREE, {size: {columns: 100, rows: 30}});
		store.dispatch(notice(NOW, 'A notice of forty-three columns, no longer.'));
		await press();
		expect(frame().split('\n').at(-1)).toMatch(
			/^ ⏎ enter {2}x export {2}y copy {2}w note {2}Esc back {2}\? keys +A notice of forty-three columns, no longer\.$/u,
		);
	});

	test('in the first pane that is the whole group: the footer, the menus and what is handed over agree', async () => {
		const {press, frame, exports, clipboard} = await openTriage(READ_THREE);
		expect(frame()).toMatch(/f narrow {2}x export 2 {2}y copy 2 {2}w note on it/u);
		await press('x');
		expect(frame()).toContain('2 emails FAILED at b.example');
		expect(frame()).toMatch(/f {2}Failures {2,}all of them as CSV/u);
		await press('f');
		expect(exports.splice(0)).toEqual([['csv', THREE]]);
		await press('x', 'c');
		expect(exports).toEqual([['csv', [THREE[1], THREE[2]]]]);
		await press('y');
		expect(frame()).toMatch(/a {2}2 addresses/u);
		expect(frame()).not.toMatch(/the list as/u);
		await press('a');
		expect(clipboard).toEqual(['person2@b.example\nperson3@b.example']);
		await press('w', 'n');
		expect(exports[1]).toEqual(['2 emails FAILED at b.example', IDS.slice(1)]);
		expect(frame()).toContain('── Why they fail all 3 read');
	});

	test('in the others it is one email', async () => {
		const {press, frame, exports, clipboard} = await openTriage(READ_THREE);
		await press(ENTER, 'j');
		expect(frame()).toMatch(/x export it {2}y copy it {2}w note on it/u);
		await press('x');
		expect(frame()).toMatch(/│ 1 email +│/u);
		await press('c');
		expect(exports).toEqual([['csv', [THREE[2]]]]);
		await press('y', 'a');
		expect(clipboard).toEqual(['person3@b.example']);
		await press('w', 'n');
		expect(exports[1]).toEqual(['1 email', IDS.slice(2)]);
	});

	test('marks of the list have no effect', async () => {
		const {press, exports} = await openTriage(READ_THREE);
		await press(ESCAPE, 'm', 'c', 'x', 'c');
		expect(exports).toEqual([['csv', [THREE[1], THREE[2]]]]);
	});

	test('with recipients hidden what is handed over hides them too', async () => {
		const {press, frame, exports} = await openTriage(READ_THREE);
		await press('M', 'x', 'c');
		expect(frame()).not.toMatch(/person\d@/u);
		expect(JSON.stringify(exports)).not.toMatch(/person\d@/u);
		expect(JSON.stringify(exports)).toContain('b.example');
	});
});

describe('the open email', () => {
	test('is fetched where there is room for its text, and where one goes into it', async () => {
		const {demandOf} = await import('../../../source/state/watch/select/demand.ts');
		const wide = await openTriage(READ_THREE);
		expect(demandOf(wide.store.getState()).detailsOf?.id).toBe(THREE[1]?.id.raw);
		await wide.press('j');
		expect(demandOf(wide.store.getState()).detailsOf?.id).toBe(THREE[0]?.id.raw);
		const small = await openTriage(READ_THREE, {size: {columns: 100, rows: 30}});
		expect(demandOf(small.store.getState()).detailsOf).toBeUndefined();
		expect(small.frame()).not.toContain('loading');
		await small.press(ENTER, ENTER);
		expect(demandOf(small.store.getState()).detailsOf?.id).toBe(THREE[1]?.id.raw);
	});

	test('says why it failed, with its tags on one line', async () => {
		const tags = ['plan', 'locale'].map((key) => ({key: untrusted(key), value: untrusted('x')}));
		const {frame} = await openTriage(
			[
				gotFailures('FAILED', [{...failed(1, 'a.example'), tags}]),
				gotFailures('UNDELIVERED', []),
				gotReasons({1: 'The content could not be rendered'}),
			],
			{size: {columns: 100, rows: 30}},
		);
		expect(frame()).toMatch(/^ ✗ FAILED *\n why +The content could not be rendered \(20001\)/mu);
		expect(frame()).toMatch(/^ tags +plan:x {2}locale:x/mu);
	});
});

test('the help has a group of keys for the triage, which work there', async () => {
	const {press, frame, store} = await openTriage(READ_THREE);
	await press('?', '/', ...'triage: narrow', ENTER);
	expect(frame()).not.toContain('Keys');
	expect(store.getState().list.filter.domains).toEqual(['b.example']);
	await press('?');
	expect(frame()).toContain('Triage');
});

test('a replay has the triage too, and its own keys go on working there', async () => {
	let pauses = 0;
	const player = {togglePause: () => (pauses += 1), changeSpeed: () => {}};
	const {press, frame, give, store} = await openTriage(READ_THREE, {player});
	await give({type: 'changed-replay', replay: {speed: 1, isPaused: false, isOver: false, badLines: 0}});
	expect(frame()).toContain('── Why they fail all 3 read');
	expect(frame()).toContain('␣ pause');
	await press(' ');
	expect(pauses).toBe(1);
	await press(ENTER, ESCAPE, ESCAPE);
	expect(store.getState().triage).toBeUndefined();
});

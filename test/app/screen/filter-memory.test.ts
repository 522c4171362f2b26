import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {rememberFilters} from '../../../source/app/screen/filter-memory.ts';
import {createStore, type Store} from '../../../source/state/store.ts';
import type {PromptName} from '../../../source/state/watch/view/view.ts';
import {stateAfter} from '../../helpers/builders.ts';
import {temporaryHome} from '../../helpers/environment.ts';

let home: ReturnType<typeof temporaryHome>;
const folder = () => join(home.path, 'sendwatch');
const file = () => join(folder(), 'filters.json');

beforeEach(() => {
	home = temporaryHome();
});
afterEach(() => home.remove());

/** A watch that remembers what is typed in it. */
function openWatch(isMasked = false): Store {
	const store = createStore({...stateAfter([]), isMasked});
	rememberFilters(store, folder());
	return store;
}

function type(store: Store, text: string, prompt: PromptName = 'tags'): void {
	store.dispatch({type: 'remembered-entry', prompt, text});
}

/** What ↑ brings back in a new watch, the newest first. */
function recalled(prompt: PromptName = 'tags'): readonly string[] | undefined {
	return openWatch().getState().view.history[prompt];
}

test('filters typed in one watch are recalled in the next, each in its line, the newest first', () => {
	const store = openWatch();
	type(store, 'plan:gold');
	type(store, 'city:oslo');
	type(store, '2h', 'dates');
	type(store, 'plan:gold');
	expect(recalled()).toEqual(['plan:gold', 'city:oslo']);
	expect(recalled('dates')).toEqual(['2h']);
});

test('they are kept for their owner only, in one whole file', () => {
	type(openWatch(), 'plan:gold');
	expect(statSync(file()).mode & 0o777).toBe(0o600);
	expect(statSync(folder()).mode & 0o777).toBe(0o700);
	expect(readdirSync(folder())).toEqual(['filters.json']);
});

test('at most 50, whatever line they were typed in; what was looked for is not among them', () => {
	const store = openWatch();
	for (let number = 0; number < 60; number += 1) type(store, `n:${number}`, number % 2 === 0 ? 'tags' : 'dates');
	type(store, 'anna@example.com', 'find');
	expect([recalled()?.length, recalled('dates')?.length, recalled('find')]).toEqual([25, 25, undefined]);
	expect(recalled()?.[0]).toBe('n:58');
});

test('masked, a watch keeps nothing, also not once recipients are shown again', () => {
	const store = openWatch(true);
	type(store, 'name:anna');
	store.dispatch({type: 'toggled-mask'});
	type(store, 'plan:gold');
	store.dispatch({type: 'toggled-mask'});
	type(store, 'name:berta');
	expect(readFileSync(file(), 'utf8')).not.toMatch(/anna|berta/u);
	expect(recalled()).toEqual(['plan:gold']);
});

test('two watches at the same time keep what is typed in either', () => {
	const [first, second] = [openWatch(), openWatch()];
	type(first, 'a:1');
	type(second, 'b:2');
	expect(recalled()).toEqual(['b:2', 'a:1']);
});

test.each(['', '{', '{}', '[1, null, {"prompt": "find", "text": "x"}, {"prompt": "tags", "text": 7}]'])(
	'a file that says %j is no filter, and is replaced by the next',
	(text) => {
		mkdirSync(folder());
		writeFileSync(file(), text);
		expect(recalled()).toBeUndefined();
		type(openWatch(), 'plan:gold');
		expect(recalled()).toEqual(['plan:gold']);
	},
);

test('where nothing can be written the watch continues', () => {
	writeFileSync(folder(), 'no folder');
	expect(() => type(openWatch(), 'plan:gold')).not.toThrow();
});

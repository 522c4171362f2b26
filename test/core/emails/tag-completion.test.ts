import {describe, expect, test} from 'vitest';
import {type Completion, completeTag} from '../../../source/core/emails/tag-completion.ts';
import {lineOf} from '../../../source/core/text/line-edit.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {appendPage, NO_PAGES} from '../../../source/state/watch/list/pages.ts';
import {countTagged, knownPairs} from '../../../source/state/watch/select/loaded-tags.ts';
import {emailOf} from '../../helpers/builders.ts';

const KNOWN = ['campaign:spring', 'campaign:summer', 'city:oslo', 'version:2'];

/** What Tab makes of a line, `|` being the caret. */
function tab(picture: string, known: readonly string[] = KNOWN): string {
	const line = {text: picture.replace('|', ''), caret: picture.indexOf('|')};
	const {text, caret} = completeTag(line, known).line;
	return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('Tab', () => {
	test.each([
		['completes what only one pair begins with, ready for the next', 'v|', 'version:2;|'],
		['completes a value', 'campaign:sp|', 'campaign:spring;|'],
		['completes what several share', 'ca|', 'campaign:s|'],
		['takes the most frequent where it cannot tell', 'campaign:s|', 'campaign:spring|'],
		['takes the most frequent pair where keys share nothing more', 'c|', 'campaign:spring|'],
		['offers the most frequent pair for nothing typed', '|', 'campaign:spring|'],
		['completes the pair at the caret, after others', 'city:oslo;v|', 'city:oslo;version:2;|'],
		['completes between others', 'v| city:oslo', 'version:2;| city:oslo'],
		['reads = as :', 'campaign=su|', 'campaign:summer;|'],
		['leaves alone what nothing begins with', 'x|', 'x|'],
		['leaves alone what is complete', 'version:2|', 'version:2|'],
	])('%s', (_, before, after) => {
		expect(tab(before)).toBe(after);
	});

	test('completes in whole characters: 👨 and 👩 begin with the same UTF-16 unit', () => {
		expect(tab('wh|', ['who:x👨', 'who:x👩'])).toBe('who:x|');
	});

	test('has nothing to offer when nothing is known', () => {
		expect(completeTag(lineOf('ca'), [])).toEqual({line: lineOf('ca')});
	});
});

/** What pressing Tab (1) and Shift-Tab (-1) one after the other makes of a line with the caret at its end. */
function tabs(text: string, ...steps: readonly (1 | -1)[]): readonly string[] {
	let now: Completion = {line: lineOf(text)};
	return steps.map((by) => {
		now = completeTag(now.line, KNOWN, by, now.cycle);
		return now.line.text;
	});
}

describe('Tab again', () => {
	test('goes through all candidates and round, Shift-Tab back', () => {
		expect(tabs('c', 1, 1, 1, 1, -1)).toEqual([
			'campaign:spring',
			'campaign:summer',
			'city:oslo',
			'campaign:spring',
			'city:oslo',
		]);
		expect(tabs('c', -1, -1)).toEqual(['city:oslo', 'campaign:summer']);
	});

	test('begins with what they share, and keeps what stands around the pair', () => {
		expect(tabs('version:2;ca', 1, 1, 1)).toEqual([
			'version:2;campaign:s',
			'version:2;campaign:spring',
			'version:2;campaign:summer',
		]);
	});
});

describe('the known pairs', () => {
	function pagesWith(...tagged: readonly (readonly [string, string])[][]) {
		const emails = tagged.map((pairs, index) => ({
			...emailOf(`email-${index}`),
			tags: pairs.map(([key, value]) => ({key: untrusted(key), value: untrusted(value)})),
		}));
		return appendPage(NO_PAGES, null, {emails, next: null}, 0);
	}

	test('are those of the loaded emails, the most frequent first, then by name', () => {
		const pages = pagesWith(
			[['b', '1']],
			[
				['a', '2'],
				['c', '3'],
			],
			[['c', '3']],
		);
		expect(knownPairs(pages)).toEqual([
			{pair: 'c:3', count: 2},
			{pair: 'a:2', count: 1},
			{pair: 'b:1', count: 1},
		]);
	});

	test('never bring into the input what a filter could not hold, such as an escape sequence', () => {
		const pages = pagesWith([
			['ok', 'yes'],
			['a key', 'x'],
			['title', '\u001b]0;evil\u0007'],
			['x', 'a;b:c'],
			['empty', ''],
		]);
		expect(knownPairs(pages)).toEqual([{pair: 'ok:yes', count: 1}]);
	});
});

test('the loaded emails that have all tags of a filter are counted', () => {
	const tagged = (id: string, ...pairs: readonly string[]) => ({
		...emailOf(id),
		tags: pairs.map((pair) => {
			const [key = '', value = ''] = pair.split(':');
			return {key: untrusted(key), value: untrusted(value)};
		}),
	});
	const emails = [tagged('1', 'a:1', 'b:2'), tagged('2', 'a:1'), tagged('3', 'a:2'), tagged('4')];
	const pages = appendPage(
		appendPage(NO_PAGES, null, {emails: emails.slice(0, 2), next: 'T'}, 0),
		'T',
		{
			emails: emails.slice(2),
			next: null,
		},
		0,
	);
	const counts = [
		[{key: 'a', value: '1'}],
		[
			{key: 'a', value: '1'},
			{key: 'b', value: '2'},
		],
		[{key: 'x', value: '1'}],
	];
	expect(counts.map((filter) => countTagged(pages, filter))).toEqual([
		{matching: 2, loaded: 4},
		{matching: 1, loaded: 4},
		{matching: 0, loaded: 4},
	]);
});

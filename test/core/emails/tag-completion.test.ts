import {describe, expect, test} from 'vitest';
import {completeTag} from '../../../source/core/emails/tag-completion.ts';
import {lineOf} from '../../../source/core/text/line-edit.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {appendPage, NO_PAGES} from '../../../source/state/watch/list/pages.ts';
import {countTagged, knownPairs} from '../../../source/state/watch/select/loaded-tags.ts';
import {emailOf} from '../../helpers/builders.ts';

const KNOWN = ['campaign:spring', 'campaign:summer', 'city:oslo', 'version:2'];

/** What Tab makes of a line, `|` being the caret. */
function tab(picture: string, known: readonly string[] = KNOWN): string {
	const line = {text: picture.replace('|', ''), caret: picture.indexOf('|')};
	const {text, caret} = completeTag(line, known);
	return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('Tab', () => {
	test.each([
		['completes what only one pair begins with, ready for the next', 'v|', 'version:2;|'],
		['completes a value', 'campaign:sp|', 'campaign:spring;|'],
		['completes what several share', 'ca|', 'campaign:s|'],
		['takes the most frequent where it cannot tell', 'campaign:s|', 'campaign:spring|'],
		['takes the most frequent key where keys share nothing more', 'c|', 'campaign:|'],
		['offers the most frequent key for nothing typed', '|', 'campaign:|'],
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
		expect(completeTag(lineOf('ca'), [])).toEqual(lineOf('ca'));
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
		expect(knownPairs(pages)).toEqual(['c:3', 'a:2', 'b:1']);
	});

	test('never bring into the input what a filter could not hold, such as an escape sequence', () => {
		const pages = pagesWith([
			['ok', 'yes'],
			['a key', 'x'],
			['title', '\u001b]0;evil\u0007'],
			['x', 'a;b:c'],
			['empty', ''],
		]);
		expect(knownPairs(pages)).toEqual(['ok:yes']);
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

import fc from 'fast-check';
import {renderToString} from 'ink';
import type {ReactElement} from 'react';
import {describe, expect, test} from 'vitest';
import type {Filter} from '../../source/core/emails/filter.ts';
import {parseQuery} from '../../source/core/emails/find.ts';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {lineOf} from '../../source/core/text/line-edit.ts';
import {safe, safeLine, untrusted} from '../../source/core/text/text.ts';
import {newList, visibleRows} from '../../source/state/watch/list/list.ts';
import {appendPage, NO_PAGES} from '../../source/state/watch/list/pages.ts';
import {NOTHING_KNOWN, receiveOperation} from '../../source/state/watch/operation.ts';
import {KEYMAP} from '../../source/ui/keys/keymap.ts';
import {footerHints, keysIn} from '../../source/ui/keys/shown-keys.ts';
import {type Layout, layoutOf} from '../../source/ui/layout.ts';
import {Help} from '../../source/ui/overlays/help/help.tsx';
import {helpLines} from '../../source/ui/overlays/help/help-lines.ts';
import {Menu} from '../../source/ui/overlays/menu/menu-box.tsx';
import {howToChoose} from '../../source/ui/overlays/menu/menu-lines.ts';
import {Prompt} from '../../source/ui/overlays/prompt/prompt-line.tsx';
import {PROMPTS} from '../../source/ui/overlays/prompt/prompts.ts';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {Footer} from '../../source/ui/watch/footer.tsx';
import {EmailList} from '../../source/ui/watch/list/email-list.tsx';
import {ListHead} from '../../source/ui/watch/list/list-head.tsx';
import {Counters} from '../../source/ui/watch/top/counters.tsx';
import {Line1} from '../../source/ui/watch/top/line-1/line-1.tsx';
import {StackedBar} from '../../source/ui/watch/top/stacked-bar.tsx';
import {StateLine} from '../../source/ui/watch/top/state-line/state-line.tsx';
import {measuredAlike} from '../helpers/awkward-text.ts';
import {email, operation} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 21);
const CLOCK = {now: NOW, offsetAt: () => 60};
const ON_LIST = {context: 'list'} as const;
const KEY_OF = keysIn(KEYMAP, ON_LIST);
const THEME = createTheme({depth: 'none', isAscii: false});
const ASCII = createTheme({depth: 'none', isAscii: true});

function rowsOf(element: ReactElement, columns: number): readonly string[] {
	return renderToString(element, {columns}).split('\n');
}

/** Where the counters have a panel of their own, they could still be in two lines. */
function counterRowsOf({counterRows}: Layout): 1 | 2 {
	return counterRows === 0 ? 2 : counterRows;
}

const TROUBLE = {
	kind: 'unreachable',
	sentence: safeLine('No answer from http://127.0.0.1: the connection was lost.'),
} as const;
const MENU_ITEMS = Array.from({length: 60}, (_, index) => ({
	key: String(index),
	label: safeLine(`${index} 日本語の件名`.repeat(index)),
	note: safeLine('seldom '.repeat(index)),
}));
const counter = fc.nat({max: 12_000});
const stats = fc.record({
	total: fc.oneof(fc.constant(10_000), counter),
	queued: counter,
	sent: counter,
	scheduled: counter,
	delivered: counter,
	opened: counter,
	undelivered: counter,
	failed: counter,
	canceled: counter,
});
const texts = fc.oneof(
	fc.string({unit: 'grapheme', maxLength: 80}),
	measuredAlike,
	fc.constant('日本語の件名'.repeat(8)),
);
const statuses = fc.oneof(fc.constantFrom('DELIVERED', 'FAILED', 'SOMETHING_NEW'), measuredAlike);
const emails = fc.array(fc.tuple(texts, texts, statuses), {maxLength: 12});
const sizes = fc.record({columns: fc.integer({min: 40, max: 200}), rows: fc.integer({min: 12, max: 60})});

describe('whatever the data and the size', () => {
	test('no part of the screen is wider or taller than its place', () => {
		const check = fc.property(
			stats,
			emails,
			texts,
			sizes,
			fc.boolean(),
			(counts, list, text, {columns, rows}, isAscii) => {
				const layout = layoutOf(columns, rows);
				const theme = isAscii ? ASCII : THEME;
				const watch = receiveOperation(NOTHING_KNOWN, operation('PROCESSING', counts, {createdAt: NOW - 60_000}), NOW);
				const pages = appendPage(
					NO_PAGES,
					null,
					{
						emails: list.map(([address, subject, status], number) =>
							email(number, status, {
								to: [{address: untrusted(address)}],
								subject: untrusted(subject),
								updatedAt: NOW,
							}),
						),
						next: 'more',
					},
					0,
				);
				const tags = [{key: 'campaign', value: 'spring'.repeat(20)}];
				const filter: Filter = {
					tags,
					statuses: ['FAILED', 'UNDELIVERED', 'CANCELED'],
					domains: [],
					reasons: [],
					since: NOW - 90_000_000,
				};
				const shown = {...newList(filter, 50), pages, selection: {id: email(0).id.raw, offset: 0}};
				const {top, rows: visible} = visibleRows(shown, layout.listRows);
				const connection = {kind: 'offline', next: NOW + 1000, problem: TROUBLE} as const;
				const parts: readonly (readonly [ReactElement, number])[] = [
					[
						<Line1
							key="h"
							operationId={OPERATION_ID}
							badge="failing"
							watch={watch}
							connection={connection}
							stall={undefined}
							where={{share: safe`97 %`, place: safe`at two domains`, read: 2001}}
							nextPollAt={NOW}
							replay={undefined}
							keyOf={KEY_OF}
							isSpinning={false}
							isTlsUnchecked={false}
							columns={columns}
							now={NOW}
							theme={theme}
						/>,
						1,
					],
					[<StackedBar key="b" counts={watch.counts} columns={columns} theme={theme} />, 1],
					[
						<Counters
							key="c"
							counts={watch.counts}
							lastKnown={watch.lastKnown}
							deltas={watch.deltas}
							pace={[safe`248/s (12/s failing)`, safe`248/s`]}
							timeLeft={[safe`about 10 s to about 45 s left`, safe`10 s–45 s left`]}
							rows={counterRowsOf(layout)}
							columns={columns}
							theme={theme}
						/>,
						counterRowsOf(layout),
					],
					[
						<StateLine
							key="s"
							badge="offline"
							watch={watch}
							connection={connection}
							stallAfterMs={60_000}
							lag={safeLine('the list is 12 emails behind the counters')}
							badLines={3}
							keyOf={KEY_OF}
							columns={columns}
							now={NOW}
							theme={theme}
						/>,
						1,
					],
					[
						<ListHead
							key="l"
							list={shown}
							top={top}
							visible={visible.length}
							total={10_000}
							isLoading={false}
							isMasked={isAscii}
							marked={list.length}
							clock={CLOCK}
							find={text}
							matches={safeLine('match 3 of 17 · 150 of 10,000 loaded')}
							keyOf={KEY_OF}
							columns={columns}
							theme={theme}
						/>,
						1,
					],
					[
						<EmailList
							key="e"
							rows={visible}
							marked={new Set([email(0).id.raw])}
							query={parseQuery('e')}
							matching={new Set(visible.map(({key}) => key))}
							missing={safe`no longer listed`}
							emptyReason={safe`No emails.`}
							columns={columns}
							hasTags={layout.hasTags}
							height={layout.listRows}
							writtenAt={NOW}
							theme={theme}
						/>,
						layout.listRows,
					],
					[
						<Prompt
							key="t"
							kind={PROMPTS.tags}
							line={lineOf(`${'a:b '.repeat(40)}${text}`)}
							judgement={{
								mistake: {at: 4, reason: safeLine('too long '.repeat(30)), short: safeLine('too long '.repeat(30))},
							}}
							columns={columns}
							theme={theme}
						/>,
						2,
					],
					[
						<Menu
							key="m"
							kind={{title: safe`Choose`, isMulti: true, isForeign: true}}
							items={MENU_ITEMS}
							row={40}
							chosen={new Set(['5'])}
							says={safeLine('from 150 loaded of 260 failures, loading on')}
							how={howToChoose(KEY_OF, true)}
							columns={columns}
							rows={layout.listRows}
							theme={theme}
						/>,
						layout.listRows,
					],
					[
						<Help
							key="?"
							lines={helpLines(ON_LIST, KEYMAP)}
							row={30}
							filter={lineOf('')}
							isTyping={isAscii}
							keyOf={KEY_OF}
							columns={columns}
							rows={layout.listRows}
							theme={theme}
						/>,
						layout.listRows,
					],
					[
						<Footer
							key="f"
							hints={footerHints(KEYMAP, ON_LIST, isAscii)}
							notice={undefined}
							keyOf={KEY_OF}
							columns={columns}
							theme={theme}
						/>,
						1,
					],
					[
						<Footer
							key="n"
							hints={footerHints(KEYMAP, ON_LIST, isAscii)}
							notice={{text: safeLine(text), at: NOW, sign: 'done'}}
							keyOf={KEY_OF}
							columns={columns}
							theme={theme}
						/>,
						1,
					],
				];
				for (const [element, height] of parts) {
					const drawn = rowsOf(element, columns);
					expect(drawn.length).toBeLessThanOrEqual(height);
					for (const row of drawn) {
						expect(row.isWellFormed()).toBe(true);
						expect(widthOf(row)).toBeLessThanOrEqual(columns);
					}
				}
			},
		);
		fc.assert(check, {numRuns: 30});
	});

	test('the parts together are exactly as tall as the terminal', () => {
		for (let rows = 12; rows < 70; rows += 1)
			for (const columns of [40, 55, 56, 79, 80, 119, 120, 200])
				for (const hasStateLine of [false, true]) {
					const {counterRows, panelLines, listRows} = layoutOf(columns, rows, hasStateLine);
					const panel = panelLines === 0 ? 0 : panelLines + 1;
					// Line 1, stacked bar, list head, footer.
					expect(4 + counterRows + Number(hasStateLine) + panel + listRows).toBe(rows);
					expect(listRows).toBeGreaterThanOrEqual(5);
				}
	});
});

describe('the columns of the list', () => {
	test('stay in their place whatever the width of the letters', () => {
		const subjects = ['plain', '日本語の件名です', 'emoji 👨‍👩‍👧 family', 'combining ééé', ''];
		const rows = subjects.map((subject, number) => ({
			key: String(number),
			email: email(number, 'DELIVERED', {subject: untrusted(subject), updatedAt: NOW}),
			isSelected: number === 1,
			isMissing: false,
			isChanged: false,
		}));
		const drawn = rowsOf(
			<EmailList
				rows={rows}
				marked={new Set(['2'])}
				query={parseQuery('e')}
				matching={new Set(rows.map(({key}) => key))}
				missing={safe`no longer listed`}
				emptyReason={safe``}
				columns={100}
				hasTags={false}
				height={5}
				writtenAt={NOW}
				theme={THEME}
			/>,
			100,
		);
		const ends = drawn.map((row) => widthOf(row.slice(0, row.lastIndexOf(':'))));
		expect(new Set(ends).size).toBe(1);
	});

	test('say every status with its own word and glyph, also in ASCII', () => {
		for (const theme of [THEME, ASCII]) {
			const glyphs = Object.values(theme.statuses).map(({glyph}) => glyph);
			expect(new Set(glyphs.slice(0, -1)).size).toBe(glyphs.length - 1);
		}
		expect(JSON.stringify(ASCII)).toMatch(/^[\x20-\x7E]*$/u);
	});
});

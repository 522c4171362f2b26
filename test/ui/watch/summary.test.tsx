import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import type {Stats} from '../../../source/core/operation/stats.ts';
import {type SafeText, safe, untrusted} from '../../../source/core/text/text.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {Summary} from '../../../source/ui/watch/summary.tsx';
import {OPERATION_ID, stateAfter} from '../../helpers/builders.ts';
import {email, operation} from '../../helpers/emails.ts';

const COMMAND = safe`sendwatch comms_operation_1 --status FAILED --status UNDELIVERED`;

/** What stays on the terminal after a send with these counters, of whose failures these domains were read. */
function summary(stats: Partial<Stats>, ...domains: readonly string[]): string {
	return summaryIn(120, COMMAND, stats, ...domains);
}

function summaryIn(
	columns: number,
	command: SafeText | undefined,
	stats: Partial<Stats>,
	...domains: readonly string[]
): string {
	const state: State = stateAfter([{type: 'received-operation', at: 0, operation: operation('COMPLETED', stats)}]);
	const emails = domains.map((domain, number) =>
		email(number, 'UNDELIVERED', {to: [{address: untrusted(`p@${domain}`)}]}),
	);
	const failures = {...state.failures, known: {...state.failures.known, emails}};
	const element = (
		<Summary
			state={{...state, failures}}
			command={command}
			now={1000}
			columns={columns}
			theme={createTheme({depth: 'none', isAscii: false})}
		/>
	);
	return renderToString(element, {columns});
}

describe('the summary', () => {
	test('says the verdict in the words of the badge, where the failures are and how to see them again', () => {
		const text = summary({total: 10, delivered: 6, undelivered: 4}, 'a.example', 'a.example', 'b.example');
		expect(text).toContain(' ✗ SETTLED   4 of 10 ended: 40 %');
		expect(text).toContain('Failures (3 of 4 read): a.example 2 (66 %), b.example 1 (33 %).');
		expect(text).toContain(`\nSee them again:\n${COMMAND}`);
	});

	test('names three domains and how many others there are', () => {
		const text = summary({total: 10, undelivered: 5, delivered: 5}, 'a.x', 'b.x', 'c.x', 'd.x', 'e.x');
		expect(text).toContain('c.x 1 (20 %), 2 other domains.');
	});

	test.each([40, 60, 120])('leaves the command and the id unbroken at %i columns, to be pasted', (columns) => {
		const lines = summaryIn(columns, COMMAND, {total: 10, delivered: 6, undelivered: 4}, 'a.example').split('\n');
		expect(lines[0]).toMatch(/^sendwatch comms_operation_\w+$/u);
		expect(lines[0]).toContain(OPERATION_ID);
		expect(lines[lines.indexOf('See them again:') + 1]).toBe(COMMAND);
	});

	test('names no command where nothing is left to show them', () => {
		const text = summaryIn(80, undefined, {total: 10, delivered: 6, undelivered: 4}, 'a.example');
		expect(text).toContain('Failures (');
		expect(text).not.toContain('See them again');
	});

	test('of a send without failures is about none', () => {
		const text = summary({total: 10, delivered: 10});
		expect(text).toContain(' ✓ SETTLED   none failed');
		expect(text).not.toMatch(/Failures|See them again/u);
	});
});

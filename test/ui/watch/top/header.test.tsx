import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {safeLine} from '../../../../source/core/text/text.ts';
import {NOTHING_KNOWN, receiveOperation} from '../../../../source/state/watch/operation.ts';
import type {Connection} from '../../../../source/state/watch/select/connection.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {Header, type HeaderProps} from '../../../../source/ui/watch/top/header.tsx';
import {operation} from '../../../helpers/emails.ts';
import {OPERATION_ID} from '../../../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 21);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const THEME = createTheme({depth: 'none', isAscii: false});
const PROBLEM = {kind: 'unreachable', sentence: safeLine('No answer.')} as const;
const LIVE: Connection = {kind: 'live', next: NOW + 1000};
const OFFLINE: Connection = {kind: 'offline', next: NOW + 1000, problem: PROBLEM};

type Changes = Partial<HeaderProps> & {readonly status?: string; readonly age?: number};

/** The header of a send of some age, 80 columns wide unless told otherwise. */
function header({status = 'PROCESSING', age = 42_000, columns = 80, ...props}: Changes): string {
	const watch = receiveOperation(NOTHING_KNOWN, operation(status, {total: 5, sent: 2}, {createdAt: NOW - age}), NOW);
	const element = (
		<Header
			operationId={OPERATION_ID}
			watch={watch}
			connection={LIVE}
			isSpinning={false}
			isTlsUnchecked={false}
			columns={columns}
			now={NOW}
			theme={THEME}
			{...props}
		/>
	);
	return renderToString(element, {columns});
}

describe('the header', () => {
	test.each([
		['an id that fills what is left', {columns: 50}, ' sendwatch  comms_operati…hp41  ● PROCESSING  42 s'],
		['a narrow gap', {columns: 40}, ' sendwatch comm…hp41  ● PROCESSING  42 s'],
		['no age', {columns: 40, age: 125 * MINUTE}, ' sendwatch  comms_ope…hp41  ● PROCESSING'],
		['the start of a long status', {columns: 40, status: 'X'.repeat(50)}, ' sendwatch comm…hp41  ● XXXXXXXXXXXXXXX…'],
		['the next poll', {columns: 60}, ' sendwatch  comms_ope…hp41  ● PROCESSING  42 s  next in 1 s'],
		[
			'a word where there is no room for since when',
			{columns: 56, connection: OFFLINE},
			/PROCESSING {2}42 s {2}offline$/u,
		],
		[
			'since when, where there is',
			{columns: 66, connection: OFFLINE},
			/PROCESSING {2}42 s {2}offline since [\d:]{8}$/u,
		],
	] as const)('has %s', (_, changes, expected) => {
		expect(header(changes)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
	});

	test('keeps its words whole at any width, for any age, in trouble and in a replay', () => {
		const replay = {startedAt: NOW, speed: 10, isPaused: false, isOver: false, badLines: 0};
		const word =
			/^(?: sendwatch| REPLAY| TLS UNSAFE) +comm\w*…?\w+ {2}● PROCESSING(?: {2}\d+ \w+(?: \d+ \w+)?)?(?: +(?:(?:polled \d s ago · )?next in 1 s|offline(?: since [\d:]{8})?|REPLAY(?: [\d:-]+)*(?: ×10)?))?$/u;
		for (let columns = 40; columns <= 130; columns += 1)
			for (const age of [42_000, 11 * MINUTE + 30_000, 23 * 60 * MINUTE + 59 * MINUTE, 6 * DAY + 23 * 60 * MINUTE])
				for (const more of [{}, {connection: OFFLINE}, {replay}, {isTlsUnchecked: true}] as readonly Changes[]) {
					const text = header({columns, age, ...more});
					expect(text.trimEnd()).toMatch(word);
					expect(widthOf(text)).toBeLessThanOrEqual(columns);
				}
	});
});

import {expect, test} from 'vitest';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {statusSpan} from '../../../../source/ui/watch/list/email-row.tsx';
import {listColumns, USUAL_WIDTHS} from '../../../../source/ui/watch/list/list-columns.ts';
import {email, operation, page, range} from '../../../helpers/emails.ts';
import {GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../../open-app.tsx';

test('a changed status is bold, and nothing else about it is different', () => {
	const theme = createTheme({depth: 'truecolor', isAscii: false});
	const row = {email: email(1, 'DELIVERED'), columns: listColumns(100, false, USUAL_WIDTHS), theme};
	const usual = statusSpan({...row, isChanged: false});
	expect(usual).toMatchObject({text: '✓ DELIVERED  ', ...theme.delivered});
	expect(usual.isBold).toBeUndefined();
	expect(statusSpan({...row, isChanged: true})).toEqual({...usual, isBold: true});
});

test('a poll that changes a status draws the same text in every other row', async () => {
	const {frame, press, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press();
	const before = frame().split('\n');
	const emails = page(range(0, 50)).emails.with(3, email(3, 'DELIVERED'));
	store.dispatch(
		{type: 'asked-operation', at: NOW},
		{type: 'refreshed-page', at: NOW, generation: 0, token: null, page: {emails, next: 'second'}},
		{type: 'received-operation', at: NOW, operation: operation('PROCESSING', {total: 100, delivered: 60, queued: 40})},
	);
	await press();
	const after = frame().split('\n');
	const changed = after.filter((line, index) => line !== before[index] && line.includes('@'));
	expect(changed).toEqual([expect.stringContaining('✓ DELIVERED    person3@example.com')]);
});

import {renderToString} from 'ink';
import {expect, test} from 'vitest';
import {groupFailures} from '../../../../source/core/emails/failure-groups.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {safe, untrusted} from '../../../../source/core/text/text.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {FailuresPanel} from '../../../../source/ui/watch/panel/failures-panel.tsx';
import {email} from '../../../helpers/emails.ts';

const REASONS = [
	'The content could not be rendered for this recipient',
	'The recipient address was refused before sending',
	'The sending limit of the account was reached',
];

/** Five emails for each of the reasons, at a domain. */
function lineAt(columns: number): string {
	const emails = [...new Array(15).keys()].map((number) =>
		email(number, 'FAILED', {to: [{address: untrusted(`p${number}@post.example.org`)}]}),
	);
	const reasons = new Map(
		emails.map(({id}, index) => [id.raw, {message: untrusted(REASONS[index % 3] ?? '')}] as const),
	);
	const panel = (
		<FailuresPanel
			groups={groupFailures(emails, 'domain', reasons)}
			counted={15}
			read={[safe`all read`]}
			empty={safe``}
			more={safe``}
			lines={1}
			columns={columns}
			noReason="none"
			hasDetails={true}
			theme={createTheme({depth: 'none', isAscii: false})}
		/>
	);
	return renderToString(panel, {columns}).split('\n')[1] ?? '';
}

test.each([80, 100, 160])('of several reasons each is cut in %i columns, and none is lost', (columns) => {
	const line = lineAt(columns);
	expect(widthOf(line)).toBeLessThanOrEqual(columns);
	expect(line).toMatch(/5 The con\S* ?.*· 5 The .*· 5 The /u);
});

test('where there is room they are whole, and where there is too little the first says something', () => {
	expect(lineAt(300)).toContain(REASONS.map((reason) => `5 ${reason}`).join(' · '));
	expect(lineAt(60)).toMatch(/post\.example\.org {2}5 The content .*…/u);
});

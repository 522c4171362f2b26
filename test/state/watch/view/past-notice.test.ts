import {expect, test} from 'vitest';
import {say} from '../../../../source/core/text/text.ts';
import {type Event, notice, noticeDuring} from '../../../../source/state/watch/event.ts';
import {emailOf, stateAfter} from '../../../helpers/builders.ts';

const PAGE: Event = {
	type: 'received-page',
	at: 1,
	generation: 0,
	token: null,
	page: {emails: [emailOf('a'), emailOf('b')], next: null},
};
const FROZEN = noticeDuring('freeze', 2, [say`The list is frozen.`]);
const RANGE = noticeDuring('range', 2, [say`Marking from here.`]);
const EXPORTING = noticeDuring('export', 2, [say`An export is under way.`]);
const CLEARED: Event = {type: 'cleared-notice'};

test.each<[string, readonly Event[], Event]>([
	['a freeze', [{type: 'toggled-freeze'}, FROZEN], {type: 'toggled-freeze'}],
	['a range of marks', [PAGE, {type: 'toggled-range'}, RANGE], {type: 'toggled-range'}],
	['a range that another mark ends', [PAGE, {type: 'toggled-range'}, RANGE], {type: 'toggled-mark'}],
	['an export', [{type: 'began-export', format: 'csv'}, EXPORTING], {type: 'ended-export'}],
])('a notice about %s goes with it, also from the messages', (_, during, end) => {
	expect(stateAfter(during).view.notice).toBeDefined();
	expect(stateAfter([...during, end]).view.notice).toBeUndefined();
	expect(stateAfter([...during, CLEARED]).view.clearedNotice).toBeDefined();
	expect(stateAfter([...during, CLEARED, end]).view.clearedNotice).toBeUndefined();
});

test('any other notice stays', () => {
	const events: readonly Event[] = [{type: 'toggled-freeze'}, notice(2, 'Copied.'), {type: 'toggled-freeze'}];
	expect(stateAfter(events).view.notice?.text).toBe('Copied.');
});

const SAID = noticeDuring('stay', 2, [say`No match among the 2 loaded emails.`]);

test.each<[string, readonly Event[], Event]>([
	['a find once the find has ended', [PAGE, {type: 'started-find', at: 2, text: 'b', height: 5}], {type: 'ended-find'}],
	['a key in the help once its lines are filtered', [PAGE, {type: 'opened-help'}], {type: 'filtered-help'}],
])('a notice about %s goes', (_, before, end) => {
	expect(stateAfter([...before, SAID]).view.notice).toBeDefined();
	expect(stateAfter([...before, SAID, end]).view.notice).toBeUndefined();
});

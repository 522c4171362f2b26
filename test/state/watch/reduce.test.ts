import {expect, test} from 'vitest';
import {FAILURES_HANDLERS} from '../../../source/state/failures/handlers.ts';
import {TRIAGE_HANDLERS} from '../../../source/state/triage/handlers.ts';
import {DETAILS_HANDLERS} from '../../../source/state/watch/details/handlers.ts';
import {EXPORT_HANDLERS} from '../../../source/state/watch/exports.ts';
import {FIND_HANDLERS} from '../../../source/state/watch/find/find.ts';
import {LIST_HANDLERS} from '../../../source/state/watch/list/handlers.ts';
import {NETWORK_HANDLERS} from '../../../source/state/watch/network.ts';
import {HANDLERS, reduce} from '../../../source/state/watch/reduce.ts';
import {ANSWER_HANDLERS} from '../../../source/state/watch/shared/answers.ts';
import {OVERLAY_HANDLERS} from '../../../source/state/watch/shared/overlays.ts';
import {POLL_HANDLERS} from '../../../source/state/watch/shared/polls.ts';
import {USER_HANDLERS} from '../../../source/state/watch/shared/user.ts';
import {VIEW_HANDLERS} from '../../../source/state/watch/view/handlers.ts';
import {stateAfter} from '../../helpers/builders.ts';

test('no event has two handlers, of which the order of the tables would choose one', () => {
	const types = [
		...[FAILURES_HANDLERS, DETAILS_HANDLERS, EXPORT_HANDLERS, FIND_HANDLERS, LIST_HANDLERS, NETWORK_HANDLERS],
		...[ANSWER_HANDLERS, OVERLAY_HANDLERS, POLL_HANDLERS, USER_HANDLERS, TRIAGE_HANDLERS, VIEW_HANDLERS],
	].flatMap((handlers) => Object.keys(handlers));
	expect(types.toSorted()).toEqual(Object.keys(HANDLERS).toSorted());
});

test('an event that changes nothing leaves the very same state', () => {
	const state = stateAfter([]);
	expect(reduce(state, {type: 'moved-export', written: 3})).toBe(state);
	expect(reduce(state, {type: 'opened-details'})).toBe(state);
});

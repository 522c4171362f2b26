import {expect, test} from 'vitest';
import {untrusted} from '../../source/core/text/text.ts';
import {openWatch} from './watching.ts';

test('the reasons of failures are asked for once when the clusters open, page after page', async () => {
	const {poller, store, take, untaken, state} = openWatch();
	poller.start();
	expect(untaken()).not.toContain('reasons');
	store.dispatch({type: 'opened-menu', menu: 'clusters'});
	const [first, second] = ['a', 'b'].map((emailId) => ({emailId, message: untrusted(`why ${emailId}`)}));
	await take('reasons').answer({reasons: first === undefined ? [] : [first], next: 'more'});
	await take('reasons').answer({reasons: second === undefined ? [] : [second], next: null});
	expect([...state().reasons.byEmail.keys()]).toEqual(['a', 'b']);
	expect(untaken()).not.toContain('reasons');
	poller.close();
});

test('reasons that lead in a circle are kept as far as they came', async () => {
	const {poller, store, take, state, untaken} = openWatch();
	poller.start();
	store.dispatch({type: 'opened-menu', menu: 'clusters'});
	const reasonFor = (emailId: string) => ({emailId, message: untrusted(`why ${emailId}`)});
	await take('reasons').answer({reasons: [reasonFor('a')], next: 'more'});
	await take('reasons').answer({reasons: [reasonFor('b')], next: 'more'});
	expect([...state().reasons.byEmail.keys()]).toEqual(['a', 'b']);
	expect(untaken()).not.toContain('reasons');
	poller.close();
});

test('a server that refuses them is not asked again before the user asks', async () => {
	const {poller, store, take, untaken, state} = openWatch();
	poller.start();
	store.dispatch({type: 'opened-menu', menu: 'clusters'});
	await take('reasons').fail('refused');
	store.dispatch({type: 'closed-overlay'}, {type: 'opened-menu', menu: 'clusters'});
	expect(untaken()).not.toContain('reasons');
	expect(state().reasons.refusal?.sentence).toBe('It is refused.');
	poller.refresh();
	store.dispatch({type: 'closed-overlay'}, {type: 'opened-menu', menu: 'clusters'});
	expect(untaken()).toContain('reasons');
	poller.close();
});

test('a server that has none is asked once and nothing is said of it', async () => {
	const {poller, store, take, untaken, state} = openWatch();
	poller.start();
	store.dispatch({type: 'opened-menu', menu: 'clusters'});
	await take('reasons').fail('absent');
	expect(state().reasons).toMatchObject({byEmail: new Map(), isWanted: false});
	expect(state().view.notice).toBeUndefined();
	expect(untaken()).not.toContain('reasons');
	poller.close();
});

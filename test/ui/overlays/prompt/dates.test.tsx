import {expect, test} from 'vitest';
import {ENTER, GOT_OPERATION, openApp} from '../../open-app.tsx';

test('the same range of time applied again changes nothing, whatever else the list is narrowed to', async () => {
	const {press, store} = openApp(GOT_OPERATION, {
		type: 'changed-filter',
		change: {part: 'domains', domains: ['a.example']},
	});
	const {list} = store.getState();
	await press('d', ENTER);
	expect(store.getState().view.overlay).toEqual({kind: 'none'});
	expect(store.getState().list).toBe(list);
});

import {describe, expect, test} from 'vitest';
import {cursorRow} from '../../../source/state/watch/list/cursor.ts';
import {noticeIn} from '../../helpers/notices.ts';
import {GOT_OPERATION, GOT_PAGE, openApp} from '../open-app.tsx';

/** What the letter keys of a keyboard type, in the order of its rows. */
const KEYBOARDS = [
	['Russian', 'йцукенгшщзхъфывапролджэячсмитьбю'],
	['Ukrainian', 'йцукенгшщзхїфівапролджєячсмитьбюґ'],
	['Bulgarian', 'уеишщксдзцьяаожгтнвмчюйъэфхпрлб'],
	['Serbian', 'љњертзуиопшђасдфгхјклчћжѕџцвбнм'],
	['Greek', 'ςερτυθιοπασδφγηξκλζχψωβνμ'],
	['Hebrew', 'קראטוןםפשדגכעיחלךףזסבהנמצתץ'],
	['Arabic', 'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ'],
	['Persian', 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو'],
	['Armenian', 'քոեռտըւիօպասդֆգհյկլզղցվբնմ'],
	['Georgian', 'ქწერტყუიოპასდფგჰჯკლზხცვბნმ'],
	['Hindi', 'ौैाीूबहगदजडोे्िुपरकतचटंमनवलसय'],
	['Thai', 'ๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ'],
	['Korean', 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ한'],
	['Japanese', 'たていすかんなにらせちとしはきくまのりれつさそひこみもねるめアイ漢'],
] as const;

describe('a keyboard of another script gets a sentence with each of its letters, and nothing else happens', () => {
	test.each(KEYBOARDS)('%s', async (_, letters) => {
		const {press, store, left} = openApp(GOT_OPERATION, GOT_PAGE);
		await press();
		const before = store.getState();
		for (const letter of letters) {
			store.dispatch({type: 'cleared-notice'});
			await press(letter);
			expect(noticeIn(store.getState()), letter).toMatch(/^(?:\p{L}|That) is not a key: keys are Latin letters\./u);
		}
		const {view: _view, ...after} = store.getState();
		const {view: __, ...rest} = before;
		expect(after).toEqual(rest);
		expect(left).toEqual([]);
	});
});

describe('full-width letters, as an input method types them', () => {
	test('are the keys that they show', async () => {
		const {press, store, left} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('ｊ', 'ｊ', 'ｊ', 'ｋ');
		const {list} = store.getState();
		expect(cursorRow(list.pages, list.selection)).toBe(2);
		await press('？');
		expect(store.getState().view.overlay.kind).toBe('help');
		await press('\u001B[27u', 'ｘ');
		expect(store.getState().view.overlay).toMatchObject({kind: 'menu', menu: 'export'});
		await press('Ｊ');
		expect(store.getState().view.overlay.kind).toBe('none');
		await press('ｑ');
		expect(left).toEqual([0]);
	});

	test('are text where a line is typed', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('／', 'ｑ');
		expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', line: {text: 'ｑ'}});
	});
});

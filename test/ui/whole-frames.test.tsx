import fc from 'fast-check';
import {renderToString} from 'ink';
import {expect, test} from 'vitest';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {createStore, type Store} from '../../source/state/store.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {layoutOf} from '../../source/ui/layout.ts';
import {createReader} from '../../source/ui/reader.ts';
import {createTheme, type ThemeOptions} from '../../source/ui/theme/theme.ts';
import {Frame} from '../../source/ui/watch/frame.tsx';
import {check} from '../helpers/check.ts';
import {operation} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';
import {SCENES} from './keys/scenes.ts';
import {NOW} from './open-app.tsx';

const columns = fc.oneof(fc.constantFrom(40, 56, 79, 80, 100, 119, 120, 140, 180), fc.integer({min: 40, max: 300}));
const rows = fc.oneof(fc.constantFrom(12, 15, 16, 23, 24, 40), fc.integer({min: 12, max: 100}));
const counter = fc.oneof(fc.constant(0), fc.nat({max: 12}), fc.nat({max: 1_200_000}));
const stats = fc.record({
	total: counter,
	queued: counter,
	sent: counter,
	scheduled: counter,
	delivered: counter,
	opened: counter,
	undelivered: counter,
	failed: counter,
	canceled: counter,
});
const answers = fc.array(
	fc.record({
		stats,
		status: fc.constantFrom('SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED'),
		age: fc.nat({max: 99 * 3_600_000}),
	}),
	{maxLength: 2},
);
const themes = fc.record({
	depth: fc.constantFrom<ThemeOptions['depth'][]>('truecolor', '256', '16', 'none'),
	isAscii: fc.boolean(),
	background: fc.constantFrom('dark' as const, 'light' as const),
});

type Answers = typeof answers extends fc.Arbitrary<infer Values> ? Values : never;

/** A watch in a state that the app can be looked at in, with the answers that came after it. */
function storeIn(arrange: (store: Store) => void, later: Answers): Store {
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	arrange(store);
	for (const [index, {status, age, stats: counters}] of later.entries())
		store.dispatch({
			type: 'received-operation',
			at: NOW + index * 2000,
			operation: operation(status, counters, {createdAt: NOW - age}),
		});
	return store;
}

test.each(Object.entries(SCENES))('a frame is exactly as large as its terminal: %s', (_, arrange) => {
	const property = fc.property(
		columns,
		rows,
		answers,
		themes,
		fc.boolean(),
		(width, height, later, options, hasLine) => {
			const store = storeIn(arrange, later);
			const layout = layoutOf(width, height, hasLine);
			store.dispatch({type: 'fitted-details', hasRoom: layout.hasPreview});
			const theme = createTheme(options);
			const frame = renderToString(
				<Frame
					store={store}
					layout={layout}
					theme={theme}
					now={() => NOW + 4000}
					reader={createReader(theme)}
					hasBoard={false}
				/>,
				{columns: width},
			);
			const lines = frame.split('\n');
			expect(lines).toHaveLength(height);
			expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
		},
	);
	check(property, 12);
});

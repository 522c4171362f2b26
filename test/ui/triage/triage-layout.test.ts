import fc from 'fast-check';
import {expect, test} from 'vitest';
import {TRIAGE_PANES} from '../../../source/state/triage/triage.ts';
import {bareLayout, bodyRows, layoutOf} from '../../../source/ui/layout.ts';
import {layOut, PANE_GAP} from '../../../source/ui/triage/triage-layout.ts';
import {check} from '../../helpers/check.ts';

const at = (columns: number, rows: number) => bareLayout(layoutOf(columns, rows));

test.each([
	[40, 12, 'groups', {groups: 3, emails: 6}],
	[40, 12, 'emails', {groups: 3, emails: 6}],
	[40, 12, 'email', {emails: 3, email: 6}],
	[60, 20, 'groups', {groups: 6, emails: 11}],
	[60, 20, 'email', {emails: 6, email: 11}],
	[100, 30, 'groups', {groups: 7, emails: 10, email: 10}],
	[119, 50, 'emails', {groups: 7, when: 6, emails: 17, email: 17}],
	[160, 50, 'groups', {groups: 7, when: 7, emails: 40, email: 40}],
	[220, 60, 'email', {groups: 7, when: 7, emails: 50, email: 50}],
] as const)('at %i×%i with the keys in the %s the panes have rows: %o', (columns, rows, focus, expected) => {
	const {isBeside: _, ...panes} = layOut(at(columns, rows), focus, 5, 0);
	const heights = Object.fromEntries(Object.entries(panes).map(([name, pane]) => [name, pane.rows]));
	expect(heights).toEqual(expected);
});

test('at any size the panes fill the place of the list exactly, the focused one among them', () => {
	const size = fc.record({columns: fc.integer({min: 40, max: 300}), rows: fc.integer({min: 12, max: 100})});
	const property = fc.property(
		size,
		fc.constantFrom(...TRIAGE_PANES),
		fc.nat({max: 400}),
		fc.nat({max: 1}),
		fc.boolean(),
		({columns, rows}, focus, groups, notes, hasLine) => {
			const layout = bareLayout(layoutOf(columns, rows, hasLine));
			const panes = layOut(layout, focus, groups, notes);
			expect(panes[focus]).toBeDefined();
			const heightOf = (...names: readonly ('groups' | 'when' | 'emails' | 'email')[]) =>
				names.reduce((sum, name) => sum + (panes[name]?.rows ?? 0), 0);
			const widthOf = (...names: readonly ('groups' | 'when' | 'emails' | 'email')[]) =>
				names.reduce((sum, name) => sum + (panes[name]?.columns ?? 0), 0);
			const body = bodyRows(layout);
			if (panes.isBeside) {
				expect([heightOf('groups', 'emails'), heightOf('when', 'email')]).toEqual([body, body]);
				expect([widthOf('groups', 'when'), widthOf('emails', 'email')]).toEqual([
					columns - PANE_GAP,
					columns - PANE_GAP,
				]);
			} else expect(heightOf('groups', 'when', 'emails', 'email')).toBe(body);
			if (panes.groups !== undefined) {
				const {rows: all, lines, notes: below, hasHeads} = panes.groups;
				expect(1 + Number(hasHeads) + lines + below).toBe(all);
				expect(lines).toBeGreaterThanOrEqual(1);
			}
			for (const name of ['emails', 'email'] as const) expect(panes[name]?.rows ?? 3).toBeGreaterThanOrEqual(3);
		},
	);
	check(property);
});

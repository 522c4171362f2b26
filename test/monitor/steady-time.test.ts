import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import {createSteadyTime} from '../../source/monitor/steady-time.ts';
import {check} from '../helpers/check.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const START = Date.UTC(2026, 9, 25, 0, 59);

/** A machine that is awake, sleeps, and has its clock set. */
function createMachine() {
	let [wall, awake, passed] = [START, 5000, 900_000];
	const read = vi.fn(() => passed);
	return {
		now: createSteadyTime({wall: () => wall, awake: () => awake, passed: read}),
		read,
		pass(ms: number) {
			wall += ms;
			awake += ms;
			passed += ms;
		},
		sleep(ms: number) {
			wall += ms;
			passed += ms;
		},
		set(ms: number) {
			wall += ms;
		},
	};
}

test('it begins with the time of day and goes on by the time that passes', () => {
	const {now, pass, read} = createMachine();
	expect(now()).toBe(START);
	for (let hour = 1; hour <= 48; hour += 1) {
		pass(HOUR);
		expect(now()).toBe(START + hour * HOUR);
	}
	expect(read).toHaveBeenCalledTimes(1);
});

test.each([HOUR, -HOUR, 31 * DAY, -31 * DAY])('a clock that is set by %i ms is no time that passes', (ms) => {
	const {now, pass, set} = createMachine();
	pass(10_000);
	set(ms);
	pass(500);
	expect(now()).toBe(START + 10_500);
	set(-ms);
	pass(500);
	expect(now()).toBe(START + 11_000);
});

test('an hour of sleep is', () => {
	const {now, pass, sleep, set} = createMachine();
	pass(10_000);
	sleep(HOUR);
	expect(now()).toBe(START + 10_000 + HOUR);
	set(-31 * DAY);
	sleep(HOUR);
	pass(1000);
	expect(now()).toBe(START + 11_000 + 2 * HOUR);
});

test('it never goes back, and only sleep makes it leap, whatever happens', () => {
	const step = fc.record({
		how: fc.constantFrom('pass', 'sleep', 'set'),
		ms: fc.integer({min: 2000, max: 40 * DAY}),
		isBack: fc.boolean(),
	});
	check(
		fc.property(fc.array(step, {maxLength: 30}), (steps) => {
			const {now, ...machine} = createMachine();
			let expected = START;
			for (const {how, ms, isBack} of steps) {
				if (how === 'set') machine.set(isBack ? -ms : ms);
				else machine[how as 'pass' | 'sleep'](ms);
				if (how !== 'set') expected += ms;
				expect(Math.abs(now() - expected)).toBeLessThanOrEqual(1000);
			}
		}),
	);
});

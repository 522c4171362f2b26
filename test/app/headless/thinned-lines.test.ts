import {describe, expect, test} from 'vitest';
import {createThinnedLines} from '../../../source/app/headless/thinned-lines.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

/** Lines with the second at which each was written. */
function open() {
	const clock = createFakeClock(0);
	const written: string[] = [];
	let sent = 0;
	const lines = createThinnedLines({
		clock,
		current: () => `${sent} sent.`,
		write: (line) => written.push(`${clock.now() / 1000} ${line}`),
	});
	return {
		...lines,
		written,
		wait: (seconds: number) => clock.advance(seconds * 1000),
		send() {
			sent += 1;
			lines.mark();
		},
		isIdle: () => clock.nextDue() === undefined,
	};
}

describe('the lines of a log', () => {
	test('come at once after a while of silence, and at most every 10 s, each with how things stand then', () => {
		const {send, wait, written} = open();
		wait(3);
		for (let second = 0; second < 25; second += 1) {
			send();
			wait(1);
		}
		expect(written).toEqual(['3 1 sent.', '13 10 sent.', '23 20 sent.']);
	});

	test('are written once where nothing changes, and then every 2 minutes', () => {
		const {send, wait, written} = open();
		send();
		wait(300);
		expect(written).toEqual(['0 1 sent.', '120 1 sent.', '240 1 sent.']);
	});

	test('come every 2 minutes even before there is anything to tell', () => {
		const {wait, written} = open();
		wait(250);
		expect(written).toEqual(['120 0 sent.', '240 0 sent.']);
	});

	test('tell what happened, together with what else came meanwhile', () => {
		const {send, tell, wait, written} = open();
		send();
		wait(1);
		tell('No answer.');
		tell('No answer.');
		wait(1);
		tell('The server answers again.');
		send();
		wait(20);
		expect(written).toEqual(['0 1 sent.', '10 No answer. The server answers again. 2 sent.']);
	});

	test('tell only the latest of what happened again and again', () => {
		const {send, tell, wait, written} = open();
		send();
		for (const sentence of ['One.', 'Two.', 'Three.']) tell(sentence);
		wait(10);
		expect(written).toEqual(['0 1 sent.', '10 Two. Three.']);
	});

	test('end with the watch: nothing that was pending follows its result', () => {
		const {send, close, wait, written, isIdle} = open();
		send();
		send();
		close();
		wait(300);
		expect(written).toEqual(['0 1 sent.']);
		expect(isIdle()).toBe(true);
	});
});

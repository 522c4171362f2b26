import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';

describe('the notation of a fault', () => {
	const always = {probability: 1, fromS: 0, toS: Number.POSITIVE_INFINITY};
	test.each([
		['503', {name: '503', ...always}],
		['429-date:0.25', {name: '429-date', ...always, probability: 0.25}],
		['truncated@10-20', {name: 'truncated', ...always, fromS: 10, toS: 20}],
		['slow-body:.5@1.5-', {name: 'slow-body', ...always, probability: 0.5, fromS: 1.5}],
		['refused@0-5', {name: 'refused', ...always, toS: 5}],
	])('%s', (spec, fault) => {
		expect(parseFault(spec)).toEqual(fault);
	});

	test.each([
		['flood', 'There is no fault "flood": --list-scenarios and GET /__sandbox/faults list all faults'],
		['', 'There is no fault "": --list-scenarios and GET /__sandbox/faults list all faults'],
		['503:0', 'The probability in the fault "503:0" must be a number over 0 and up to 1, such as 0.3'],
		['503:2', 'The probability in the fault "503:2" must be a number over 0 and up to 1, such as 0.3'],
		['503:', 'The probability in the fault "503:" must be a number over 0 and up to 1, such as 0.3'],
		[
			'503@20-10',
			'The window in the fault "503@20-10" must be seconds from-to, such as @10-20, or @10- for open-ended',
		],
		['503@', 'The window in the fault "503@" must be seconds from-to, such as @10-20, or @10- for open-ended'],
		[
			'refused',
			'The fault "refused" needs a window and no probability, such as refused@5-20: while nobody listens, nobody can switch it off',
		],
	])('not as "%s"', (spec, message) => {
		expect(() => parseFault(spec)).toThrow(message);
	});
});

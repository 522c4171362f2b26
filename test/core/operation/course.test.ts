import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	addToCourse,
	type Course,
	type CoursePoint,
	knownCourse,
	NO_COURSE,
	stretchesOf,
} from '../../../source/core/operation/course.ts';
import type {Sample} from '../../../source/core/operation/rate.ts';
import {check} from '../../helpers/check.ts';

function sampleAt(at: number, delivered: number, failed = 0): Sample {
	return {at, queued: 0, sent: 0, delivered, failed};
}

function courseOf(samples: readonly Sample[]): Course {
	return samples.reduce(addToCourse, NO_COURSE);
}

describe('the course of a send', () => {
	test('keeps the first and the newest sample and never more than 240, however long it is watched', () => {
		check(
			fc.property(fc.array(fc.integer({min: 1, max: 60_000}), {minLength: 1, maxLength: 2000}), (waits) => {
				let at = 0;
				const samples = waits.map((wait, index) => {
					at += wait;
					return sampleAt(at, index);
				});
				const {samples: kept} = courseOf(samples);
				expect(kept.length).toBeLessThanOrEqual(240);
				expect(kept[0]).toEqual(samples[0]);
				expect(kept.at(-1)).toEqual(samples.at(-1));
				expect(kept.map((sample) => sample.at)).toEqual([...kept].map((sample) => sample.at).sort((a, b) => a - b));
			}),
		);
	});

	test('ignores a sample of a clock that was set back', () => {
		const course = courseOf([sampleAt(1000, 1), sampleAt(5000, 2)]);
		expect(addToCourse(course, sampleAt(2000, 3))).toEqual(course);
	});
});

describe('what the course of a send is from', () => {
	const [start, late, middle, end] = [sampleAt(0, 0), sampleAt(0, 10), sampleAt(0, 11), sampleAt(60_000, 90, 10)];
	const emails: readonly CoursePoint[] = [
		{at: -9000, delivered: 0, failed: 0},
		{at: 60_000, delivered: 90, failed: 10},
	];

	test.each<[what: string, polls: readonly CoursePoint[], emails: readonly CoursePoint[] | undefined, from: string]>([
		['a watch saw all of it', [start, end], emails, 'polls'],
		['a watch saw nine tenths', [late, end], emails, 'polls'],
		['a watch saw less', [middle, end], emails, 'emails'],
		['a watch saw less, and the list is not whole', [middle, end], undefined, 'polls, a part'],
		['a watch began after it', [end], emails, 'emails'],
		['a watch saw nothing move', [end, {...end, at: 90_000}], emails, 'emails'],
		['nobody saw it, and the list is not whole', [end], undefined, 'nothing'],
		['nobody saw it, and in the list none has ended', [], [], 'nothing'],
	])('where %s: %s', (_, polls, list, from) => {
		const course = knownCourse(polls, list);
		expect(course === undefined ? 'nothing' : `${course.from}${course.isPart ? ', a part' : ''}`).toBe(from);
		if (course !== undefined) expect(course.points).toBe(course.from === 'polls' ? polls : list);
	});
});

describe('the rates over the parts of a send', () => {
	test('are those between the samples at their edges', () => {
		const samples = [sampleAt(0, 0), sampleAt(10_000, 100), sampleAt(20_000, 400, 50), sampleAt(30_000, 400, 60)];
		expect(stretchesOf(courseOf(samples).samples, 3)).toEqual([
			{from: 0, to: 10_000, delivered: 10, failed: 0},
			{from: 10_000, to: 20_000, delivered: 30, failed: 5},
			{from: 20_000, to: 30_000, delivered: 0, failed: 1},
		]);
	});

	test('leave out the time before the first change and after the last', () => {
		const samples = [sampleAt(0, 0), sampleAt(60_000, 0), sampleAt(70_000, 100), sampleAt(900_000, 100)];
		expect(stretchesOf(courseOf(samples).samples, 4)).toEqual([{from: 60_000, to: 70_000, delivered: 10, failed: 0}]);
	});

	test.each([
		['nothing was seen', []],
		['there is one sample', [sampleAt(0, 5)]],
		['nothing changed', [sampleAt(0, 5), sampleAt(9000, 5)]],
	])('do not count where %s', (_, samples) => {
		expect(stretchesOf(courseOf(samples).samples, 4)).toEqual([]);
	});

	test('add up to what has ended, in at most as many parts', () => {
		const steps = fc.array(fc.tuple(fc.integer({min: 1, max: 9000}), fc.nat(50), fc.nat(5)), {
			minLength: 2,
			maxLength: 400,
		});
		check(
			fc.property(steps, fc.integer({min: 1, max: 12}), (all, parts) => {
				let sample = sampleAt(0, 0);
				const samples = all.map(([wait, delivered, failed]) => {
					sample = sampleAt(sample.at + wait, sample.delivered + delivered, sample.failed + failed);
					return sample;
				});
				const stretches = stretchesOf(courseOf(samples).samples, parts);
				const sum = stretches.reduce((emails, {from, to, delivered}) => emails + (delivered * (to - from)) / 1000, 0);
				expect(sum).toBeCloseTo((samples.at(-1)?.delivered ?? 0) - (samples[0]?.delivered ?? 0));
				expect(stretches.length).toBeLessThanOrEqual(parts + 1);
			}),
		);
	});
});

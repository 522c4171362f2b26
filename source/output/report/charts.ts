import type {CoursePoint} from '../../core/operation/course.ts';
import {count, perSecond} from '../../core/text/format.ts';
import {html, type Markup, NO_MARKUP} from './markup.ts';
import {reportTime} from './times.ts';

const [WIDTH, HEIGHT] = [720, 150];
/** The pace is drawn over at most this many parts of the send, none shorter than this. */
const MOST_PARTS = 60;
const SHORTEST_PART_MS = 2000;

type Scale = (value: number) => number;

/** A chart of how many emails were delivered, had failed and were still under way over the time of the send; nothing if it is not known. */
export function areaChart(course: readonly CoursePoint[], total: number | undefined): Markup {
	const [first, last] = [course[0], course.at(-1)];
	if (first === undefined || last === undefined || last.at === first.at) return NO_MARKUP;
	const most = Math.max(1, total ?? 0, ...course.map(({delivered, failed}) => delivered + failed));
	const x = scale(first.at, last.at, WIDTH);
	const y = (value: number) => HEIGHT - scale(0, most, HEIGHT)(value);
	const area = (name: string, bottom: (point: CoursePoint) => number, top: (point: CoursePoint) => number) =>
		html`<path class="${name}" d="${areaPath(course, {x, y}, bottom, top)}"/>`;
	return figure(
		{
			title: 'Emails over time',
			keys: total === undefined ? KEYS.slice(0, 2) : KEYS,
			text: `From ${reportTime(first.at)} to ${reportTime(last.at)}: ${count(last.delivered)} delivered, ${count(last.failed)} failures${total === undefined ? '' : `, of ${count(total)}`}.`,
			from: reportTime(first.at),
			to: reportTime(last.at),
		},
		[
			...(total === undefined
				? []
				: [
						area(
							'waiting',
							() => 0,
							() => total,
						),
					]),
			area(
				'delivered',
				({failed}) => failed,
				({delivered, failed}) => delivered + failed,
			),
			area(
				'failed',
				() => 0,
				({failed}) => failed,
			),
		],
	);
}

/** A chart of the pace: delivered above the axis, failures below it; nothing if it is not known. */
export function paceChart(course: readonly CoursePoint[]): Markup {
	const bars = barsOf(course);
	const [first, last] = [bars[0], bars.at(-1)];
	if (first === undefined || last === undefined) return NO_MARKUP;
	const peak = Math.max(...bars.flatMap(({delivered, failed}) => [delivered, failed]));
	if (peak <= 0) return NO_MARKUP;
	const x = scale(first.from, last.to, WIDTH);
	const height = scale(0, peak, HEIGHT / 2);
	const bar = (name: string, {from, to}: Bar, top: number, tall: number) =>
		html`<rect class="${name}" x="${fixed(x(from))}" y="${fixed(top)}" width="${fixed(Math.max(0.5, x(to) - x(from) - 1))}" height="${fixed(tall)}"/>`;
	const marks = bars.flatMap((one) => [
		bar('delivered', one, HEIGHT / 2 - height(one.delivered), height(one.delivered)),
		bar('failed', one, HEIGHT / 2, height(one.failed)),
	]);
	return figure(
		{
			title: 'Pace',
			keys: KEYS.slice(0, 2),
			text: `Delivered above the line, failures below it; the highest bar is ${perSecond(peak)}.`,
			from: reportTime(first.from),
			to: reportTime(last.to),
		},
		[...marks, html`<line class="rule" x1="0" x2="${WIDTH}" y1="${HEIGHT / 2}" y2="${HEIGHT / 2}"/>`],
	);
}

type Bar = {readonly from: number; readonly to: number; readonly delivered: number; readonly failed: number};

/** The rates over parts of the same length; none before anything has moved. */
function barsOf(course: readonly CoursePoint[]): readonly Bar[] {
	const [first, last] = [course[0], course.at(-1)];
	if (first === undefined || last === undefined || last.at === first.at) return [];
	const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor((last.at - first.at) / SHORTEST_PART_MS)));
	const span = (last.at - first.at) / parts;
	const edges = Array.from({length: parts + 1}, (_, part) => first.at + part * span);
	return edges.slice(1).map((to, part) => {
		const from = edges[part] ?? first.at;
		const [before, after] = [valuesAt(course, from), valuesAt(course, to)];
		const rate = (name: 'delivered' | 'failed') => Math.max(0, ((after[name] - before[name]) * 1000) / span);
		return {from, to, delivered: rate('delivered'), failed: rate('failed')};
	});
}

/** The numbers at a moment, on the straight line between the samples around it. */
function valuesAt(course: readonly CoursePoint[], at: number): {readonly delivered: number; readonly failed: number} {
	const index = course.findIndex((sample) => sample.at >= at);
	const after = course[index] ?? course.at(-1);
	const before = index > 0 ? course[index - 1] : after;
	if (before === undefined || after === undefined) return {delivered: 0, failed: 0};
	const share = after.at === before.at ? 1 : (at - before.at) / (after.at - before.at);
	const between = (name: 'delivered' | 'failed') => before[name] + (after[name] - before[name]) * share;
	return {delivered: between('delivered'), failed: between('failed')};
}

type Axes = {readonly x: Scale; readonly y: Scale};

function areaPath(
	course: readonly CoursePoint[],
	{x, y}: Axes,
	bottom: (point: CoursePoint) => number,
	top: (point: CoursePoint) => number,
): string {
	const upper = course.map((sample) => `${fixed(x(sample.at))} ${fixed(y(top(sample)))}`);
	const lower = course.toReversed().map((sample) => `${fixed(x(sample.at))} ${fixed(y(bottom(sample)))}`);
	return `M${[...upper, ...lower].join('L')}Z`;
}

type Caption = {
	readonly title: string;
	readonly keys: readonly Key[];
	readonly text: string;
	readonly from: string;
	readonly to: string;
};

/** A colour of a chart, by its class, and what it stands for. */
type Key = readonly [colour: string, meaning: string];

/** The legend of a chart. */
const KEYS: readonly Key[] = [
	['delivered', 'delivered'],
	['failed', 'failures'],
	['waiting', 'under way'],
];

function figure({title, keys, text, from, to}: Caption, marks: readonly Markup[]): Markup {
	return html`<figure>
<figcaption><strong>${title}</strong> ${keys.map(([colour, meaning]) => html`<span class="key ${colour}">${meaning}</span> `)}<span class="text">${text}</span></figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title}. ${text}">${marks}</svg>
<p class="axis"><span>${from}</span> <span>${to}</span></p>
</figure>`;
}

function scale(from: number, to: number, length: number): Scale {
	return (value) => ((value - from) / (to - from)) * length;
}

function fixed(value: number): string {
	return String(Math.round(value * 10) / 10);
}

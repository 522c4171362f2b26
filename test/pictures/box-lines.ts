import {cellSize, rectangle} from './cell-size.ts';

const {width, height} = cellSize;
const first = 0x2500;

// The weight of each character's arms, up right down left: 0 none, 1 light, 2 heavy, 3 double.
const armTable = [
	'0101 0202 1010 2020 0000 0000 0000 0000 0000 0000 0000 0000 0110 0210 0120 0220',
	'0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120',
	'2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212',
	'0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212',
	'2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 0000 0000 0000 0000',
	'0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130',
	'3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 0000 0000 0000',
	'0000 0000 0000 0000 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010',
]
	.join(' ')
	.split(' ');

// The pixels a line covers beside the centre pixel, from its near edge to its far one.
const nearEdge = [0, 0, -1, -1] as const;
const farEdge = [1, 1, 1, 2] as const;
const [centreX, centreY] = [width / 2, height / 2];

type Weight = 0 | 1 | 2 | 3;
type Line = {readonly offset: number; readonly thickness: number; readonly side: -1 | 0 | 1};

// Where an arm that leads to larger coordinates begins, given the arms it meets at the centre.
function beginning(side: Line['side'], before: Weight, after: Weight, opposite: Weight): number {
	const corner = (near: Weight, far: Weight) => (near === 0 ? nearEdge[far] : near === 3 ? 1 : nearEdge[near]);
	if (side === -1) return corner(before, after);
	if (side === 1) return corner(after, before);
	if (before === 3 && after === 3 && opposite === 0) return 1;
	return Math.min(nearEdge[before], nearEdge[after]);
}

// The same for an arm that leads to smaller coordinates: where it ends.
function ending(side: Line['side'], before: Weight, after: Weight, opposite: Weight): number {
	const corner = (near: Weight, far: Weight) => (near === 0 ? farEdge[far] : near === 3 ? 0 : farEdge[near]);
	if (side === -1) return corner(before, after);
	if (side === 1) return corner(after, before);
	if (before === 3 && after === 3 && opposite === 0) return 0;
	return Math.max(farEdge[before], farEdge[after]);
}

function linesOf(weight: Weight): readonly Line[] {
	if (weight === 0) return [];
	if (weight === 1) return [{offset: 0, thickness: 1, side: 0}];
	if (weight === 2) return [{offset: -1, thickness: 2, side: 0}];
	return [
		{offset: -1, thickness: 1, side: -1},
		{offset: 1, thickness: 1, side: 1},
	];
}

function horizontalArms([up, right, down, left]: readonly Weight[], x: number, y: number): string[] {
	const [above = 0, below = 0] = [up, down];
	const rights = linesOf(right ?? 0).map(({offset, thickness, side}) => {
		const start = centreX + beginning(side, above, below, left ?? 0);
		return rectangle(x + start, y + centreY + offset, width - start, thickness);
	});
	const lefts = linesOf(left ?? 0).map(({offset, thickness, side}) => {
		const end = centreX + ending(side, above, below, right ?? 0);
		return rectangle(x, y + centreY + offset, end, thickness);
	});
	return [...rights, ...lefts];
}

function verticalArms([up, right, down, left]: readonly Weight[], x: number, y: number): string[] {
	const [before = 0, after = 0] = [left, right];
	const downs = linesOf(down ?? 0).map(({offset, thickness, side}) => {
		const start = centreY + beginning(side, before, after, up ?? 0);
		return rectangle(x + centreX + offset, y + start, thickness, height - start);
	});
	const ups = linesOf(up ?? 0).map(({offset, thickness, side}) => {
		const end = centreY + ending(side, before, after, down ?? 0);
		return rectangle(x + centreX + offset, y, thickness, end);
	});
	return [...downs, ...ups];
}

/** ─│┌┐└┘├┤┬┴┼, heavy, double and mixed, as path data that meets its neighbours exactly. */
export function drawBoxLine(codePoint: number, x: number, y: number): string | undefined {
	const arms = armTable[codePoint - first];
	if (arms === undefined || arms === '0000') return undefined;
	const weights = Array.from(arms, (digit) => Number(digit) as Weight);
	return [...horizontalArms(weights, x, y), ...verticalArms(weights, x, y)].join('');
}

/** Whether a run of this character is one long line: ─ ━ ═. */
export function isLong(codePoint: number): boolean {
	return codePoint === 0x2500 || codePoint === 0x2501 || codePoint === 0x2550;
}

/** ─ ━ ═ over several cells. */
export function drawLongLine(codePoint: number, x: number, y: number, span: number): string {
	const weight = codePoint === 0x2550 ? 3 : codePoint === 0x2501 ? 2 : 1;
	return linesOf(weight)
		.map(({offset, thickness}) => rectangle(x, y + centreY + offset, span, thickness))
		.join('');
}

/** The grid in SVG units: whole numbers, so that cells meet without a seam. */
export const cellSize = {width: 8, height: 18, baseline: 13.25, fontSize: 13.3} as const;

/** A rectangle as a piece of path data. */
export function rectangle(x: number, y: number, width: number, height: number): string {
	return `M${x} ${y}h${width}v${height}h${-width}z`;
}

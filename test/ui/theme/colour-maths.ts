/** A colour as its red, green and blue light, each from 0 to 1. */
export type Light = readonly [red: number, green: number, blue: number];

/** A colour in CIELAB under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** A kind of colour blindness. */
export type ColourBlindness = 'deuteranopia' | 'protanopia';

type Matrix = readonly [Light, Light, Light];

/** The light of an sRGB colour such as `#4fd1bd` (IEC 61966-2-1). */
export function lightOf(hex: string): Light {
	const value = Number.parseInt(hex.slice(1), 16);
	const linear = (byte: number) => {
		const share = byte / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	};
	return [linear(value >> 16), linear((value >> 8) & 255), linear(value & 255)];
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
	const [dark, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
	return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [red, green, blue] = lightOf(hex);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0. */
const SEEN_BY: Readonly<Record<ColourBlindness, Matrix>> = {
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
};

/** The light that someone with a colour blindness sees in its place. */
export function seenWith(blindness: ColourBlindness, light: Light): Light {
	const [red, green, blue] = SEEN_BY[blindness].map((row) => Math.min(1, Math.max(0, dot(row, light))));
	return [red ?? 0, green ?? 0, blue ?? 0];
}

function dot(one: Light, other: Light): number {
	return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

const XYZ_OF_LIGHT: Matrix = [
	[0.4124564, 0.3575761, 0.1804375],
	[0.2126729, 0.7151522, 0.072175],
	[0.0193339, 0.119192, 0.9503041],
];
const WHITE: Light = [0.95047, 1, 1.08883];

/** The place of a colour in CIELAB, in which distances are about as large as people see them. */
export function labOf(light: Light): Lab {
	const [x, y, z] = XYZ_OF_LIGHT.map((row, index) => {
		const share = dot(row, light) / (WHITE[index] ?? 1);
		return share > 216 / 24_389 ? Math.cbrt(share) : ((24_389 / 27) * share + 16) / 116;
	}) as [number, number, number];
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (angle: number) => (angle * Math.PI) / 180;
const seventh = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));

/** How different two colours look: CIEDE2000, in the notation of Sharma, Wu and Dalal (2005). */
export function difference([L1, a1, b1]: Lab, [L2, a2, b2]: Lab): number {
	const G = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
	const [C1, C2] = [Math.hypot(a1 * (1 + G), b1), Math.hypot(a2 * (1 + G), b2)];
	const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a * (1 + G))) + 360) % 360);
	const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
	const isGrey = C1 * C2 === 0;
	const turn = isGrey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
	const dH = 2 * Math.sqrt(C1 * C2) * Math.sin(radians(turn / 2));
	const [L, C] = [(L1 + L2) / 2, (C1 + C2) / 2];
	const h = isGrey ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
	const T =
		1 -
		0.17 * Math.cos(radians(h - 30)) +
		0.24 * Math.cos(radians(2 * h)) +
		0.32 * Math.cos(radians(3 * h + 6)) -
		0.2 * Math.cos(radians(4 * h - 63));
	const rotation = -Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2)))) * 2 * seventh(C);
	const l = (L2 - L1) / (1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2));
	const c = (C2 - C1) / (1 + 0.045 * C);
	const s = dH / (1 + 0.015 * C * T);
	return Math.sqrt(l ** 2 + c ** 2 + s ** 2 + rotation * c * s);
}

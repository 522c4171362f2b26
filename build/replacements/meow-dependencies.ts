// @ts-expect-error: meow has no types for what it is built of.
export {b, c, d, e, r, t, y} from '../../node_modules/meow/build/dependencies.js';

/*
 * meow is given the data of the package, so it neither looks for a package.json nor puts one in order. The code for that, with its lists
 * of licences, would run when it is loaded.
 */

/** In place of `readPackageUpSync`. */
export function a(): never {
	throw new Error('meow was given no data of the package.');
}

/** In place of `normalizePackageData`. */
export function n(): void {}

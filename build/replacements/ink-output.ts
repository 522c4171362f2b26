import Output from '../../node_modules/ink/build/output.js';

/** What Ink remembers of the lines it has drawn: above all how each was cut into cells. */
type Caches = {readonly styledChars: ReadonlyMap<string, unknown>};

/** So many lines are remembered, then all are forgotten: the tallest screens have some hundred. */
const LIMIT = 300;

/** Ink forgets after every frame how it cut each line into cells, but most lines of the next frame are the same. */
export default class OutputWithSharedCaches extends Output {
	static #shared: Caches | undefined;

	constructor(...args: ConstructorParameters<typeof Output>) {
		super(...args);
		// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types; so written, the compiler still knows when it is gone.
		const fresh: Caches = this['caches'];
		const shared = OutputWithSharedCaches.#shared;
		const caches = shared !== undefined && shared.styledChars.size < LIMIT ? shared : fresh;
		OutputWithSharedCaches.#shared = caches;
		Object.assign(this, {caches});
	}
}

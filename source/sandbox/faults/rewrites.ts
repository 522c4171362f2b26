import type {FaultName} from './catalogue.ts';

const DEPTH = 100_000;

/** The faults that rewrite the text of a JSON object. */
const rewrites: Partial<Record<FaultName, (text: string) => string>> = {
	bom: (text) => `\uFEFF${text}`,
	'deep-json': (text) => `${text.slice(0, -1)},"nested":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`,
};

/** Returns the rewrite of the first fault that rewrites the text of an answer. */
export function faultRewrite(faults: ReadonlySet<FaultName>): ((text: string) => string) | undefined {
	for (const name of faults) {
		const rewrite = rewrites[name];
		if (rewrite !== undefined) return rewrite;
	}
	return undefined;
}

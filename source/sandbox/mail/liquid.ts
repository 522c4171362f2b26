import {Liquid} from 'liquidjs';

/** The variables of a recipient (API reference, `to[].variables`). */
export type Variables = Readonly<Record<string, unknown>>;

/** A text with Liquid in it, parsed. */
export type Template = {readonly render: (variables: Variables) => string};

/** `templates` keeps include, render and layout away from this machine's files; the limits end endless loops. */
const engine = new Liquid({
	templates: {},
	strictFilters: true,
	ownPropertyOnly: true,
	parseLimit: 10_000_000,
	renderLimit: 500,
	memoryLimit: 50_000_000,
});

/** Parses a text. Throws Liquid's own error when it is not valid. */
export function parseTemplate(source: string): Template {
	if (!hasLiquid(source)) return {render: () => source};
	const parsed = engine.parse(source);
	return {
		render(variables) {
			return String(engine.renderSync(parsed, {...variables}));
		},
	};
}

/** Whether a text contains Liquid. */
export function hasLiquid(source: string): boolean {
	return source.includes('{{') || source.includes('{%');
}

/** Returns what is wrong with the Liquid in a text, in Liquid's own words; undefined when nothing is. */
export function liquidError(source: string): string | undefined {
	try {
		parseTemplate(source);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message.split('\n')[0] : String(error);
	}
}

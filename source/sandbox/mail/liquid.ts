import {Liquid} from 'liquidjs';

/** The values a recipient brings for the template. */
export type Variables = Readonly<Record<string, unknown>>;

/** A text with Liquid in it, parsed once. */
export type Template = {render(variables: Variables): string};

/** `templates` keeps include, render and layout away from the files of this machine; the limits end endless loops. */
const engine = new Liquid({
	templates: {},
	strictFilters: true,
	ownPropertyOnly: true,
	parseLimit: 10_000_000,
	renderLimit: 500,
	memoryLimit: 50_000_000,
});

/** Parses a text, or throws Liquid's own sentence about it. */
export function parseTemplate(source: string): Template {
	if (!hasLiquid(source)) return {render: () => source};
	const parsed = engine.parse(source);
	return {
		render(variables) {
			return String(engine.renderSync(parsed, {...variables}));
		},
	};
}

/** Whether a text has anything that Liquid would replace. */
export function hasLiquid(source: string): boolean {
	return source.includes('{{') || source.includes('{%');
}

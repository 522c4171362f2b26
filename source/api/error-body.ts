import * as v from 'valibot';
import {compact} from '../core/compact.ts';

/** One error of an error body. `context` is what it is about, such as `$.content.html`. Raw, as the server sent it. */
export type ServerError = {readonly code?: string; readonly message?: string; readonly context?: string};

/**
 * Reads every error of an error body, in the order of the body: the service's `{errors: […]}`, the gateway's flat `{code,
 * message}`, `{message, userError, params}`, and problem+json (API reference, Errors). Empty if the body has none of these
 * shapes.
 */
export function decodeErrors(value: unknown): readonly ServerError[] {
	const listed = itemsOf(value).flatMap(errorIn);
	const [own] = errorIn(value);
	const isNews = own?.message !== undefined && listed.every(({message}) => message !== own.message);
	return own !== undefined && (isNews || listed.length === 0) ? [own, ...listed] : listed;
}

function itemsOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	const {success, output} = v.safeParse(v.object({errors: v.array(v.unknown())}), value);
	return success ? output.errors : [];
}

const lenient = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const text = lenient(v.pipe(v.string(), v.nonEmpty()));
const scalar = v.union([v.string(), v.number(), v.boolean()]);

const errorSchema = v.object({
	code: lenient(v.union([v.number(), v.pipe(v.string(), v.nonEmpty())])),
	message: text,
	/** problem+json (RFC 9457): `detail` is about this error, `title` about all of its type. */
	detail: text,
	title: text,
	context: text,
	params: lenient(v.record(v.string(), v.unknown())),
});

/** The error that a value describes, if any. */
function errorIn(value: unknown): readonly ServerError[] {
	if (typeof value === 'string' && value !== '') return [{message: value}];
	if (Array.isArray(value)) return [];
	const {success, output} = v.safeParse(errorSchema, value);
	if (!success) return [];
	const {code, message, detail, title, context, params = {}} = output;
	const error = compact({
		code: code === undefined ? undefined : String(code),
		message: message ?? detail ?? title,
		context: context ?? paramsText(params),
	});
	return error.code === undefined && error.message === undefined ? [] : [error];
}

function paramsText(params: Readonly<Record<string, unknown>>): string | undefined {
	const known = Object.entries(params).filter(([, value]) => v.is(scalar, value));
	return known.length === 0 ? undefined : known.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}

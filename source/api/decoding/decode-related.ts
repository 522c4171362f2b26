import {type JsonObject, readObject, readText} from './read-json.ts';

/** Something that an email is related to: a resource by its name and id, or a mere text as its id. */
type Related = {
	readonly name?: string | undefined;
	readonly id?: string | undefined;
	readonly uri?: string | undefined;
};

const MOST_RELATED = 100;

/** What an email is related to, in texts such as `OPERATION comms_operation_…`, and the id of the first operation among it. */
export type Relations = {readonly texts: readonly string[]; readonly operationId: string | undefined};

/** Reads the first 100 of what an email is related to. What has another shape is kept as JSON. */
export function readRelations({related}: JsonObject): Relations {
	if (!Array.isArray(related)) return NO_RELATIONS;
	const all = related.slice(0, MOST_RELATED).map(readRelated);
	return {texts: all.map(textOf), operationId: all.find(isOperation)?.id};
}

const NO_RELATIONS: Relations = {texts: [], operationId: undefined};

/** Whether an email may belong to an operation: only a reference to another one speaks against it. */
export function belongsTo(item: JsonObject, asked: string | undefined): boolean {
	if (asked === undefined) return true;
	const own = readText(item.operationId) ?? relatedOperationId(item);
	return own === undefined || own === asked;
}

function relatedOperationId({related}: JsonObject): string | undefined {
	if (!Array.isArray(related)) return undefined;
	for (const value of related) {
		const {name, id} = readObject(value) ?? {};
		const isId = typeof id === 'string' && id !== '';
		if (isId && readText(name)?.toUpperCase() === 'OPERATION') return id;
	}
	return undefined;
}

function readRelated(value: unknown): Related {
	if (typeof value === 'string') return {id: value};
	const object = readObject(value) ?? {};
	const [name, id, uri] = [readText(object.name), readText(object.id), readText(object.uri)];
	const isEmpty = name === undefined && id === undefined && uri === undefined;
	return isEmpty ? {id: shallowJson(value)} : {name, id, uri};
}

/** A value as JSON, without what is nested in it: that can be as deep as a stranger likes. */
function shallowJson(value: unknown): string {
	return JSON.stringify(value, (key, one: unknown) => (key !== '' && typeof one === 'object' ? undefined : one)) ?? '';
}

function isOperation({name, id}: Related): boolean {
	return id !== undefined && name?.toUpperCase() === 'OPERATION';
}

function textOf({name, id, uri}: Related): string {
	return [name, id ?? uri].filter((part) => part !== undefined).join(' ');
}

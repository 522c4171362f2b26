import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(new URL('../../schema/events.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true});
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** Whether a value is an event of the published schema (schema/events.schema.json). */
export function isEvent(value: unknown): boolean {
	return validate(value);
}

/** What keeps a value from being an event; empty if it is one. */
export function eventErrors(value: unknown): readonly unknown[] {
	return validate(value) ? [] : (validate.errors ?? []);
}

/** Throws unless every line of an output that looks like an event is one, whole. An output that was cut off may end in part of a line. */
export function expectEvents(output: string): void {
	for (const line of output.split('\n').slice(0, -1)) {
		const errors = line.startsWith('{"event":') ? eventErrors(JSON.parse(line)) : [];
		if (errors.length > 0) throw new Error(`The schema does not know this event: ${line}\n${JSON.stringify(errors)}`);
	}
}

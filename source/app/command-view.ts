import type {Arguments} from '../command-line/arguments.ts';
import {DEFAULT_BASE_URL} from '../command-line/config.ts';
import {compact} from '../core/compact.ts';
import type {Endpoint, OptionValues} from '../output/command-for.ts';

/** What a command has to name so that it asks the same API. */
export function endpointOf(baseUrl: string, profile: string | undefined): Endpoint {
	return compact({baseUrl: baseUrl === DEFAULT_BASE_URL ? undefined : baseUrl, profile});
}

/** The options as they were given, without those that a view carries itself. */
export function optionsBesides({flags}: Arguments, carried: readonly string[]): OptionValues {
	return Object.fromEntries(Object.entries(flags).filter(([name]) => !carried.includes(name)));
}

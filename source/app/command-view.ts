import type {Arguments} from '../command-line/arguments.ts';
import {DEFAULT_BASE_URL} from '../command-line/config/config.ts';
import type {OptionName, OptionValue} from '../command-line/options.ts';
import {compact} from '../core/compact.ts';
import type {CarriedOption, Endpoint, OptionValues} from '../output/command-for.ts';

/** What a command has to name so that it asks the same API. */
export function endpointOf(baseUrl: string, profile: string | undefined): Endpoint {
	return compact({baseUrl: baseUrl === DEFAULT_BASE_URL ? undefined : baseUrl, profile});
}

/** A name of an option. Where `output` gives an option another name than the command line, this does not compile. */
type Known<Name extends OptionName> = Name;

/**
 * The options of a command that continues a list: those given, without the ones that a view contains. A CSV file has its header by
 * then.
 */
export function optionsToGoOn(
	args: Arguments,
	carried: readonly Known<CarriedOption>[],
	format: OptionValue<'format'>,
): OptionValues {
	return {...optionsBesides(args, carried), ...(format === 'csv' ? {'no-header': true} : {})};
}

/** The given options, without the ones that a view contains. */
export function optionsBesides({flags}: Arguments, carried: readonly Known<CarriedOption>[]): OptionValues {
	const names: readonly string[] = carried;
	return Object.fromEntries(Object.entries(flags).filter(([name]) => !names.includes(name)));
}

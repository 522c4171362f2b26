import {baseUrl, DEFAULT_BASE_URL} from './base-url.ts';
import {CONFIGURED, LISTS} from './groups.ts';
import {option, optional} from './option.ts';
import {sourcedText} from './types.ts';

/** Which account is asked, and where. */
export const accountOptions = {
	'base-url': option({
		type: baseUrl,
		default: DEFAULT_BASE_URL,
		commands: ['watch', 'wait', ...LISTS, 'report', 'doctor'],
		help: 'URL of the API',
	}),
	profile: optional({
		type: sourcedText('<name>', {list: 'profiles'}),
		commands: CONFIGURED,
		setBy: 'flag-or-variable',
		help: 'profile of the config file to use',
	}),
};

import {CREDENTIAL_VARIABLES} from '../../api/credentials.ts';
import {rememberSecret} from '../../api/secrets.ts';
import type {Environment} from '../../core/environment.ts';

/**
 * Copies the environment and removes the credentials from the original, so that no child process inherits them. From then
 * on none of them is printed, whether it is used or not.
 */
export function takeCredentials(original: NodeJS.ProcessEnv): Environment {
	const env = {...original};
	for (const variables of CREDENTIAL_VARIABLES) {
		if ('token' in variables) rememberSecret('', env[variables.token] ?? '');
		else rememberSecret(env[variables.user] ?? '', env[variables.password] ?? '');
		for (const name of Object.values(variables)) delete original[name];
	}
	return env;
}

import {rememberSecret} from '../api/secrets.ts';
import type {Environment} from '../core/environment.ts';

/** The variables that hold the account's credentials, the pair that is preferred first. */
export const CREDENTIAL_PAIRS = [
	['TWILIO_API_KEY', 'TWILIO_API_SECRET'],
	['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
] as const;

/**
 * Copies the environment and takes the credentials out of the original, so that no program started from here inherits them.
 * From then on none of them is printed, used or not.
 */
export function takeCredentials(original: NodeJS.ProcessEnv): Environment {
	const env = {...original};
	for (const [user, secret] of CREDENTIAL_PAIRS) {
		rememberSecret(env[user] ?? '', env[secret] ?? '');
		delete original[user];
		delete original[secret];
	}
	return env;
}

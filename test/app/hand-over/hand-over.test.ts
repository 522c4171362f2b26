import {expect, test} from 'vitest';
import {CREDENTIAL_VARIABLES, Credentials} from '../../../source/api/credentials.ts';
import {userPasswordOf} from '../../../source/app/hand-over/hand-over.ts';

const [KEY, ACCOUNT] = CREDENTIAL_VARIABLES;
const credentialsFrom = (origin: ConstructorParameters<typeof Credentials>[2]) =>
	new Credentials('SK01', 's3cret', origin);

test.each([
	['the variables of an API key', {credentials: credentialsFrom(KEY)}, '"$TWILIO_API_KEY:$TWILIO_API_SECRET"'],
	['the variables of an account', {credentials: credentialsFrom(ACCOUNT)}, '"$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"'],
	[
		'credentials_command',
		{credentials: credentialsFrom('credentials_command')},
		'"$TWILIO_API_KEY:$TWILIO_API_SECRET"',
	],
	['the demo', {credentials: credentialsFrom('the demo'), isDemo: true}, 'any:thing'],
] as const)('a copied curl of a watch with credentials from %s names no value', (_, target, userPassword) => {
	expect(userPasswordOf(target)).toBe(userPassword);
});

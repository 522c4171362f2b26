import {expect, test} from 'vitest';
import {anyCredentials, CREDENTIAL_VARIABLES, Credentials} from '../../../source/api/credentials.ts';
import {curlAuthorization} from '../../../source/output/curl.ts';

const [KEY, ACCOUNT, OAUTH] = CREDENTIAL_VARIABLES;
const PAIR = {user: 'SK01', password: 's3cret'};
const TOKEN = {token: 't0k3n.of.oauth'};

test.each([
	['the variables of an API key', new Credentials(PAIR, KEY), '-u "$TWILIO_API_KEY:$TWILIO_API_SECRET"'],
	['the variables of an account', new Credentials(PAIR, ACCOUNT), '-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"'],
	['the variable of a token', new Credentials(TOKEN, OAUTH), '-H "Authorization: Bearer $TWILIO_OAUTH_TOKEN"'],
	['credentials_command', new Credentials(PAIR, 'a command'), '-u "$TWILIO_API_KEY:$TWILIO_API_SECRET"'],
	[
		'credentials_command that prints a token',
		new Credentials(TOKEN, 'a command'),
		'-H "Authorization: Bearer $TWILIO_OAUTH_TOKEN"',
	],
	['nowhere', anyCredentials(), '-u any:thing'],
] as const)('a copied curl of a watch with credentials from %s names no value', (_, {variables}, option) => {
	expect(curlAuthorization(variables)).toBe(option);
});

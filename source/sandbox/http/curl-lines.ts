const CREDENTIALS = "-u 'sandbox:sandbox'";

/** Makes three `curl` lines to paste, as in the guide: send, fetch the operation, list its emails. */
export function curlLines(url: string, operationId: string): readonly [string, string, string] {
	const send = JSON.stringify({
		from: {address: 'support@example.com', name: 'Support Team'},
		to: [
			{address: 'jane.doe@example.com', variables: {firstName: 'Jane'}},
			{address: 'john.doe@example.com', variables: {firstName: 'John'}},
		],
		content: {subject: 'Hello {{ firstName }}', html: '<p>Your order is ready, {{ firstName }}.</p>'},
		tags: {campaign: 'spring'},
	});
	return [
		`curl -s ${CREDENTIALS} -H 'Content-Type: application/json' -d '${send}' ${url}/Emails`,
		`curl -s ${CREDENTIALS} ${url}/Emails/Operations/${operationId}`,
		`curl -s ${CREDENTIALS} '${url}/Emails?operationId=${operationId}&pageSize=3'`,
	];
}

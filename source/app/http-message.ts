/** An HTTP answer as `curl -i` prints it; without headers it is the body alone. */
export type HttpMessage = {
	readonly status?: number;
	/** The `Twilio-Request-Id`. */
	readonly requestId?: string;
	readonly body: string;
};

const HEADERS = /^HTTP\/[\d.]+ (?<status>\d{3})[^\n]*\n(?<fields>(?:[^\r\n]+\r?\n)*)\r?\n/u;
const REQUEST_ID = /^twilio-request-id:[ \t]*(?<id>\S+)/imu;

/** Removes the headers from a text. Of several answers in a row, such as one to a proxy's CONNECT, the last counts. */
export function splitHeaders(text: string): HttpMessage {
	let message: HttpMessage = {body: text};
	for (;;) {
		const found = HEADERS.exec(message.body);
		if (found === null) return message;
		const {status = '', fields = ''} = found.groups ?? {};
		const id = REQUEST_ID.exec(fields)?.groups?.id;
		const body = message.body.slice(found[0].length);
		message = {status: Number(status), ...(id === undefined ? {} : {requestId: id}), body};
	}
}

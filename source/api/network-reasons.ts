/** Advice for companies that sign their own certificates. */
const OWN_AUTHORITY = ' (if it is your own, name its certificate in NODE_EXTRA_CA_CERTS)';

/** Why a connection failed, by the code of its error: whole, and in a few words. */
export const NETWORK: Readonly<Record<string, readonly [string, string]>> = {
	ECONNREFUSED: ['nothing listens there (connection refused)', 'connection refused'],
	ENOTFOUND: ['its name does not resolve (DNS)', 'name not found (DNS)'],
	EAI_AGAIN: ['its name cannot be resolved right now (DNS)', 'name not found now (DNS)'],
	ECONNRESET: ['the connection was reset', 'connection reset'],
	UND_ERR_SOCKET: ['the connection was lost', 'connection lost'],
	EPIPE: ['the connection was lost', 'connection lost'],
	ENETUNREACH: ['the network is unreachable', 'network unreachable'],
	EHOSTUNREACH: ['the host is unreachable', 'host unreachable'],
	UND_ERR_CONNECT_TIMEOUT: ['it did not accept a connection within 5 s', 'no connection in 5 s'],
	ETIMEDOUT: ['it did not accept a connection in time', 'no connection in time'],
	UND_ERR_PRX_CONN: ['the connection was lost', 'connection lost'],
	UND_ERR_HEADERS_TIMEOUT: ['it did not start to answer within 10 s', 'nothing within 10 s'],
	UND_ERR_BODY_TIMEOUT: ['its answer stalled for 10 s', 'stalled for 10 s'],
	DEPTH_ZERO_SELF_SIGNED_CERT: [`its certificate is self-signed${OWN_AUTHORITY}`, 'certificate self-signed'],
	SELF_SIGNED_CERT_IN_CHAIN: [`its certificate is signed by an unknown authority${OWN_AUTHORITY}`, 'unknown authority'],
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
		`its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
		'unknown authority',
	],
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
		`its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
		'unknown authority',
	],
	CERT_HAS_EXPIRED: ['its certificate has expired', 'certificate expired'],
	CERT_NOT_YET_VALID: ['its certificate is not valid yet (is the clock right?)', 'certificate not valid yet'],
	ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is for another name', 'wrong certificate'],
	ERR_SSL_WRONG_VERSION_NUMBER: ['it does not speak TLS (is it http:?)', 'no TLS there'],
	ERR_SSL_PACKET_LENGTH_TOO_LONG: ['it does not speak TLS (is it http:?)', 'no TLS there'],
};

/** Advice for companies that sign their own certificates. */
const OWN_AUTHORITY = ' (if it is your own, name its certificate in NODE_EXTRA_CA_CERTS)';

/** Why a connection failed, by the code of its error: whole, and in a few words. */
export const NETWORK: Readonly<Record<string, readonly [string, string]>> = {
	/** The host refused the connection, usually because no program listens on that port. */
	ECONNREFUSED: ['nothing listens there (connection refused)', 'connection refused'],
	/** DNS knows no address for the host of the base URL. */
	ENOTFOUND: ['its name does not resolve (DNS)', 'name not found (DNS)'],
	/** The DNS server itself gave no answer, which may pass. */
	EAI_AGAIN: ['its name cannot be resolved right now (DNS)', 'name not found now (DNS)'],
	/** The server, or a device on the way, reset the connection. */
	ECONNRESET: ['the connection was reset', 'connection reset'],
	/** The server closed the connection before its answer was whole. */
	UND_ERR_SOCKET: ['the connection was lost', 'connection lost'],
	/** The connection was closed while the request was being sent. */
	EPIPE: ['the connection was lost', 'connection lost'],
	/** This machine has no route to the network of the server. */
	ENETUNREACH: ['the network is unreachable', 'network unreachable'],
	/** This machine has no route to the server, or a firewall says so. */
	EHOSTUNREACH: ['the host is unreachable', 'host unreachable'],
	/** The server did not accept a connection in the time that sendwatch allows. */
	UND_ERR_CONNECT_TIMEOUT: ['it did not accept a connection within 5 s', 'no connection in 5 s'],
	/** The operating system gave up on the connection. */
	ETIMEDOUT: ['it did not accept a connection in time', 'no connection in time'],
	/** The connection to a proxy broke off. */
	UND_ERR_PRX_CONN: ['the connection was lost', 'connection lost'],
	/** The request was sent, and no headers of an answer came back. */
	UND_ERR_HEADERS_TIMEOUT: ['it did not start to answer within 10 s', 'nothing within 10 s'],
	/** An answer began, and then nothing more of it came. */
	UND_ERR_BODY_TIMEOUT: ['its answer stalled for 10 s', 'stalled for 10 s'],
	/** The server signed its own certificate. */
	DEPTH_ZERO_SELF_SIGNED_CERT: [`its certificate is self-signed${OWN_AUTHORITY}`, 'certificate self-signed'],
	/** The chain ends in an authority that Node does not trust. */
	SELF_SIGNED_CERT_IN_CHAIN: [`its certificate is signed by an unknown authority${OWN_AUTHORITY}`, 'unknown authority'],
	/** The authority that signed the certificate is not among those that Node knows. */
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
		`its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
		'unknown authority',
	],
	/** The server did not send the certificates between its own and an authority. */
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
		`its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
		'unknown authority',
	],
	/** The last day of the certificate has passed by the clock of this machine. */
	CERT_HAS_EXPIRED: ['its certificate has expired', 'certificate expired'],
	/** The first day of the certificate has not come by the clock of this machine. */
	CERT_NOT_YET_VALID: ['its certificate is not valid yet (is the clock right?)', 'certificate not valid yet'],
	/** The certificate names other hosts, but not that of the base URL. */
	ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is for another name', 'wrong certificate'],
	/** An https base URL leads to a port that answers without TLS. */
	ERR_SSL_WRONG_VERSION_NUMBER: ['it does not speak TLS (is it http:?)', 'no TLS there'],
	/** The server answered without TLS, as a plain http port does. */
	ERR_SSL_PACKET_LENGTH_TOO_LONG: ['it does not speak TLS (is it http:?)', 'no TLS there'],
};

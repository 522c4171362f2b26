import {generateKeyPairSync, sign} from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
/** The object identifiers 1.2.840.10045.4.3.2 and 2.5.4.3, encoded. */
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

/** Makes a key with a certificate that no client should accept: self-signed, for another name, expired since 2020. */
export function expiredCertificate(): {readonly key: string; readonly cert: string} {
	const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'prime256v1'});
	const algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
	const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from('nobody.invalid')))));
	const validity = der(SEQUENCE, utcTime('200101000000Z'), utcTime('200102000000Z'));
	const content = der(
		SEQUENCE,
		der(INTEGER, Buffer.from([1])),
		algorithm,
		name,
		validity,
		name,
		publicKey.export({type: 'spki', format: 'der'}),
	);
	const signature = der(BIT_STRING, Buffer.from([0]), sign('sha256', content, privateKey));
	const base64 = der(SEQUENCE, content, algorithm, signature).toString('base64');
	const lines = base64.match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
	};
}

function utcTime(text: string): Buffer {
	return der(UTC_TIME, Buffer.from(text));
}

/** Encodes one value in DER: tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const {length} = content;
	const head =
		length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from(head), content]);
}

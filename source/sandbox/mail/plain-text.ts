/** Makes the plain-text version of an html body, as Twilio does for a send without one. */
export function plainText(html: string): string {
	return html
		.replaceAll(/<(?:br|\/p|\/h\d|\/div|\/li)\b[^>]*>/gi, '\n')
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll(/[ \t]+/g, ' ')
		.replaceAll(/\s*\n\s*/g, '\n')
		.trim();
}

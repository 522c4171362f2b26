const LINE_END_TAG = /^(?:br|\/p|\/h\d|\/div|\/li)\b/i;

/** Makes the plain-text version of an html body, as Twilio does for a send without one. Takes linear time for any input. */
export function plainText(html: string): string {
	return withoutTags(html)
		.split('\n')
		.map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

function withoutTags(html: string): string {
	let text = '';
	let from = 0;
	for (;;) {
		const open = html.indexOf('<', from);
		const close = open < 0 ? -1 : html.indexOf('>', open);
		if (close < 0) return text + html.slice(from);
		text += html.slice(from, open) + (LINE_END_TAG.test(html.slice(open + 1, close)) ? '\n' : '');
		from = close + 1;
	}
}

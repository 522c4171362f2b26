import type {MessageSource} from '../world/message.ts';
import {everydayMail} from './everyday.ts';

const HTML_LENGTH = 100_000;
const LINE = '<tr><td style="padding:12px">A row of a long newsletter</td><td align="right">42</td></tr>\n';
const ROWS = LINE.repeat(Math.ceil(HTML_LENGTH / LINE.length));

/** The everyday mail, with 100 kB of html in each email. */
export function heavyMail(seed: number): MessageSource {
	const everyday = everydayMail(seed);
	return {
		...everyday,
		isHeavy: true,
		messageOf(index, domains) {
			const message = everyday.messageOf(index, domains);
			const {content} = message;
			return {...message, content: {...content, html: (content.html + ROWS).slice(0, HTML_LENGTH)}};
		},
	};
}

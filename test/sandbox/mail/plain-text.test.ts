import {expect, test} from 'vitest';
import {plainText} from '../../../source/sandbox/mail/plain-text.ts';

test.each([
	['<p>One</p><p>Two</p>', 'One\nTwo'],
	['a<br>b<br/>c', 'a\nb\nc'],
	['<h1>Title</h1>\n<p>Some   <b>bold</b> text.</p>', 'Title\nSome bold text.'],
	['', ''],
])('the text of %s', (html, text) => {
	expect(plainText(html)).toBe(text);
});

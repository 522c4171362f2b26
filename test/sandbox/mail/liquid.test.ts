import {expect, test} from 'vitest';
import {parseTemplate} from '../../../source/sandbox/mail/liquid.ts';

test.each([
	['Hello {{ name }}', {name: 'Jane'}, 'Hello Jane'],
	["Hello {{ name | default: 'there' }}", {}, 'Hello there'],
	['{% for item in cart %}{{ item.title }} {% endfor %}', {cart: [{title: 'a'}, {title: 'b'}]}, 'a b '],
	['{{ constructor }}{{ name.constructor }}', {name: 'Jane'}, ''],
	['no braces', {}, 'no braces'],
])('the template %s', (source, variables, text) => {
	expect(parseTemplate(source).render(variables)).toBe(text);
});

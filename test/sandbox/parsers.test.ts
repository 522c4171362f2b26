import {describe, expect, test} from 'vitest';
import {parseTemplate} from '../../source/sandbox/mail/liquid.ts';
import {plainText} from '../../source/sandbox/mail/plain-text.ts';
import {parseFault} from '../../source/sandbox/sandbox.ts';
import {openSandbox} from './open-sandbox.ts';

const LENGTH = 100_000;
/** Processor time, which others on the machine do not lengthen: linear is a few ms for 100 kB, quadratic 8 s and more. */
const MOST_MS = 3000;

const long = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length));

function millisecondsOf(act: () => unknown): number {
	const elapsed = startTimer();
	try {
		act();
	} catch {
		// Whether the text is valid is not the question here.
	}
	return elapsed();
}

/** The processor time of this process since then, in ms. */
function startTimer(): () => number {
	const began = process.cpuUsage();
	return () => {
		const {user, system} = process.cpuUsage(began);
		return (user + system) / 1000;
	};
}

describe('a parser takes linear time for 100 kB', () => {
	test.each([
		['a probability', `503:${long('1')}x`],
		['a probability with a point', `503:${long('1')}.${long('1')}x`],
		['a name', `${long('a')}!`],
		['many colons', long('5:')],
		['many ats', `503${long('@')}\n`],
		['a window', `503@${long('1')}x`],
		['a window of two numbers', `503@${long('1')}-${long('1')}x`],
	])('of a fault: %s', (_what, spec) => {
		expect(millisecondsOf(() => parseFault(spec))).toBeLessThan(MOST_MS);
		expect(() => parseFault(spec)).toThrow(/^.{1,400}$/s);
	});

	test.each(['<', '<br', '>', '<>', '\r', '\t ', '\n\r', ' <br>'])('of the html %j', (part) => {
		expect(millisecondsOf(() => plainText(long(part)))).toBeLessThan(MOST_MS);
	});

	test.each(['{{', '{%', '{{ a', '{{ a }}', '{{ a | b', '{% if a %}', '{{ "', '{%- ', '}}', '{{ a.b', '{{ a[', "{{ '"])(
		'of the template %j',
		(part) => {
			expect(millisecondsOf(() => parseTemplate(long(part)))).toBeLessThan(MOST_MS);
		},
	);

	test.each([
		['an address', {from: {address: long('a@')}}],
		['another address', {from: {address: `${long('a')}@${long('b.')}`}}],
		['a name', {from: {name: long('é')}}],
		['a tag', {tags: {plan: long('{{')}}],
		['a time', {schedule: {sendAt: [long('2026-04-05T')]}}],
		['base64', {content: {attachments: [{content: `${long('A')}?`}]}}],
		['a misspelled field', {[long('x')]: 1}],
	])('of a send: %s', async (_what, json) => {
		const sandbox = await openSandbox({recipients: 1});
		const elapsed = startTimer();
		expect((await sandbox.ask('/Emails', {method: 'POST', json})).status).toBe(400);
		expect(elapsed()).toBeLessThan(MOST_MS);
	});

	test.each([long('5').slice(0, 60_000), long(' ').slice(0, 60_000), long('['), '[1,'.repeat(20_000)])(
		'of a list of faults',
		async (body) => {
			const sandbox = await openSandbox({recipients: 1});
			const elapsed = startTimer();
			await sandbox.ask('/__sandbox/faults', {method: 'PUT', body});
			expect(elapsed()).toBeLessThan(MOST_MS);
		},
	);
});

import type {Mailbox, Message, MessageSource} from '../world/message.ts';
import {HUGE_PAYLOADS, PAYLOADS} from './payloads.ts';

const SENDER: Mailbox = {address: 'mallory@example.com', name: 'Mallory'};
const EVERY_PAYLOAD = [...PAYLOADS, ...HUGE_PAYLOADS];

/** Mail whose every field attacks the terminal that shows it. Each payload occurs in each field, the huge ones in subject and text. */
export function hostileMail(): MessageSource {
	return {
		pairs: undefined,
		tagsOf: (index) => ({campaign: payload(index + 2), [`key${payload(index + 3)}`]: 'value', plan: 'pro'}),
		messageOf: hostileMessage,
	};
}

/** Returns the payload with a number; beyond the last it starts over. */
export function payload(number: number): string {
	return PAYLOADS[number % PAYLOADS.length] ?? '';
}

function hostileMessage(index: number): Message {
	const subject = EVERY_PAYLOAD[index % EVERY_PAYLOAD.length];
	const text = EVERY_PAYLOAD[(index + 7) % EVERY_PAYLOAD.length];
	return {
		from: {...SENDER, name: `${SENDER.name}${payload(index + 5)}`},
		to: {address: `user.${index}${payload(index + 4)}@example.net`, name: `Eve ${payload(index + 1)}`},
		content: {subject: `${subject} after`, html: `<p>${payload(index + 6)}</p>`, text: `before\n${text}\nafter`},
	};
}

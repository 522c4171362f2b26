import {type Content, type Mailbox, type MessageSource, pairsOf} from '../world/message.ts';
import {mix, pick} from '../world/random.ts';
import {EXAMPLE_DOMAINS, recipients} from './recipients.ts';

const CAMPAIGNS = ['spring', 'autumn', 'none'] as const;
const PLANS = ['free', 'free', 'pro', 'team'] as const;
const LOCALES = ['en-GB', 'en-US', 'de-DE', 'es-ES', 'fr-FR', 'ja-JP'] as const;
const SENDER: Mailbox = {address: 'news@example.com', name: 'Northwind News'};
const SUBJECTS = {
	spring: ['Spring is here: your picks', 'A fresh start for your workspace', 'New this spring'],
	autumn: ['Autumn reading list', 'Before the leaves fall', 'What we built this autumn'],
	none: ['Your monthly summary', 'Your receipt', 'Please confirm your address'],
} as const;

/** Everyday mail: the newsletters of two campaigns, summaries and receipts. */
export function everydayMail(seed: number): MessageSource {
	const recipientOf = recipients(seed);
	const campaignOf = (index: number) => pick(CAMPAIGNS, mix(seed, 1), index);
	return {
		pairs: pairsOf({campaign: ['spring', 'autumn'], plan: PLANS, locale: LOCALES}),
		tagsOf(index) {
			const campaign = campaignOf(index);
			const plan = pick(PLANS, mix(seed, 2), index);
			const locale = pick(LOCALES, mix(seed, 3), index);
			return campaign === 'none' ? {plan, locale} : {campaign, plan, locale};
		},
		messageOf(index, domains = EXAMPLE_DOMAINS) {
			const to = recipientOf(index, domains);
			const subject = pick(SUBJECTS[campaignOf(index)], mix(seed, 4), index);
			return {from: SENDER, to, content: everydayContent(subject, to.name ?? to.address)};
		},
	};
}

/** The mail of one wave of a campaign. All waves share the campaign's tag. */
export function campaignMail(seed: number, wave: number): MessageSource {
	const everyday = everydayMail(seed);
	const shared = {campaign: 'spring', wave: String(wave)};
	return {
		...everyday,
		pairs: pairsOf({campaign: ['spring'], wave: [shared.wave], plan: PLANS, locale: LOCALES}),
		tagsOf: (index) => ({...everyday.tagsOf(index), ...shared}),
		messageOf(index, domains) {
			const message = everyday.messageOf(index, domains);
			const subject = pick(SUBJECTS.spring, mix(seed, 5), index);
			return {...message, content: everydayContent(subject, message.to.name ?? message.to.address)};
		},
	};
}

function everydayContent(subject: string, name: string): Content {
	return {
		subject,
		html: `<h1>${subject}</h1><p>Dear ${name},</p><p>Thank you for being with us. Here is what is new.</p>`,
		text: `${subject}\n\nDear ${name},\n\nThank you for being with us. Here is what is new.`,
	};
}

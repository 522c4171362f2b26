import {mix, pick} from '../world/random.ts';
import {type Party, people, USUAL_DOMAINS} from './people.ts';
import {type Content, type Mailbag, pairsOf} from './templates.ts';

const CAMPAIGNS = ['spring', 'autumn', 'none'] as const;
const PLANS = ['free', 'free', 'pro', 'team'] as const;
const LOCALES = ['en-GB', 'en-US', 'de-DE', 'es-ES', 'fr-FR', 'ja-JP'] as const;
const SENDER: Party = {address: 'news@example.com', name: 'Northwind News'};
const SUBJECTS = {
	spring: ['Spring is here: your picks', 'A fresh start for your workspace', 'New this spring'],
	autumn: ['Autumn reading list', 'Before the leaves fall', 'What we built this autumn'],
	none: ['Your monthly summary', 'Your receipt', 'Please confirm your address'],
} as const;

/** The everyday mail: newsletters of two campaigns among summaries and receipts. */
export function everydayMail(seed: number): Mailbag {
	const person = people(seed);
	const campaignOf = (index: number) => pick(CAMPAIGNS, mix(seed, 1), index);
	return {
		pairs: pairsOf({campaign: ['spring', 'autumn'], plan: PLANS, locale: LOCALES}),
		tagsOf(index) {
			const campaign = campaignOf(index);
			const plan = pick(PLANS, mix(seed, 2), index);
			const locale = pick(LOCALES, mix(seed, 3), index);
			return campaign === 'none' ? {plan, locale} : {campaign, plan, locale};
		},
		template(index, domains = USUAL_DOMAINS) {
			const to = person(index, domains);
			const subject = pick(SUBJECTS[campaignOf(index)], mix(seed, 4), index);
			return {from: SENDER, to, content: everydayContent(subject, to.name ?? to.address)};
		},
	};
}

/** The mail of one campaign that goes out in waves: all of it shares the tag. */
export function campaignMail(seed: number, wave: number): Mailbag {
	const everyday = everydayMail(seed);
	const shared = {campaign: 'spring', wave: String(wave)};
	return {
		...everyday,
		pairs: pairsOf({campaign: ['spring'], wave: [shared.wave], plan: PLANS, locale: LOCALES}),
		tagsOf: (index) => ({...everyday.tagsOf(index), ...shared}),
		template(index, domains) {
			const template = everyday.template(index, domains);
			const subject = pick(SUBJECTS.spring, mix(seed, 5), index);
			return {...template, content: everydayContent(subject, template.to.name ?? template.to.address)};
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

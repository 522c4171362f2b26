import {type Content, type Mailbox, type MessageSource, pairsOf} from '../world/message.ts';
import type {Tags} from '../world/tags.ts';
import type {CompressedList, ListCompressor} from './compressed-list.ts';
import {hasLiquid, parseTemplate, type Template, type Variables} from './liquid.ts';
import {plainText} from './plain-text.ts';

/** A recipient of a send, with the variables for its templates. */
export type Recipient = {
	readonly address: string;
	readonly name?: string | undefined;
	readonly variables?: Variables | undefined;
};

/** What a send says: the parts of its body that end up in its emails. */
export type SentMail = {
	readonly from: {readonly address: string; readonly name?: string | undefined};
	readonly to: readonly Recipient[];
	readonly content: {
		readonly subject: string;
		readonly html: string;
		readonly text?: string | undefined;
		readonly attachments?: readonly {readonly filename: string; readonly contentType: string}[] | undefined;
	};
	readonly tags?: Tags | undefined;
};

/** Writes the emails of a send: renders its Liquid templates for each recipient. The recipients are kept compressed. */
export function personalizedMail(mail: SentMail, compressor: ListCompressor): MessageSource {
	const recipients = compressor.compress(mail.to);
	const contentFor = contentTemplate(mail.content);
	return {
		...tagTemplates(mail.tags ?? {}, recipients),
		messageOf(index) {
			const {address = '', name, variables = {}} = recipients.at(index) ?? {};
			return {from: toMailbox(mail.from), to: toMailbox({address, name}), content: contentFor(variables)};
		},
	};
}

function toMailbox({address, name}: {readonly address: string; readonly name?: string | undefined}): Mailbox {
	return name === undefined ? {address} : {address, name};
}

function contentTemplate(content: SentMail['content']): (variables: Variables) => Content {
	const subject = tolerant(content.subject);
	const html = tolerant(content.html);
	const text = content.text === undefined ? undefined : tolerant(content.text);
	const attachments = (content.attachments ?? []).map(({filename, contentType}) => ({filename, contentType}));
	return (variables) => {
		const body = html.render(variables);
		return {
			subject: subject.render(variables),
			html: body,
			text: text === undefined ? plainText(body) : text.render(variables),
			attachments,
		};
	};
}

function tagTemplates(tags: Tags, recipients: CompressedList<Recipient>): Pick<MessageSource, 'pairs' | 'tagsOf'> {
	const entries = Object.entries(tags);
	if (!entries.flat().some(hasLiquid)) {
		return {pairs: pairsOf(Object.fromEntries(entries.map(([key, value]) => [key, [value]]))), tagsOf: () => tags};
	}
	const templates = entries.map(([key, value]) => [tolerant(key), tolerant(value)] as const);
	return {
		pairs: undefined,
		tagsOf(index) {
			const variables = recipients.at(index)?.variables ?? {};
			return Object.fromEntries(templates.map(([key, value]) => [key.render(variables), value.render(variables)]));
		},
	};
}

/** A template that fails on one recipient's variables renders as its source, so that a list does not fail for one email. */
function tolerant(source: string): Template {
	const template = parseTemplate(source);
	return {
		render(variables) {
			try {
				return template.render(variables);
			} catch {
				return source;
			}
		},
	};
}

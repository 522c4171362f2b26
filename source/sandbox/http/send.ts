import {hasLiquid, parseTemplate, type Template, type Variables} from '../mail/liquid.ts';
import type {PackedContent, PackedContents} from '../mail/packed-content.ts';
import type {Party} from '../mail/people.ts';
import {type Content, type Mailbag, pairsOf, plainText} from '../mail/templates.ts';
import {createLife} from '../world/life.ts';
import {createOperation, type Operation, type Reason} from '../world/operation.ts';
import {type Fortune, scheduled} from '../world/outcomes.ts';
import {mix} from '../world/random.ts';
import {isTag, type Tags} from '../world/tags.ts';
import {invalid} from './problem.ts';
import {MOST_RECIPIENTS, type SendRequest} from './send-schema.ts';

type Recipient = SendRequest['to'][number];

/** The least part of the duration that a send takes, however small: two recipients are followed for some seconds too. */
const LEAST_SHARE = 0.08;

/** What a send needs to become an operation. Times in ms, `createdAt` in epoch ms. */
export type SendTerms = {
	readonly seed: number;
	/** Which of all operations it is: the same sends in the same order fare the same. */
	readonly ordinal: number;
	readonly createdAt: number;
	/** How long a send to 10,000 takes. */
	readonly durationMs: number;
	readonly fortune: Fortune;
	readonly reasons: readonly [Reason, ...Reason[]];
	readonly packedContents: PackedContents;
};

/** Makes an operation of a send that passed its schema; throws when a tag does not fit once rendered. */
export function acceptSend(request: SendRequest, terms: SendTerms): Operation {
	const {seed, ordinal, createdAt, durationMs, fortune, reasons, packedContents} = terms;
	const total = request.to.length;
	const own = mix(seed, ordinal);
	const outcomes = fortune(own, durationMs * (LEAST_SHARE + ((1 - LEAST_SHARE) * total) / MOST_RECIPIENTS));
	const scheduledFor = sendTime(request);
	const life = createLife(
		own,
		total,
		scheduledFor === undefined ? outcomes : scheduled(outcomes, scheduledFor - createdAt),
	);
	refuseBadContent(request);
	const mail = sentMail(request, packedContents);
	refuseBadTags(request, mail);
	return createOperation({seed, createdAt, scheduledFor, life, mail, reasons});
}

/** Twilio intersects the moments of a schedule: the last one satisfies them all. */
function sendTime({schedule}: SendRequest): number | undefined {
	return schedule && Math.max(...schedule.sendAt.map((moment) => Date.parse(moment)));
}

function sentMail(request: SendRequest, packedContents: PackedContents): Mailbag {
	const recipients = packedContents.pack(request.to);
	const write = writer(request.content);
	const tagsFor = tagger(request.tags ?? {}, recipients);
	const {from} = request;
	return {
		...tagsFor,
		template(index) {
			const {address = '', name, variables = {}} = recipients.at(index) ?? {};
			return {from: toParty(from), to: toParty({address, name}), content: write(variables)};
		},
	};
}

function toParty({address, name}: {address: string; name?: string | undefined}): Party {
	return name === undefined ? {address} : {address, name};
}

function writer(content: SendRequest['content']): (variables: Variables) => Content {
	const subject = forgiving(content.subject);
	const html = forgiving(content.html);
	const text = content.text === undefined ? undefined : forgiving(content.text);
	const attachments = (content.attachments ?? []).map(({filename, contentType}) => ({filename, contentType}));
	return (variables) => {
		const body = html.render(variables);
		return {
			subject: subject.render(variables),
			html: body,
			text: text ? text.render(variables) : plainText(body),
			attachments,
		};
	};
}

/** A template that fails on one recipient's variables shows itself: a list must not fail for one email. */
function forgiving(source: string): Template {
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

function tagger(tags: Tags, recipients: PackedContent<Recipient>): Pick<Mailbag, 'pairs' | 'tagsOf'> {
	const entries = Object.entries(tags);
	if (!entries.flat().some(hasLiquid)) {
		return {pairs: pairsOf(Object.fromEntries(entries.map(([key, value]) => [key, [value]]))), tagsOf: () => tags};
	}
	const templates = entries.map(([key, value]) => [forgiving(key), forgiving(value)] as const);
	return {
		pairs: undefined,
		tagsOf(index) {
			const variables = recipients.at(index)?.variables ?? {};
			return Object.fromEntries(templates.map(([key, value]) => [key.render(variables), value.render(variables)]));
		},
	};
}

/** Liquid that parses may still fail, or never end: the first recipient shows. */
function refuseBadContent({to: [first], content}: SendRequest): void {
	for (const part of ['subject', 'html', 'text'] as const) {
		try {
			parseTemplate(content[part] ?? '').render(first?.variables ?? {});
		} catch (error) {
			const why = error instanceof Error ? error.message.split(', line')[0] : String(error);
			throw invalid([{path: `content.${part}`, message: `cannot be rendered for to[0]: ${why}`}]);
		}
	}
}

function refuseBadTags(request: SendRequest, mail: Mailbag): void {
	if (mail.pairs) return;
	for (const index of request.to.keys()) {
		const bad = Object.entries(mail.tagsOf(index)).find((pair) => !isTag(pair));
		if (!bad) continue;
		const [key, value] = bad;
		throw invalid([{path: 'tags', message: `give "${key}":"${value}" for to[${index}], which is no valid tag`}]);
	}
}

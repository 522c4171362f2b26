import {parseTemplate} from '../../mail/liquid.ts';
import {personalizedMail} from '../../mail/personalized.ts';
import type {MessageSource} from '../../world/message.ts';
import {createOperation, type Operation} from '../../world/operation.ts';
import {lagOf, type SendPlan, timelineOf} from '../../world/outcomes/plan.ts';
import {mix} from '../../world/random.ts';
import {isTag} from '../../world/tags.ts';
import {MAX_RECIPIENTS, type World} from '../../world/world.ts';
import {invalidRequest} from '../errors.ts';
import {scheduledTime} from '../requests/dates.ts';
import type {SendRequest} from '../requests/send-schema.ts';
import {validate} from '../requests/validate.ts';
import type {Service} from '../service.ts';
import type {Answer, Call} from './route.ts';

/** The least part of the duration that a send takes, so that a send to two recipients can be followed for some seconds too. */
const LEAST_SHARE = 0.08;

/** Answers `POST /Emails`: 202 with the new operation. Throws the error for an invalid request. */
export async function sendEmails({service, origin, json}: Call): Promise<Answer> {
	const operation = toOperation(validate(service.sendSchema, await json()), service);
	service.world.account.add(operation);
	const {id} = operation;
	return {status: 202, body: {operationId: id, operationLocation: `${origin()}/v1/Emails/Operations/${id}`}};
}

function toOperation(request: SendRequest, {world, compressor}: Service): Operation {
	const {seed, account, scenario, now} = world;
	const createdAt = account.freeMoment(now());
	const scheduledFor = sendTime(request);
	checkContent(request);
	const messages = personalizedMail(request, compressor);
	checkTags(request, messages);
	const plan = planOf(request.to.length, scheduledFor === undefined ? 0 : scheduledFor - createdAt, world);
	const timeline = timelineOf(scenario, plan);
	const lagMs = lagOf(scenario, plan.durationMs);
	return createOperation({seed, createdAt, scheduledFor, timeline, lagMs, messages, reasons: scenario.reasons});
}

/** The same sends in the same order have the same outcomes: their seed is the number of the operation. */
function planOf(recipients: number, waitMs: number, {seed, account, scenario, durationMs}: World): SendPlan {
	const share = LEAST_SHARE + ((1 - LEAST_SHARE) * recipients) / MAX_RECIPIENTS;
	return {
		seed: mix(seed, account.size + 1),
		recipients,
		durationMs: durationMs * share,
		waitMs,
		model: scenario.outcomes,
	};
}

/** A schedule of several times is their intersection (API reference, `schedule`): the last one satisfies them all. */
function sendTime({schedule}: SendRequest): number | undefined {
	return schedule === undefined ? undefined : Math.max(...schedule.sendAt.map(scheduledTime));
}

/** Liquid that parses may still fail, or never end: the first recipient shows it. */
function checkContent({to: [first], content}: SendRequest): void {
	for (const part of ['subject', 'html', 'text'] as const) {
		try {
			parseTemplate(content[part] ?? '').render(first?.variables ?? {});
		} catch (error) {
			const why = error instanceof Error ? error.message.split(', line')[0] : String(error);
			throw invalidRequest([{path: `content.${part}`, message: `cannot be rendered for to[0]: ${why}`}]);
		}
	}
}

function checkTags(request: SendRequest, messages: MessageSource): void {
	if (messages.pairs !== undefined) return;
	for (const index of request.to.keys()) {
		const bad = Object.entries(messages.tagsOf(index)).find((pair) => !isTag(pair));
		if (bad === undefined) continue;
		const [key, value] = bad;
		const message = `give "${key}":"${value}" for to[${index}], which is no valid tag`;
		throw invalidRequest([{path: 'tags', message}]);
	}
}

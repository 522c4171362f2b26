import type {Email} from '../../core/emails/email.ts';
import {
	type ExplainedEmail,
	isFailure,
	type Reason,
	type ReasonPage,
	type ReasonsByEmail,
	sortReasons,
} from '../../core/emails/failure.ts';
import type {ReasonOf} from '../../core/emails/reason-filter.ts';
import {BrokenListError, ProblemError} from '../../core/errors.ts';
import {isRefusal, type Problem} from '../../core/network/problem.ts';
import {type AskPage, createRepeats, walkPages} from './walk-pages.ts';

/** Adds the server's reasons to emails that are being exported. */
export type Explainer = {
	readonly explain: (emails: readonly Email[], signal: AbortSignal) => Promise<readonly ExplainedEmail[]>;
	/** Why reasons are missing; undefined if the server gives none at all. */
	readonly problem: () => Problem | undefined;
	/** All that is known of them. */
	readonly reasons: () => readonly Reason[];
};

/** Looks up the reasons of emails that were explained: where the server was not asked for all of them, an email may have one. */
export function reasonIn({problem}: Explainer): ReasonOf {
	return (email: ExplainedEmail) => email.reason ?? (problem() === undefined ? null : undefined);
}

const ALL = {token: null, pageSize: 1000, limit: Number.POSITIVE_INFINITY};

/** The reasons that a server gave, and why there may be more of them. */
type ReasonsRead = {readonly found: readonly Reason[]; readonly brokenBy?: Problem};

/**
 * Makes an explainer that asks the server once, when the first failure comes. Most servers have no reasons: a 404, or another refusal to say,
 * means that there are none. After any other problem the emails go without.
 */
export function createExplainer(ask: (token: string | null, signal: AbortSignal) => Promise<ReasonPage>): Explainer {
	let reading: Promise<ReasonsByEmail> | undefined;
	let problem: Problem | undefined;
	let all: readonly Reason[] = [];

	async function read(signal: AbortSignal): Promise<ReasonsByEmail> {
		try {
			const {found, brokenBy} = await allReasons(ask, signal);
			all = found;
			problem = brokenBy;
		} catch (error) {
			if (!(error instanceof ProblemError)) throw error;
			if (!isRefusal(error.problem)) problem = error.problem;
		}
		return sortReasons(all).byEmail;
	}

	return {
		async explain(emails, signal) {
			if (!emails.some(isFailure)) return emails;
			reading ??= read(signal);
			const byEmail = await reading;
			return emails.map((email) => explained(email, byEmail));
		},
		problem: () => problem,
		reasons: () => all,
	};
}

/** Makes an explainer of the reasons that are known already. */
export function explainerOf(byEmail: ReasonsByEmail): Explainer {
	return {
		explain: async (emails) => emails.map((email) => explained(email, byEmail)),
		problem: () => undefined,
		reasons: () => [],
	};
}

/** An email with its own reason, if there is one. */
export function explained(email: Email, byEmail: ReasonsByEmail): ExplainedEmail {
	const reason = byEmail.get(email.id.raw);
	return reason === undefined ? email : {...email, reason};
}

async function allReasons(
	ask: (token: string | null, signal: AbortSignal) => Promise<ReasonPage>,
	signal: AbortSignal,
): Promise<ReasonsRead> {
	const askPage: AskPage<Reason> = async (token) => {
		const {reasons, next} = await ask(token, signal);
		return {items: reasons, next};
	};
	const found: Reason[] = [];
	// Pages that only repeat reasons end the list, as they do a list of emails.
	const walk = {...ALL, repeats: createRepeats<Reason>(identityOf)};
	try {
		for await (const {items} of walkPages(askPage, walk, signal)) for (const item of items) found.push(item);
	} catch (error) {
		if (!(error instanceof BrokenListError)) throw error;
		// The reasons that came before the list broke off are still true.
		return {found, brokenBy: error.problem};
	}
	return {found};
}

/** A key that is the same for equal reasons, which have no id. */
function identityOf({emailId, code, message}: Reason): string {
	return JSON.stringify([emailId, typeof code === 'object' ? code.raw : code, message.raw]);
}

import {createListReader, type ListReader} from '../../source/app/hand-over/read-list.ts';
import type {Email} from '../../source/core/emails/email.ts';
import type {Reason} from '../../source/core/emails/failure.ts';
import {ProblemError} from '../../source/core/errors.ts';
import type {Problem} from '../../source/core/network/problem.ts';
import type {Operation} from '../../source/core/operation/operation.ts';
import type {RetryingClient} from '../../source/monitor/retrying-client.ts';
import {OPERATION_ID} from './builders.ts';

/** What a server has when the whole list of a send is read; a problem is what it answers instead. */
export type Listed = {
	readonly operation: Operation;
	readonly emails: readonly Email[] | Problem;
	readonly reasons?: readonly Reason[] | Problem;
};

/** A reader of a list that answers once `answer` is called, and not before. `now` gives epoch ms. */
export function listing(listed: Listed, now: () => number): {readonly read: ListReader; readonly answer: () => void} {
	const answered = Promise.withResolvers<void>();
	const given = <Value>(value: Value | Problem): Value => {
		if (typeof value === 'object' && value !== null && 'kind' in value) throw new ProblemError(value);
		return value;
	};
	const client = {
		fetchOperation: async () => listed.operation,
		async listEmails(_: unknown, signal: AbortSignal) {
			const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
			if (!signal.aborted) await Promise.race([answered.promise, aborted]);
			signal.throwIfAborted();
			return {emails: given(listed.emails), next: null};
		},
		listReasons: async () => ({reasons: given(listed.reasons ?? []), next: null}),
	} as unknown as RetryingClient;
	return {read: createListReader(client, OPERATION_ID, now), answer: answered.resolve};
}

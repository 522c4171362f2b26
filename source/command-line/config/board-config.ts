import type {TagFilter} from '../../core/emails/tags.ts';
import type {Environment} from '../../core/environment.ts';
import {RETENTION_MS} from '../../core/operation/retention.ts';
import type {OperationStatus} from '../../core/operation/status.ts';
import {localClock} from '../../core/time/moments.ts';
import type {Arguments} from '../arguments.ts';
import {get} from '../option-values.ts';
import {operationStatuses} from '../options/send-types.ts';
import {readDates} from './filter-options.ts';

/** Which sends the board shows: those created since then (epoch ms), with any of the statuses and all of the tags. */
export type BoardFilter = {
	readonly since: number;
	/** None was given: that is the week that Twilio keeps. */
	readonly isWeek?: true;
	readonly statuses: readonly OperationStatus[];
	readonly tags: TagFilter;
};

/** What the board shows, and the arguments as a watch opened from it reads them. */
export type BoardConfig = {readonly query: BoardFilter; readonly watchArgs: Arguments};

/**
 * Reads it. On the board `--status` names statuses of operations, where a watch means those of emails, so the flag is not passed on. Throws
 * `UsageError`.
 */
export function readBoardConfig(args: Arguments, env: Environment, now: number = Date.now()): BoardConfig {
	const source = {args, env};
	const week = now - RETENTION_MS;
	const {status, ...flags} = args.flags;
	const texts = typeof status === 'object' || typeof status === 'string' ? [status].flat() : [];
	const {since} = readDates(source, localClock(now));
	return {
		query: {
			...(since === undefined ? {since: week, isWeek: true} : {since}),
			statuses: texts.length === 0 ? [] : operationStatuses.read({texts, from: '--status'}),
			tags: get(source, 'tag'),
		},
		watchArgs: {...args, flags},
	};
}

import {readRecordingConfig} from '../../../command-line/config/recording-config.ts';
import type {Source} from '../../../command-line/option-values.ts';
import type {TagFilter} from '../../../core/emails/tags.ts';
import type {ListedOperation} from '../../../core/operation/operation.ts';
import {systemClock} from '../../../monitor/clock.ts';
import type {AskPage} from '../../../monitor/lists/walk-pages.ts';
import type {RetryingClient} from '../../../monitor/retrying-client.ts';
import {openKeptNames} from '../../kept-names.ts';
import {canRewrite, createRewritten} from '../progress.ts';
import {createTaggedSends, type TaggedSends} from './tagged-sends.ts';

/** Which sends are wanted, and of which server. */
export type OpenTaggedSendsOptions = {
	readonly source: Source;
	readonly client: RetryingClient;
	readonly baseUrl: string;
	readonly tags: TagFilter;
};

/** Tells the sends with these tags from others, with the help of the names that the board and earlier runs have kept. */
export function openTaggedSends({source, client, baseUrl, tags}: OpenTaggedSendsOptions): TaggedSends {
	const {now} = systemClock;
	const folder = readRecordingConfig(source).recording?.folder;
	let ahead = 0;
	const kept = folder === undefined ? undefined : openKeptNames({folder, baseUrl, now, serverNow: () => now() + ahead});
	return createTaggedSends({
		...{tags, client, kept},
		onAnswer(answeredAt) {
			if (answeredAt !== undefined) ahead = answeredAt - now();
		},
	});
}

/** The list of a campaign, with a line on stderr until its first page is there: from then on the records themselves come. */
export function withFirstProgress(
	{told, progress}: TaggedSends,
	ask: AskPage<ListedOperation>,
	{env}: Source,
): AskPage<ListedOperation> {
	const line = createRewritten(progress, canRewrite(env) && process.stdout.isTTY === true);
	return async (...request) => {
		line.draw();
		try {
			return await told(ask)(...request);
		} finally {
			line.close();
		}
	};
}

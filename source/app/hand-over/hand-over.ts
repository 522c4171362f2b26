import type {Email} from '../../core/emails/email.ts';
import type {ExplainedEmail} from '../../core/emails/failure.ts';
import {FAILURE_STATUSES, type Filter, NO_FILTER} from '../../core/emails/filter.ts';
import {systemClock} from '../../monitor/clock.ts';
import {explained, explainerOf} from '../../monitor/lists/explain-emails.ts';
import {walkEmails} from '../../monitor/lists/walk-emails.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {commandFor} from '../../output/command-for.ts';
import {copyText} from '../../output/copy-text.ts';
import {curlAuthorization, curlsOfList} from '../../output/curl.ts';
import type {Store} from '../../state/store.ts';
import {shownEmail, shownState} from '../../state/watch/select/shown.ts';
import type {State} from '../../state/watch/state.ts';
import type {HandOver} from '../../ui/hand-over.ts';
import {endpointOf} from '../command-view.ts';
import type {Target} from '../open-watch.ts';
import {createWatchExplainer} from './explain-watched.ts';
import {createExporter, type ExporterOptions} from './exporter.ts';
import {createListReader, type ListReader} from './read-list.ts';
import {createNoteWriter} from './write-note.ts';
import {createReportWriter} from './write-report.ts';

/** What handing emails over needs. */
export type HandOverOptions = {
	readonly store: Store;
	readonly baseUrl: string;
	/** The profile of the config file in use. */
	readonly profile?: string | undefined;
	/** The option of a copied `curl` with the credentials. */
	readonly authorization: () => string;
	readonly now: () => number;
	/** All emails that a filter selects, a page at a time. */
	readonly pages: ExporterOptions['pages'];
	/** The file that is being played, if one is. */
	readonly recording?: string;
	/** Makes what adds reasons to exported emails; the known ones are added if it is not given. */
	readonly explainer?: ExporterOptions['explainer'];
	/** Reads the whole list for a note or a report; what the watch knows is written if it is not given. */
	readonly read?: ListReader;
};

/** How emails leave the app, without the clipboard, which belongs to the terminal. */
export type WayOut = Omit<HandOver, 'copy'> & {
	/** The sendwatch command that shows the failures of the send once this watch is over; none if there is nothing to show them then. */
	readonly commandOfFailures: () => string | undefined;
};

/** Where sendwatch was started, wherever that has been moved to since; asking for its path throws once it is gone. */
const HERE = '.';

/** The largest page, because every request costs its latency. */
const EXPORT_PAGE = 1000;

/** Makes the hand-over of a watch, which requests from the server what is not loaded. */
export function createLiveHandOver(target: Target, store: Store, client: RetryingClient, isRecorded: boolean): WayOut {
	const {operationId, baseUrl, profile, access} = target;
	const authorization = () => curlAuthorization(access.current().variables);
	const pages = (filter: Filter, signal: AbortSignal) =>
		walkEmails({client, operationId, filter, pageSize: EXPORT_PAGE, isWhole: true, signal});
	const explainer = () =>
		createWatchExplainer(store, (token, signal) => client.listReasons(operationId, token, signal), systemClock.now);
	const {now} = systemClock;
	const read = createListReader(client, operationId, now);
	const wayOut = createHandOver({store, baseUrl, profile, authorization, now, pages, explainer, read});
	if (target.isDemo !== true) return wayOut;
	// The demo's sandbox ends with it.
	return {...wayOut, commandOfFailures: () => (isRecorded ? `sendwatch replay ${operationId}` : undefined)};
}

/** Makes a hand-over; files go into the directory that sendwatch was started in. */
export function createHandOver(options: HandOverOptions): WayOut {
	const {store, baseUrl, profile, authorization, now, pages, recording, read} = options;
	const known = () => store.getState().failures.reasons.byEmail;
	const {explainer = () => explainerOf(known())} = options;
	const exporter = createExporter({store, now, folder: HERE, pages, explainer});
	const endpoint = endpointOf(baseUrl, profile);
	const origin = () => ({baseUrl, authorization: authorization()});
	const note = createNoteWriter({store, now, folder: HERE, endpoint, read});
	const report = createReportWriter({store, now, folder: HERE, endpoint, recording, read});
	return {
		startExport: exporter.start,
		writeNote: note.write,
		writeReport: () => report.write(),
		stop() {
			for (const one of [exporter, note, report]) one.stop();
		},
		textOf: (form, emails) =>
			copyText(
				form,
				emails.map((email) => shownWithReason(email, store.getState())),
				origin(),
			),
		curlsOfList() {
			const {operationId, list} = store.getState();
			return curlsOfList(origin(), operationId, list.filter);
		},
		commandOfList() {
			const {operationId, isMasked, list} = store.getState();
			const {filter} = shownState({isMasked, filter: list.filter});
			return commandFor({command: 'watch', operationId, filter, endpoint});
		},
		commandOfFailures() {
			const {operationId} = store.getState();
			return commandFor({command: 'watch', operationId, filter: {...NO_FILTER, statuses: FAILURE_STATUSES}, endpoint});
		},
	};
}

/** A copied email with its reason; both are masked where recipients are. */
function shownWithReason(email: Email, state: State): ExplainedEmail {
	return shownEmail(state, explained(email, state.failures.reasons.byEmail));
}

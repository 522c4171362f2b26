import {shellWord} from '../../core/text/shell.ts';
import {safe} from '../../core/text/text.ts';
import {commandFor, type Endpoint} from '../../output/command-for.ts';
import type {State} from '../../state/watch/state.ts';
import {createSendWriter, type SendWriter, type SendWriterOptions} from './send-writer.ts';

/** What a report written in the app needs. `recording` is the file that is being played, if one is. */
export type ReportWriterOptions = SendWriterOptions & {
	readonly endpoint: Endpoint;
	readonly recording?: string | undefined;
};

/** Makes a writer of reports, as `sendwatch report` writes them, of what the watch knows; masked if recipients are masked. */
export function createReportWriter(options: ReportWriterOptions): SendWriter<undefined> {
	const file = {noun: 'report', figures: 'all', extension: 'html', says: safe`open it in a browser`} as const;
	return createSendWriter(options, file, async (state) => {
		const {reportOfState} = await import('../report-send.ts');
		const {reportPage} = await import('./report-page.ts');
		const polls = options.recording === undefined ? 'watch' : 'recording';
		const {isMasked} = state;
		return reportPage([reportOfState(state, {at: options.now(), isMasked, command: commandOf(state, options), polls})]);
	});
}

/** The command that makes such a report again. */
function commandOf({operationId, isMasked}: State, {endpoint, recording}: ReportWriterOptions): string {
	if (recording !== undefined) return `sendwatch report ${shellWord(recording)}${isMasked ? ' --mask' : ''}`;
	return commandFor({command: 'report', operationId, endpoint, options: isMasked ? {mask: true} : {}});
}

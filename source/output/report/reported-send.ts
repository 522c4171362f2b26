import type {CoursePoint} from '../../core/operation/course.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {SafeText} from '../../core/text/text.ts';
import type {SendFigures} from '../../state/board/compare/figures.ts';
import type {PastSample} from '../../state/board/compare/past.ts';
import type {Watch} from '../../state/watch/operation.ts';
import type {Badge} from '../../state/watch/select/send/badge.ts';
import type {CourseSource} from '../course-words.ts';
import type {Summary} from '../summary.ts';

/** A send as a report shows it. Times are epoch ms. */
export type ReportedSend = {
	readonly operationId: OperationId;
	/** The moment of the report: when it was made, or when the recording ended. */
	readonly at: number;
	readonly badge: Badge;
	/** How the send stood or ended, in one sentence. */
	readonly sentence: SafeText;
	readonly watch: Watch;
	/** When the list was read that the emails are from, if it was. */
	readonly listRead?: {readonly from?: number; readonly to: number};
	/** How many emails were delivered and failed, from the first moment to the last, and the source of these figures. */
	readonly course: readonly CoursePoint[];
	readonly courseFrom: CourseSource;
	/** What had ended before the first moment is missing. */
	readonly isCoursePart?: true;
	/** How many delivered emails the list has. */
	readonly delivered?: number;
	readonly summary: Summary;
	/** How it stood at each age, by its recordings, and what became of its emails by domain: for a comparison. */
	readonly past?: readonly PastSample[];
	readonly figures?: SendFigures;
	/** How long it took to settle, in ms: by its recording, else by the last change of an email that has not been opened. */
	readonly tookMs?: number;
	/** What is missing, in sentences. */
	readonly missing: readonly SafeText[];
	/** The command that makes this report again. */
	readonly command: string;
	/** The command that prints all groups of its failures, from where the send was requested. */
	readonly summaryCommand?: string;
};

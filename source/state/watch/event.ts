import {say} from '../../core/text/text.ts';
import type {FailuresEvent} from '../failures/handlers.ts';
import type {TriageEvent} from '../triage/handlers.ts';
import type {DetailsEvent} from './details/handlers.ts';
import type {ExportEvent} from './exports.ts';
import type {FindEvent} from './find/find.ts';
import type {ListEvent} from './list/handlers.ts';
import type {NetworkEvent} from './network.ts';
import type {NoticeText} from './notice-text.ts';
import type {AnswerEvent} from './shared/answers.ts';
import type {OverlayEvent} from './shared/overlays.ts';
import type {PollEvent} from './shared/polls.ts';
import type {UserEvent} from './shared/user.ts';
import type {ViewEvent} from './view/handlers.ts';
import type {Duration, Notice} from './view/view.ts';

/** Everything that can happen in a watch: what the monitor learns, and what the user's keys do. */
export type Event =
	| PollEvent
	| NetworkEvent
	| AnswerEvent
	| ListEvent
	| DetailsEvent
	| FailuresEvent
	| TriageEvent
	| ExportEvent
	| FindEvent
	| OverlayEvent
	| UserEvent
	| ViewEvent;

/** The event that shows a notice, with its sign where it is more than information; a lasting one stays longer, to be read in full. */
export function notice(at: number, text: string | NoticeText, options: Pick<Notice, 'sign' | 'isLasting'> = {}): Event {
	return {type: 'noticed', at, text: typeof text === 'string' ? say`${text}` : text, ...options};
}

/** The event that shows a notice that is true only during something. */
export function noticeDuring(during: Duration, at: number, text: NoticeText): Event {
	return {type: 'noticed', at, text, during};
}

import type {EmailDetails, EmailPage} from '../../core/emails/email.ts';
import type {FilterChange} from '../../core/emails/filter.ts';
import type {Reason} from '../../core/emails/reason.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {Operation} from '../../core/operation/operation.ts';
import type {EmailStatus} from '../../core/operation/status.ts';
import type {Line, LineEdit} from '../../core/text/line-edit.ts';
import {say} from '../../core/text/text.ts';
import type {Beginning} from './begin.ts';
import type * as pane from './details/pane.ts';
import type * as exporting from './exports.ts';
import type * as network from './network.ts';
import type {NoticeText} from './notice-text.ts';
import type {Replay} from './replay.ts';
import type * as view from './view/view.ts';

/** All that can happen in a watch: what the poller learns and what the watcher's keys ask for. */
export type Event =
	| {readonly type: 'asked-operation'; readonly at: number}
	| {readonly type: 'received-operation'; readonly at: number; readonly operation: Operation}
	| {readonly type: 'failed-operation'; readonly at: number; readonly problem: Problem}
	| {readonly type: 'scheduled-poll'; readonly at: number}
	| {readonly type: 'asked-again'}
	| network.NetworkEvent
	| {readonly type: 'asked-page'; readonly at: number}
	| {
			readonly type: 'received-page' | 'refreshed-page';
			readonly at: number;
			readonly generation: number;
			/** Whose page it is, where the list has a stream a status. */
			readonly status?: EmailStatus;
			readonly token: string | null;
			readonly page: EmailPage;
	  }
	| {
			readonly type: 'failed-page';
			readonly at: number;
			readonly generation: number;
			readonly status?: EmailStatus;
			readonly problem: Problem;
			readonly retryAt: number;
	  }
	| {readonly type: 'failed-refresh'; readonly at: number; readonly generation: number; readonly problem: Problem}
	| {
			readonly type: 'received-details';
			readonly at: number;
			readonly request: pane.DetailsRequest;
			readonly details: EmailDetails;
	  }
	| {readonly type: 'failed-details'; readonly request: pane.DetailsRequest; readonly problem: Problem}
	| {readonly type: 'received-reasons'; readonly reasons: readonly Reason[]}
	| {readonly type: 'failed-reasons'}
	| {readonly type: 'changed-interval'; readonly at: number; readonly intervalMs: number}
	| {readonly type: 'moved-cursor'; readonly by: number; readonly height: number}
	| {readonly type: 'went-to-start'; readonly height: number}
	| {readonly type: 'went-to-end'; readonly height: number}
	| {readonly type: 'jumped-page'; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'sought-failure'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'looked-for'; readonly at: number; readonly text: string; readonly height: number}
	| {readonly type: 'went-to-match'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'ended-find'}
	| {readonly type: 'dropped-goal'}
	| {readonly type: 'toggled-mask'}
	| exporting.ExportEvent
	| {readonly type: 'toggled-mark' | 'toggled-range' | 'stepped-back-marks'}
	| {readonly type: 'changed-filter'; readonly change: FilterChange}
	| {readonly type: 'opened-prompt'; readonly prompt: view.PromptName; readonly text: string}
	| {readonly type: 'edited-prompt'; readonly edit: LineEdit}
	| {readonly type: 'replaced-prompt'; readonly line: Line}
	| {readonly type: 'remembered-entry'; readonly prompt: view.PromptName; readonly text: string}
	| {readonly type: 'recalled-entry'; readonly by: 1 | -1}
	| {readonly type: 'opened-menu'; readonly menu: view.MenuName; readonly chosen?: ReadonlySet<string>}
	| {readonly type: 'moved-in-menu'; readonly by: number; readonly count: number}
	| {readonly type: 'toggled-in-menu'; readonly key: string}
	| {readonly type: 'opened-help'}
	| {readonly type: 'opened-details' | 'closed-details'}
	| {readonly type: 'scrolled-details'; readonly by: number}
	| {readonly type: 'turned-details'; readonly form: pane.BodyForm}
	| {readonly type: 'toggled-freeze'; readonly at: number}
	| {readonly type: 'copied'; readonly text: string}
	| {readonly type: 'opened-copied'}
	| {readonly type: 'scrolled-overlay'; readonly by: number}
	| {readonly type: 'closed-overlay'}
	| {readonly type: 'changed-replay'; readonly replay: Replay}
	| {readonly type: 'began-again'; readonly beginning: Beginning}
	| {readonly type: 'noticed'; readonly at: number; readonly text: NoticeText; readonly isLasting?: true}
	| {readonly type: 'cleared-notice'};

/** A notice, said now; one that is lasting stays longer, to be read in full. */
export function notice(at: number, text: string | NoticeText, isLasting?: true): Event {
	return {
		type: 'noticed',
		at,
		text: typeof text === 'string' ? say`${text}` : text,
		...(isLasting === true ? {isLasting} : {}),
	};
}

import type {Event} from '../state/watch/event.ts';
import type {WireRecord} from './journal-schema.ts';

/** An event that a recording keeps. */
export type RecordedEvent = Extract<Event, {readonly type: WireRecord['type']}>;

/** What a recording leaves out: what the user does on the screen, and the content of opened emails. */
const UNRECORDED: Readonly<Record<Exclude<Event['type'], RecordedEvent['type']>, true>> = {
	'changed-interval': true,
	'received-details': true,
	'failed-details': true,
	'refused-page-size': true,
	'grouped-failures': true,
	'opened-triage': true,
	'closed-triage': true,
	'entered-triage-pane': true,
	'left-triage-pane': true,
	'moved-in-triage': true,
	'filtered-locally': true,
	'listed-locally': true,
	'moved-cursor': true,
	'went-to-start': true,
	'went-to-end': true,
	'jumped-page': true,
	'went-to-failure': true,
	'dropped-goal': true,
	'started-find': true,
	'went-to-match': true,
	'ended-find': true,
	'toggled-mark': true,
	'toggled-range': true,
	'marked-all': true,
	'stepped-back-marks': true,
	'toggled-mask': true,
	'toggled-freeze': true,
	'dropped-caches': true,
	'opened-details': true,
	'closed-details': true,
	'focused-details': true,
	'enlarged-details': true,
	'scrolled-details': true,
	'turned-details': true,
	'opened-prompt': true,
	'edited-prompt': true,
	'replaced-prompt': true,
	'remembered-entry': true,
	'recalled-entry': true,
	'opened-menu': true,
	'moved-in-menu': true,
	'toggled-in-menu': true,
	'opened-help': true,
	'opened-copied': true,
	'opened-messages': true,
	'filtered-help': true,
	'unfiltered-help': true,
	copied: true,
	'chose-panel': true,
	'fitted-details': true,
	'scrolled-overlay': true,
	'closed-overlay': true,
	noticed: true,
	'cleared-notice': true,
	'began-export': true,
	'moved-export': true,
	'ended-export': true,
	'wrote-file': true,
	'changed-replay': true,
	restarted: true,
};

/** Whether a recording keeps the event. A new event has to be in the journal's schema or in the list above. */
export function isRecorded(event: Event): event is RecordedEvent {
	return !Object.hasOwn(UNRECORDED, event.type);
}

import {safeBody, safeLine, untrusted} from '../../../source/core/text/text.ts';
import type {Store} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import type {Replay} from '../../../source/state/watch/replay.ts';
import {email, page, range} from '../../helpers/emails.ts';
import {GOT_OPERATION, GOT_PAGE, NOW} from '../open-app.tsx';

/** What is looked for and filtered by in the scenes, so that a test knows it again on the screen. */
export const FIND = 'person4';
export const TAGS = [{key: 'campaign', value: 'spring'}];
export const DOMAIN = 'example.com';
export const REASON = 'The content could not be rendered for this recipient';

const HEIGHT = 20;
const PROBLEM = safeLine('There was trouble.');
const WATCH = [GOT_OPERATION, GOT_PAGE] as const;

/** Everything filtered by; the emails of that filter come in unless it leaves none. */
function filtered(isEmpty: boolean, ...changes: readonly Extract<Event, {type: 'changed-filter'}>['change'][]) {
	return ({dispatch, getState}: Store) => {
		for (const change of changes) dispatch({type: 'changed-filter', change});
		const {generation, filter} = getState().list;
		const emails = page(isEmpty ? [] : range(0, 10));
		const statuses = filter.statuses.length > 0 ? filter.statuses : [undefined];
		for (const status of statuses)
			dispatch({
				...{type: 'received-page', at: NOW, generation, token: null, page: emails},
				...(status === undefined ? {} : {status}),
			});
	};
}

function after(...events: readonly Event[]) {
	return ({dispatch}: Store) => dispatch(...events);
}

const BY_TAGS = {part: 'tags', tags: TAGS} as const;
const BY_STATUS = {part: 'statuses', statuses: ['FAILED']} as const;
const BY_DATES = {part: 'dates', range: {since: NOW - 3_600_000}} as const;
const BY_DOMAIN = {part: 'domains', domains: [DOMAIN]} as const;
const REPLAY: Replay = {speed: 1, isPaused: false, isOver: false, badLines: 0};
const OPENED: readonly Event[] = [
	{type: 'opened-details'},
	{
		type: 'received-details',
		at: NOW,
		request: {id: email(0).id.raw, asOf: NOW},
		details: {
			...{email: email(0), attachments: []},
			bodies: {html: safeBody('Hello'), text: safeBody('Hello\n'.repeat(80)), json: safeBody('{}')},
		},
	},
];
/** Many failures at many domains, with tags, some of them with a reason of their own. */
const FAILURES: readonly Event[] = [
	...(['FAILED', 'UNDELIVERED'] as const).map(
		(status): Event => ({
			...{type: 'received-failures', at: NOW, status, token: null},
			page: {
				emails: range(status === 'FAILED' ? 0 : 40, status === 'FAILED' ? 40 : 60).map((number) =>
					email(number, status, {
						to: [{address: untrusted(`person${number}@${DOMAIN}.domain${number % 12}`)}],
						tags: [{key: untrusted('campaign'), value: untrusted(`wave${number % 3}`)}],
						updatedAt: NOW - number * 1000,
					}),
				),
				next: null,
			},
		}),
	),
	{
		...{type: 'received-reasons', at: NOW, token: null},
		page: {
			reasons: range(0, 10).map((number) => ({
				emailId: email(number).id.raw,
				message: untrusted(number < 7 ? REASON : 'Refused'),
			})),
			next: null,
		},
	},
];
const INTO: Event = {type: 'entered-triage-pane'};
const TO_END: Event = {type: 'went-to-end', height: HEIGHT};
const EXPORTING: Event = {type: 'began-export', format: 'csv', total: 100};
const REFUSED: Event = {type: 'failed-operation', at: NOW, problem: {kind: 'refused', sentence: PROBLEM}};
const LONG_PROBLEM: Event = {
	...{type: 'failed-operation', at: NOW},
	problem: {kind: 'malformed', sentence: safeLine('There was trouble, '.repeat(20))},
};
const PAUSED: Event = {
	...{type: 'held-back', until: NOW + 60_000, isPause: true},
	problem: {kind: 'limited', sentence: PROBLEM},
};

/** The states that the app can be looked at in, by what someone would call them. */
export const SCENES: Readonly<Record<string, (store: Store) => void>> = {
	'nothing loaded yet': () => {},
	'the list': after(...WATCH),
	'a list filtered by all there is': (store) => {
		store.dispatch(...WATCH);
		filtered(false, BY_TAGS, BY_STATUS, BY_DATES, BY_DOMAIN)(store);
	},
	'a filter that leaves nothing': filtered(true, BY_TAGS),
	'several filters that leave nothing': filtered(true, BY_DATES, BY_TAGS, BY_STATUS),
	'a frozen list': after(...WATCH, {type: 'toggled-freeze'}),
	'masked recipients': after(...WATCH, {type: 'toggled-mask'}),
	'a range being marked': after(
		...WATCH,
		{type: 'toggled-range'},
		{type: 'moved-cursor', at: 0, by: 3, height: HEIGHT},
	),
	'loading to the end': after(...WATCH, TO_END),
	'looking for a failure': after(...WATCH, {type: 'went-to-failure', at: NOW, by: 1, height: HEIGHT}),
	'a find': after(...WATCH, {type: 'started-find', at: NOW, text: FIND, height: HEIGHT}),
	'polling refused': after(...WATCH, REFUSED),
	'a pause of the server': after(...WATCH, PAUSED),
	'an export under way': after(...WATCH, EXPORTING),
	'an open email': after(...WATCH, ...OPENED),
	'an open email while the list loads': after(...WATCH, ...OPENED, TO_END),
	'an open email and an export': after(...WATCH, ...OPENED, EXPORTING),
	'the tags line': after(...WATCH, {type: 'opened-prompt', prompt: 'tags', text: 'campaign:'}),
	'the find line': after(...WATCH, {type: 'opened-prompt', prompt: 'find', text: ''}),
	'the dates line': after(...WATCH, {type: 'opened-prompt', prompt: 'dates', text: ''}, REFUSED),
	'the status menu': after(...WATCH, {type: 'opened-menu', menu: 'status'}),
	'the copy menu': after(...WATCH, {type: 'opened-menu', menu: 'copy'}),
	'the copy menu with something to show': after(
		...WATCH,
		{type: 'copied', text: 'one\ntwo'},
		{type: 'opened-menu', menu: 'copy'},
		{type: 'moved-in-menu', by: 6, count: 7},
	),
	'the export menu': after(...WATCH, {type: 'opened-menu', menu: 'export'}),
	'the triage, nothing read': after(...WATCH, {type: 'opened-triage'}),
	'the triage': after(...WATCH, ...FAILURES, {type: 'opened-triage'}),
	'the emails of a group': after(...WATCH, ...FAILURES, {type: 'opened-triage'}, INTO),
	'an email of a group': after(...WATCH, ...FAILURES, {type: 'opened-triage'}, INTO, INTO),
	'the export menu of a group': after(
		...WATCH,
		...FAILURES,
		{type: 'opened-triage'},
		{type: 'opened-menu', menu: 'export'},
	),
	'the copy menu of an email': after(...WATCH, ...FAILURES, {type: 'opened-triage'}, INTO, {
		type: 'opened-menu',
		menu: 'copy',
	}),
	'the help of the triage': after(...WATCH, ...FAILURES, {type: 'opened-triage'}, {type: 'opened-help'}),
	'the help': after(...WATCH, {type: 'opened-help'}),
	'the help of an open email': after(...WATCH, ...OPENED, {type: 'opened-help'}),
	'what was copied': after(...WATCH, {type: 'copied', text: 'line\n'.repeat(60)}, {type: 'opened-copied'}),
	'the messages': after(...WATCH, REFUSED, {type: 'opened-messages'}),
	'a problem longer than its line': after(...WATCH, LONG_PROBLEM),
	'a replay': after(...WATCH, {type: 'changed-replay', replay: REPLAY}),
	'a filtered replay': (store) => {
		filtered(true, BY_TAGS, BY_STATUS)(store);
		store.dispatch({type: 'changed-replay', replay: REPLAY});
	},
	'a find in a replay': after(
		...WATCH,
		{type: 'changed-replay', replay: REPLAY},
		{type: 'started-find', at: NOW, text: FIND, height: HEIGHT},
	),
	'an open email in a replay': after(...WATCH, ...OPENED, {type: 'changed-replay', replay: REPLAY}),
	'the triage of a replay': after(
		...WATCH,
		...FAILURES,
		{type: 'changed-replay', replay: REPLAY},
		{type: 'opened-triage'},
	),
	'the help of a replay': after(...WATCH, {type: 'changed-replay', replay: REPLAY}, {type: 'opened-help'}),
};

import {parseDomain} from '../../../core/emails/domain.ts';
import type {Email} from '../../../core/emails/email.ts';
import {isTypable} from '../../../core/emails/reason-filter.ts';
import {fitsClipboard} from '../../../core/text/clipboard.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {count} from '../../../core/text/format.ts';
import {safe, safeLine, say} from '../../../core/text/text.ts';
import {triageLine} from '../../../state/triage/select.ts';
import {notice} from '../../../state/watch/event.ts';
import {emailUnderCursor} from '../../../state/watch/list/list.ts';
import {markedEmails} from '../../../state/watch/marks.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import type {CopyForm} from '../../hand-over.ts';
import {lineText} from '../../triage/triage-words.ts';
import {type Copied, copySentence} from '../copied-notice.ts';
import type {Menu, MenuItem} from './menu.ts';

type Words = {readonly letter: string; readonly one: string; readonly many: string; readonly note: string};

/** What can be copied of an email. */
const FORMS: Readonly<Record<CopyForm, Words>> = {
	id: {letter: 'i', one: 'the id', many: 'ids', note: 'one a line'},
	address: {letter: 'a', one: 'the address', many: 'addresses', note: 'one a line'},
	row: {letter: 'r', one: 'the row', many: 'rows', note: 'separated by tabs, for a spreadsheet'},
	json: {letter: 'J', one: 'the email as JSON', many: 'emails as JSON', note: 'as an export has them'},
	curl: {
		letter: 'c',
		one: 'the curl command',
		many: 'curl commands',
		note: 'fetches it; credentials in variables',
	},
};

/** What can be copied: in the triage the line under the cursor; else the marked emails, else the one under the cursor. */
export const COPY_MENU: Menu = {
	title: safe`Copy`,
	says(state) {
		const line = triageLine(state);
		return line === undefined ? NO_TEXT : lineText(line);
	},
	items: (state) => [
		...emailItems(state),
		// What is under the cursor of the triage is not a list that could be requested.
		...(state.triage === undefined ? listItems(state) : []),
		...(state.view.copied === undefined ? [] : [SHOW_ITEM]),
	],
	choose([key], actions) {
		if (key === 'show') actions.dispatch({type: 'opened-copied'});
		else if (key === 'list') copyList(actions);
		else if (key === 'command') copyCommand(actions);
		else if (key !== undefined) copyEmails(key as CopyForm, actions);
	},
};

/** The API has no filter by domain or reason, and the command takes only valid domains, and reasons that can be typed. */
function listItems({list}: State): readonly MenuItem[] {
	const {domains, reasons} = list.filter;
	const but = (hasDomain: boolean, hasReason: boolean) => {
		const left = [...(hasDomain ? [] : ['the domain']), ...(hasReason ? [] : ['the reason'])];
		return left.length === 0 ? '' : `, but for ${left.join(' and ')}`;
	};
	const isNamable = domains.every((domain) => parseDomain(domain) !== undefined);
	return [
		{
			key: 'list',
			letter: 'l',
			label: safeLine('the list as curl'),
			note: say`requests what the filters select${but(domains.length === 0, reasons.length === 0)}`,
		},
		{
			key: 'command',
			letter: 'w',
			label: safeLine('the list as a sendwatch command'),
			note: say`shows what the filters select${but(isNamable, reasons.every(isTypable))}`,
		},
	];
}

/** The line that shows the copied text. */
const SHOW_ITEM: MenuItem = {
	key: 'show',
	letter: 's',
	label: safeLine('show what was copied last'),
	note: safeLine('select it with the mouse'),
};

function chosenEmails({marks, list, ...state}: State): readonly Email[] {
	const line = triageLine(state);
	if (line !== undefined) return line.emails;
	const marked = markedEmails(marks, list);
	const under = emailUnderCursor(list);
	return marked.length > 0 || under === undefined ? marked : [under];
}

function emailItems(state: State): readonly MenuItem[] {
	const number = chosenEmails(state).length;
	if (number === 0) return [];
	return Object.entries(FORMS).map(([key, {letter, one, many, note}]) => ({
		key,
		letter,
		label: number === 1 ? say`${one}` : say`${count(number)}${state.triage === undefined ? ' marked:' : ''} ${many}`,
		note: say`${note}`,
	}));
}

/** Copies one form of the chosen emails. */
function copyEmails(form: CopyForm, actions: Actions): void {
	const emails = chosenEmails(actions.getState());
	const text = actions.handOver.textOf(form, emails);
	const number = form === 'json' ? emails.length : text.split('\n').length;
	if (text !== '') hand({...FORMS[form], number, text}, actions);
	else refuse(form === 'address' ? 'No address to copy.' : 'Not an email id: it cannot be requested.', actions);
}

function copyList(actions: Actions): void {
	const curls = actions.handOver.curlsOfList();
	hand({...FORMS.curl, number: curls.length, text: curls.join('\n')}, actions);
}

/** Copies a command that shows the same. */
function copyCommand(actions: Actions): void {
	hand({one: 'the sendwatch command', many: '', number: 1, text: actions.handOver.commandOfList()}, actions);
}

/** A text that no clipboard accepted is shown, so that it can be selected. */
function hand(copied: Copied, {dispatch, handOver, now}: Actions): void {
	const to = handOver.copy(copied.text);
	const isTaken = to !== 'nothing';
	const isShown = !isTaken && fitsClipboard(copied.text);
	dispatch({type: 'copied', text: copied.text});
	dispatch({type: isShown ? 'opened-copied' : 'closed-overlay'});
	dispatch(notice(now(), copySentence(copied, to), {sign: isTaken ? 'done' : 'trouble'}));
}

function refuse(why: string, {dispatch, now}: Actions): void {
	dispatch({type: 'closed-overlay'});
	dispatch(notice(now(), why, {sign: 'trouble'}));
}

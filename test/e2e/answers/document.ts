import {COUNTERS} from '../../../source/core/operation/counters.ts';
import {OPERATION_ID} from '../../monitor/watching.ts';
import {COUNTERS as COUNTER_ROWS} from './counters.ts';
import {ENDINGS} from './endings.ts';
import {ERRORS} from './errors.ts';
import {GOALS} from './goals.ts';
import {LISTS} from './lists.ts';
import type {Answer, Row} from './row.ts';
import {SAMPLES} from './samples.ts';
import {SCREENS} from './screens.ts';
import {SEQUENCES} from './sequences.ts';

/** The rows about operations, by heading. */
export const SECTIONS: readonly (readonly [heading: string, rows: readonly Row[]])[] = [
	["Twilio's samples, and both ways of counting", SAMPLES],
	['Counters that are missing, unreadable or do not add up', COUNTER_ROWS],
	['How a send ends', ENDINGS],
	['Goals and thresholds', GOALS],
	['One answer after another', SEQUENCES],
];

/** The text of `docs/answers.md`. */
export function answersDocument(): string {
	return `${[INTRODUCTION, ...operationSections(), LIST_INTRODUCTION, listTable(), ERROR_INTRODUCTION, errorTable()].join('\n\n')}\n`;
}

function answerText(answer: Answer): string {
	if ('error' in answer) return String(answer.error);
	const {status, stats, ageMinutes, omitted} = answer;
	const missing = omitted.length === 0 ? '' : ` without ${omitted.join(', ')}`;
	return `${status} \`${statsText(stats)}\`${ageMinutes === 0 ? ' just now' : ''}${missing}`;
}

/** JSON in which the eight counters that are 0 are left out where all eight are there. */
function statsText(stats: unknown): string {
	if (typeof stats !== 'object' || stats === null || !COUNTERS.every((name) => name in stats))
		return JSON.stringify(stats);
	const zero = (name: string, value: unknown) => value === 0 && (COUNTERS as readonly string[]).includes(name);
	const kept = Object.entries(stats).filter(([name, value]) => !zero(name, value));
	return `${JSON.stringify(Object.fromEntries(kept)).slice(0, -1)}, others 0}`.replace('{,', '{');
}

function operationSections(): readonly string[] {
	return SECTIONS.map(([heading, rows]) => {
		const lines = rows.map(({what, answers, args, expected: {wait, counts}}) => {
			const options =
				args.length === 0 ? '' : `<br>\`${args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg)).join(' ')}\``;
			const given = answers.map(answerText).join('<br>then ');
			const cells = [what, `${given}${options}`, (SCREENS[what] ?? '').replaceAll(' | ', '<br>'), wait, counts];
			return `| ${cells.map((cell) => cell.replaceAll('|', '')).join(' | ')} |`;
		});
		return [
			`### ${heading}`,
			'',
			'| what | answers, and options of `wait` | the app | `wait` | `counts` of `--json` |',
			'|---|---|---|---|---|',
			...lines,
		].join('\n');
	});
}

/** What is over the tables. */
const INTRODUCTION = `# What sendwatch makes of an answer

Written by \`UPDATE=1 npx vitest run test/e2e/answers.test.ts\`; that test and \`list-answers.test.ts\` beside it test every row.

## Operations

Each row is what a server answers about an operation, one answer after the other, the last one again and again; what the app shows then (the badge, the label of the bar, the counters
that are not 0, the state line); the exit code of \`wait\`, its reason and its sentence; and \`operation.counts\` of \`wait --json\` without those that are 0.
Operations were updated an hour ago unless "just now" is said. \`wait\` gives up after 1 s, or 4 s where there are more than two answers.`;

const LIST_INTRODUCTION = `## Lists

What a server answers about the emails of an operation that has settled; the tokens \`t1\`, \`t2\` … ask for the second page, the third …
Emails are written as their numbers. What the app has once it has gone to the end: how many emails are listed, what the head of the list
says, and the sentence below the rows; what \`emails --all\` does: its exit code, the emails it prints, and what it says on stderr.`;

function listTable(): string {
	const lines = LISTS.map(({what, pages, expected: {screen, emails}}) => {
		const given = pages.slice(0, MOST_PAGES).map((page, index) => {
			const status = 'status' in page ? `${page.status} ` : '';
			return `${index === 0 ? '' : `t${index}: `}${status}\`${bodyText(page.body)}\``;
		});
		const more = pages.length > MOST_PAGES ? ['…'] : [];
		return tableRow(
			what,
			[...given, ...more].join('<br>'),
			screen.replaceAll(' | ', '<br>'),
			emails.replaceAll(' | ', '<br>'),
		);
	});
	return [tableRow('what', 'answers', 'the app', '`emails`'), '|---|---|---|---|', ...lines].join('\n');
}

const MOST_PAGES = 3;

/** JSON in which an email is its number, or what is unusual about it. */
function bodyText(body: unknown): string {
	return JSON.stringify(body, (_, value: unknown) => (isEmail(value) ? emailText(value) : value)).replaceAll(
		/"email (?<number>\d+)"/gu,
		'$<number>',
	);
}

type WireEmail = {
	readonly id: unknown;
	readonly to: readonly {readonly address: string}[];
	readonly related: readonly {readonly id: string}[];
};

function isEmail(value: unknown): value is WireEmail {
	return typeof value === 'object' && value !== null && 'id' in value && 'to' in value;
}

function emailText({id, to, related}: WireEmail): string {
	const number = /\d+/u.exec(to[0]?.address ?? '')?.[0];
	if (id === null) return `${number} without an id`;
	if (related[0]?.id !== OPERATION_ID) return `${number} of another operation`;
	return String(id).startsWith('comms_email_') ? `email ${number}` : String(id);
}

const ERROR_INTRODUCTION = `## Errors

What a server answers to every request, each time with \`Twilio-Request-Id: RQ0123456789abcdef0123456789abcdef\`; what the app says; exit code and
words of \`wait --timeout 4s\` and of \`emails\`.`;

function errorTable(): string {
	const lines = ERRORS.map(({what, status, body, expected: {app, wait, emails}}) =>
		tableRow(what, `${status} \`${typeof body === 'string' ? body : JSON.stringify(body)}\``, app, wait, emails),
	);
	return [tableRow('what', 'answer', 'the app', '`wait`', '`emails`'), '|---|---|---|---|---|', ...lines].join('\n');
}

function tableRow(...cells: readonly string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '')).join(' | ')} |`;
}

import {createClient} from '../../api/client.ts';
import type {Access} from '../../api/credentials.ts';
import {ProblemError} from '../../core/errors.ts';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import {duration} from '../../core/text/format.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import type {Finding} from './finding.ts';

/** A clock that is off by less does no harm. */
const MOST_SKEW_MS = 30_000;

/** Requests one operation of the account, to see whether the API answers and accepts the credentials. */
export async function lookAtApi(baseUrl: string, access: Access): Promise<readonly Finding[]> {
	const client = createClient({baseUrl, access, now: Date.now});
	const begun = performance.now();
	try {
		const {answeredAt} = await client.listOperations({token: null, pageSize: 1}, new AbortController().signal);
		const accepted =
			access.current().source === undefined ? '; it needed no credentials' : ' and accepted the credentials';
		const tookMs = Math.round(performance.now() - begun);
		return [
			{topic: 'API', level: 'good', text: say`answered in ${tookMs} ms${accepted}`},
			...(answeredAt === undefined ? [] : clockFindings(Date.now() - answeredAt)),
		];
	} catch (error) {
		if (error instanceof ProblemError) return [findingFor(error), ...detailsOf(error)];
		throw error;
	} finally {
		await client.close();
	}
}

/** What is wrong with this machine's clock, given how far it is ahead of the server's. */
export function clockFindings(aheadMs: number): readonly Finding[] {
	if (Math.abs(aheadMs) < MOST_SKEW_MS) return [];
	const off = say`${duration(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
	return [
		{
			topic: 'clock',
			level: 'note',
			text: say`this machine's clock is ${off} the server's; --since 2h and the like count from this machine's`,
		},
	];
}

/** The errors of the answer that its sentence does not contain. */
function detailsOf({problem: {details = []}}: ProblemError): readonly Finding[] {
	return details.map((text) => ({topic: 'API', level: 'note', text}));
}

/** What a failed request says about the base URL and the credentials. */
function findingFor({problem}: ProblemError): Finding {
	const {kind, sentence} = problem;
	const bad = (exitCode: number, text: SafeText): Finding => ({topic: 'API', level: 'bad', exitCode, text});
	switch (kind) {
		case 'limited':
			return {topic: 'API', level: 'note', text: sentence};
		case 'absent':
			return bad(EXIT.gaveUp, say`answered, but not like Twilio's Email API: is the base URL right?`);
		case 'refused':
		case 'malformed':
		case 'broken':
		case 'unreachable':
		case 'heavy':
			return bad(problemExitCode(problem), sentence);
	}
}

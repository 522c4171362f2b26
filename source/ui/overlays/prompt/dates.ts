import {changeFilter, isSameFilter} from '../../../core/emails/filter.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import {explainDates} from '../../../core/time/date-words.ts';
import {parseDates} from '../../../core/time/dates.ts';
import {localClock} from '../../../core/time/moments.ts';
import {type Prompt, shownMistake} from './prompt.ts';

/** The range of time: read as it is typed, and said in local time and UTC before it is applied. */
export const DATES_PROMPT: Prompt = {
	label: safe`Created`,
	placeholder: safe`2h, yesterday, 14:05, 2026-11-20, 2h..30m`,
	shortPlaceholder: safe`2h, yesterday, 2h..30m`,
	judge(text, _state, now) {
		const clock = localClock(now);
		const parse = parseDates(text, clock);
		return parse.mistake === undefined
			? {says: safeLine(explainDates(parse.range, clock))}
			: {mistake: shownMistake(parse.mistake)};
	},
	apply(text, {getState, dispatch, now}) {
		const parse = parseDates(text, localClock(now()));
		if (parse.mistake !== undefined) return;
		const {filter} = getState().list;
		const change = {part: 'dates', range: parse.range} as const;
		const isSame = isSameFilter(changeFilter(filter, change), filter);
		dispatch(isSame ? {type: 'closed-overlay'} : {type: 'changed-filter', change});
	},
};

import type {PromptName} from '../../../state/watch/view/view.ts';
import {DATES_PROMPT} from './dates.ts';
import {FIND_PROMPT} from './find.ts';
import type {Prompt} from './prompt.ts';
import {TAGS_PROMPT} from './tags.ts';

/** Every line that can be typed. */
export const PROMPTS: Readonly<Record<PromptName, Prompt>> = {
	tags: TAGS_PROMPT,
	find: FIND_PROMPT,
	dates: DATES_PROMPT,
};

import type {PromptName} from '../core/state/view.ts';
import {DATES_PROMPT} from './prompts/dates.ts';
import {FIND_PROMPT} from './prompts/find.ts';
import type {Prompt} from './prompts/prompt.ts';
import {TAGS_PROMPT} from './prompts/tags.ts';

/** Every line that can be typed. */
export const PROMPTS: Readonly<Record<PromptName, Prompt>> = {
	tags: TAGS_PROMPT,
	find: FIND_PROMPT,
	dates: DATES_PROMPT,
};

import type {Context} from './binding.ts';

/** What is in the list only. */
export const LIST: readonly Context[] = ['list'];

/** What needs an open email. */
export const DETAILS: readonly Context[] = ['details'];

/** What has rows to move among. */
export const SCROLL: readonly Context[] = ['list', 'overlay', 'menu'];

/** What works wherever one is. */
export const EVERYWHERE: readonly Context[] = ['list', 'overlay', 'prompt', 'menu'];

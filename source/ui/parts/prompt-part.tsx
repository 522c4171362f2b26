import type {Overlay} from '../../core/state/view.ts';
import type {Store} from '../../monitor/store.ts';
import {Prompt} from '../components/prompt.tsx';
import {useSelector} from '../hooks.ts';
import {PROMPTS} from '../prompts.ts';
import type {Theme} from '../theme.ts';

type PromptPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {kind: 'prompt'}>;
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

/** The line being typed, and what is said about it. */
export function PromptPart({store, overlay, now, ...look}: PromptPartProps) {
	const state = useSelector(store, (whole) => whole);
	const kind = PROMPTS[overlay.prompt];
	const judgement = kind.judge(overlay.line.text, state, now);
	return <Prompt kind={kind} line={overlay.line} judgement={judgement} {...look} />;
}

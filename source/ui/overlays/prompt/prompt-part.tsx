import {withKeys} from '../../../core/text/hints.ts';
import type {Store} from '../../../state/store.ts';
import type {Overlay} from '../../../state/watch/view/view.ts';
import {useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import type {Theme} from '../../theme/theme.ts';
import {Prompt} from './prompt-line.tsx';
import {PROMPTS} from './prompts.ts';

type PromptPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {kind: 'prompt'}>;
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

/** The prompt, and the line about it. */
export function PromptPart({store, overlay, now, ...look}: PromptPartProps) {
	const state = useSelector(store, (whole) => whole);
	const kind = PROMPTS[overlay.prompt];
	const keyOf = useKeyOf(store);
	const judged = kind.judge(overlay.line.text, state, now);
	const judgement = judged.mistake === undefined ? {says: withKeys(judged.says, keyOf)} : judged;
	const offers = kind.offers?.(overlay, state) ?? [];
	return <Prompt kind={kind} line={overlay.line} judgement={judgement} offers={offers} {...look} />;
}

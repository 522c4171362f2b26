import type {SafeText} from '../core/text/text.ts';
import type {Colour} from './theme/theme.ts';

/** How text is set off. Nothing of it is set off unless it says so. */
export type Style = {
	readonly colour?: Colour | undefined;
	readonly background?: Colour | undefined;
	readonly isBold?: boolean | undefined;
	readonly isDim?: boolean | undefined;
	readonly isInverse?: boolean | undefined;
	readonly isUnderlined?: boolean | undefined;
};

/** A part of a line in a style of its own. */
export type Span = Style & {readonly text: SafeText};

/** What a line is made of. */
export type Spans = SafeText | Span | false | undefined | readonly Spans[];

/** Gives a part of a line a style. */
export function span(text: SafeText, style: Style): Span {
	return {...style, text};
}

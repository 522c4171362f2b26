import {Box} from 'ink';
import {widthOf} from '../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import {cutMessage} from '../cut-message.ts';
import type {Hint, KeyOf} from '../keys/shown-keys.ts';
import {Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

export type FooterProps = {
	/** The keys that do something now. */
	readonly hints: readonly Hint[];
	readonly notice: SafeText | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly theme: Theme;
};

/** The last line: the keys that matter now, or for a moment what was just said. */
export function Footer({hints, notice, keyOf, columns, theme}: FooterProps) {
	if (notice !== undefined)
		return (
			<Box height={1}>
				<Line {...theme.alert}>{cutMessage(safe` ${notice}`, columns, keyOf)}</Line>
			</Box>
		);
	return (
		<Box height={1}>
			<Line>
				{fitting(hints, columns).map(({keys, label}) => [
					safe` `,
					span(keys, {...theme.accent, isBold: true}),
					span(safe` ${label} `, theme.muted),
				])}
			</Line>
		</Box>
	);
}

/** As many hints as fit, dropping those of the highest rank first; the order stays. */
function fitting(hints: readonly Hint[], columns: number): readonly Hint[] {
	let room = columns;
	const kept = new Set<Hint>();
	for (const hint of hints.toSorted((a, b) => a.rank - b.rank)) {
		room -= widthOf(hint.keys) + widthOf(hint.label) + 3;
		if (room < 0) break;
		kept.add(hint);
	}
	return hints.filter((hint) => kept.has(hint));
}

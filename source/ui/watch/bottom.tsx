import {useContext} from 'react';
import {withKeys} from '../../core/text/hints.ts';
import type {Store} from '../../state/store.ts';
import {useSelector} from '../hooks.ts';
import {footerHints} from '../keys/shown-keys.ts';
import {KeymapContext, useKeyOf, useSituation} from '../keys/use-keys.ts';
import type {Theme} from '../theme/theme.ts';
import {ExportLine} from './export-line.tsx';
import {Footer} from './footer.tsx';

type BottomProps = {readonly store: Store; readonly columns: number; readonly theme: Theme};

/** The last line: a notice, the export under way, or the keys. */
export function Bottom({store, columns, theme}: BottomProps) {
	const keymap = useContext(KeymapContext);
	const situation = useSituation(store);
	const keyOf = useKeyOf(store);
	const notice = useSelector(store, (state) => state.view.notice?.text);
	const current = useSelector(store, (state) => state.exports.current);
	if (notice === undefined && current !== undefined)
		return <ExportLine export={current} keyOf={keyOf} columns={columns} theme={theme} />;
	const hints = footerHints(keymap, situation, theme.isAscii);
	return (
		<Footer
			hints={hints}
			notice={notice === undefined ? undefined : withKeys(notice, keyOf)}
			keyOf={keyOf}
			columns={columns}
			theme={theme}
		/>
	);
}

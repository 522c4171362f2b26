import type {Store} from '../../state/store.ts';
import {useSelector} from '../hooks.ts';
import {contextOf} from '../keys/context.ts';
import type {Theme} from '../theme/theme.ts';
import {ExportLine} from './export-line.tsx';
import {Footer} from './footer.tsx';

type BottomProps = {readonly store: Store; readonly columns: number; readonly theme: Theme};

/** The last line: a notice, the export under way, or the keys. */
export function Bottom({store, columns, theme}: BottomProps) {
	const context = useSelector(store, contextOf);
	const notice = useSelector(store, (state) => state.view.notice?.text);
	const current = useSelector(store, (state) => state.exports.current);
	if (notice === undefined && current !== undefined)
		return <ExportLine export={current} columns={columns} theme={theme} />;
	return <Footer context={context} notice={notice} columns={columns} theme={theme} />;
}

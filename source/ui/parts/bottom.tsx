import type {Store} from '../../monitor/store.ts';
import {ExportLine} from '../components/export-line.tsx';
import {Footer} from '../components/footer.tsx';
import {contextOf} from '../context-of.ts';
import {useSelector} from '../hooks.ts';
import type {Theme} from '../theme.ts';

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

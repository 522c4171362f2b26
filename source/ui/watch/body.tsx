import {Box} from 'ink';
import {useEffect} from 'react';
import {repeated} from '../../core/text/compose.ts';
import {useSelector} from '../hooks.ts';
import {contextBeneath} from '../keys/context.ts';
import {Block, Line} from '../line.tsx';
import {Copied} from '../overlays/copied.tsx';
import {Help, LAST_HELP_LINE} from '../overlays/help/help.tsx';
import {MenuPart} from '../overlays/menu/menu-part.tsx';
import {DetailsPart} from './details/details-part.tsx';
import {ListPart} from './list/list-part.tsx';
import {panesOf} from './panes.ts';
import type {PartProps} from './part.ts';

type BodyProps = PartProps & {readonly onExtent: (rows: number) => void};

/** The list, with an open email beside it, or what lies over both. */
export function Body({store, layout, theme, now, onExtent}: BodyProps) {
	const overlay = useSelector(store, (state) => state.view.overlay);
	const isOpen = useSelector(store, (state) => state.details.isOpen);
	const beneath = useSelector(store, contextBeneath);
	const copied = useSelector(store, (state) => state.view.copied ?? '');
	const {columns} = layout;
	const rows = layout.listRows + 1 + Number(layout.hasColumnHeads);
	useEffect(() => {
		if (overlay.kind === 'help') onExtent(LAST_HELP_LINE);
	}, [overlay.kind, onExtent]);
	if (overlay.kind === 'help')
		return <Help row={overlay.top} context={beneath} columns={columns} rows={rows} theme={theme} />;
	if (overlay.kind === 'copied')
		return <Copied text={copied} top={overlay.top} columns={columns} rows={rows} onExtent={onExtent} />;
	if (overlay.kind === 'menu')
		return <MenuPart store={store} overlay={overlay} columns={columns} rows={rows} theme={theme} />;
	const look = {store, theme, now};
	if (!isOpen) return <ListPart {...look} layout={layout} />;
	const panes = panesOf(layout);
	const details = <DetailsPart {...look} panes={panes} onExtent={onExtent} />;
	if (panes.place === 'over') return overlay.kind === 'prompt' ? <ListPart {...look} layout={layout} /> : details;
	return (
		<Box flexDirection={panes.place === 'right' ? 'row' : 'column'} height={rows} width={columns}>
			<ListPart {...look} layout={panes.list} />
			{panes.place === 'right' ? (
				<Block isDim lines={Array.from({length: rows}, () => theme.wall)} />
			) : (
				<Line isDim>{repeated(theme.rule, columns)}</Line>
			)}
			{details}
		</Box>
	);
}

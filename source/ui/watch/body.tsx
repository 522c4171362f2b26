import {Box} from 'ink';
import {useSelector} from '../hooks.ts';
import {bodyRows} from '../layout.ts';
import {CopiedPart} from '../overlays/copied-part.tsx';
import {HelpPart} from '../overlays/help/help-part.tsx';
import {MenuPart} from '../overlays/menu/menu-part.tsx';
import {MessagesPart} from '../overlays/messages-part.tsx';
import type {Reader} from '../reader.ts';
import {TriagePart} from '../triage/triage-part.tsx';
import {DetailsPart} from './details/details-part.tsx';
import {ListPart} from './list/list-part.tsx';
import {panesOf} from './panes.ts';
import type {PartProps} from './part.ts';

type BodyProps = PartProps & {readonly reader: Reader};

/** The list, with an open email beside it, or what lies over both; a menu leaves them in view around it. */
export function Body(props: BodyProps) {
	const {store, layout, theme} = props;
	const {columns} = layout;
	const rows = bodyRows(layout);
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Beneath {...props} />
			<MenuPart store={store} columns={columns} rows={rows} theme={theme} />
		</Box>
	);
}

function Beneath({store, layout, theme, now, reader}: BodyProps) {
	const overlay = useSelector(store, (state) => state.view.overlay);
	// A preview that there is no room for any more closes itself, but not before the next frame.
	const isOpen = useSelector(store, ({details}) => details.isOpen && (layout.hasPreview || details.isPreview !== true));
	const isTriaging = useSelector(store, (state) => state.triage !== undefined);
	const {columns} = layout;
	const rows = bodyRows(layout);
	const place = {store, columns, rows, theme};
	if (overlay.kind === 'help') return <HelpPart {...place} overlay={overlay} />;
	if (overlay.kind === 'copied') return <CopiedPart {...place} overlay={overlay} reader={reader} />;
	if (overlay.kind === 'messages') return <MessagesPart {...place} now={now} overlay={overlay} />;
	if (isTriaging) return <TriagePart {...{store, layout, theme, now, reader}} />;
	const look = {store, theme, now};
	if (!isOpen) return <ListPart {...look} layout={layout} />;
	const panes = panesOf(layout);
	const details = <DetailsPart {...look} panes={panes} reader={reader} />;
	if (panes.place === 'over') return overlay.kind === 'prompt' ? <ListPart {...look} layout={layout} /> : details;
	const isBeside = panes.place === 'right';
	return (
		<Box
			flexDirection={isBeside ? 'row' : 'column'}
			columnGap={columns - panes.list.columns - panes.columns}
			height={rows}
			width={columns}
		>
			<ListPart {...look} layout={panes.list} />
			{details}
		</Box>
	);
}

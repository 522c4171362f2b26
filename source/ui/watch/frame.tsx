import {Box} from 'ink';
import {useSelector} from '../hooks.ts';
import {bareLayout} from '../layout.ts';
import type {Reader} from '../reader.ts';
import {Body} from './body.tsx';
import {Bottom} from './bottom.tsx';
import type {PartProps} from './part.ts';
import {Top} from './top/top.tsx';

export type FrameProps = PartProps & {readonly reader: Reader; readonly hasBoard: boolean};

/** A whole frame, exactly as large as the terminal. */
export function Frame({store, layout: whole, theme, now, reader, hasBoard}: FrameProps) {
	const isTriaging = useSelector(store, (state) => state.triage !== undefined);
	const layout = isTriaging && !whole.isFull ? bareLayout(whole) : whole;
	const {columns, rows} = layout;
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Top store={store} layout={layout} theme={theme} now={now} />
			<Body store={store} layout={layout} theme={theme} now={now} reader={reader} />
			<Bottom store={store} hasBoard={hasBoard} columns={columns} theme={theme} />
		</Box>
	);
}

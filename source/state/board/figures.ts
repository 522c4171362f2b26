import type {DomainRecord} from '../../core/emails/domain-figures.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {PastSample} from './past.ts';
import type {Send} from './send.ts';
import type {BoardView} from './view.ts';

/** What became of the emails of a send, domain by domain: how many have been read so far, and what became of them once all have been. */
export type SendFigures = {
	readonly read: number;
	readonly records?: readonly DomainRecord[];
	/** When that began, by the server's clock (epoch ms). */
	readonly readAt?: number;
	readonly problem?: Problem;
};

/** The figures of the sends that were compared. */
export type BoardFigures = ReadonlyMap<OperationId, SendFigures>;

/** Whose emails are to be read next for a comparison, one send at a time; undefined if none are wanted. */
export function figuresWanted({
	view,
	figures,
}: {
	readonly view: BoardView;
	readonly figures: BoardFigures;
}): OperationId | undefined {
	if (!view.isComparing) return undefined;
	return view.marks.find((id) => {
		const known = figures.get(id);
		return known === undefined || (known.records === undefined && known.problem === undefined);
	});
}

/** The figures before two sends are compared again: a send that was still under way when it was read is read again. */
export function figuresKept({
	sends,
	figures,
}: {
	readonly sends: ReadonlyMap<OperationId, Send>;
	readonly figures: BoardFigures;
}): BoardFigures {
	return new Map([...figures].filter(([id]) => sends.get(id)?.isUnderWay !== true));
}

/** Of which compared sends the recordings are to be read. */
export function pastsWanted({
	view,
	pasts,
}: {
	readonly view: BoardView;
	readonly pasts: ReadonlyMap<OperationId, readonly PastSample[]>;
}): readonly OperationId[] {
	return view.isComparing ? view.marks.filter((id) => !pasts.has(id)) : [];
}

import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {BoardView} from './view.ts';

/** What became of the emails of a send, domain by domain: how many have been read so far, and the figures once all have been. */
export type SendFigures = {
	readonly read: number;
	readonly figures?: readonly DomainFigures[];
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
		return known === undefined || (known.figures === undefined && known.problem === undefined);
	});
}

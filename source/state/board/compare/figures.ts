import type {DomainRecord} from '../../../core/emails/domain-figures.ts';
import type {Problem} from '../../../core/network/problem.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import type {BoardView} from '../rows/view.ts';
import type {Send} from '../send.ts';
import {type EmailTimes, timesOf} from './email-times.ts';
import type {PastSample} from './past.ts';

/** What became of the emails of a send, domain by domain: how many have been read so far, and what became of them once all have been. */
export type SendFigures = {
	readonly read: number;
	readonly records?: readonly DomainRecord[];
	/** The times in these, once they are on the board. */
	readonly times?: EmailTimes;
	/** When that began, by the server's clock (epoch ms); absent if the send had ended, so that nothing more will come. */
	readonly readAt?: number;
	readonly problem?: Problem;
};

/** The figures of the sends that were compared. */
export type BoardFigures = ReadonlyMap<OperationId, SendFigures>;

/** The figures after some more of a send have been read. */
export function figuresAfter(figures: BoardFigures, id: OperationId, read: SendFigures): BoardFigures {
	const {records} = read;
	return new Map(figures).set(id, records === undefined ? read : {...read, times: timesOf(records)});
}

/** Whose emails are to be read next for a comparison, one send at a time; undefined if none are wanted. */
export function figuresWanted({
	view,
	figures,
	sends,
}: {
	readonly view: BoardView;
	readonly figures: BoardFigures;
	readonly sends: ReadonlyMap<OperationId, Send>;
}): OperationId | undefined {
	if (!view.isComparing) return undefined;
	return view.marks.find((id) => {
		const known = figures.get(id);
		if (known?.problem !== undefined) return false;
		const hasEndedSince = known?.readAt !== undefined && sends.get(id)?.isUnderWay === false;
		return known?.records === undefined || hasEndedSince;
	});
}

/** The figures before two sends are compared again: a send that was still under way when it was read is read again. */
export function figuresKept(figures: BoardFigures): BoardFigures {
	return new Map([...figures].filter(([, {readAt}]) => readAt === undefined));
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

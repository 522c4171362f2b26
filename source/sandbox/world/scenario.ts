import type {MessageSource} from './message.ts';
import type {Reason} from './operation.ts';
import type {OutcomeModel} from './outcomes/outcome.ts';

/** The course of the sends of a sandbox, and the text of their emails. */
export type Scenario = {
	/** The outcomes of every send, those of clients included. */
	readonly outcomes: OutcomeModel;
	/** The outcomes of the prepared operations, if they differ. */
	readonly preparedOutcomes?: OutcomeModel;
	/** Writes the messages of an operation; `number` counts the operations from 1, the oldest first. */
	readonly messages: (seed: number, number: number) => MessageSource;
	readonly reasons: readonly [Reason, ...Reason[]];
	/** Whether the sandbox serves reasons by default: where sends fail, they are worth showing. */
	readonly hasReasons?: boolean;
	/** The size of the prepared operation, if the scenario fixes it. */
	readonly recipients?: number;
	/** How many sends the account holds, some of them under way or still to come (`sends.ts`). */
	readonly sends?: number;
	/** Whether emails are created batch by batch, so that `total` grows while the operation is PROCESSING (guide). */
	readonly isGradual?: true;
	/** By how much the counters trail the emails, as a share of the duration of a send. */
	readonly lagShare?: number;
	/** How long the prepared operation is scheduled ahead, as a share of its duration. */
	readonly waitShare?: number;
	/** The sizes of the earlier operations, if they differ from that of the prepared one. */
	readonly sizeOf?: (number: number, recipients: number) => number;
};

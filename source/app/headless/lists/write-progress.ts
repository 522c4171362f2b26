import {fstatSync} from 'node:fs';
import type {Environment} from '../../../core/environment.ts';
import {count, perSecond} from '../../../core/text/format.ts';
import {systemClock} from '../../../monitor/clock.ts';
import {canRewrite, createRewritten} from '../progress.ts';

/** What is being written, as far as its progress tells. */
type Writing = {
	readonly noun: string;
	readonly total: (signal: AbortSignal) => Promise<number | undefined>;
	readonly reading?: () => string;
	readonly env: Environment;
};

/**
 * A line on stderr while the records go to a file: how many so far, of how many, how fast. Not with a pipe: the program behind it
 * may write to the same terminal.
 */
export function watchProgress(
	{noun, total, reading, env}: Writing,
	reached: {readonly written: number},
	signal: AbortSignal,
): ReturnType<typeof createRewritten> {
	const isShown = canRewrite(env) && fstatSync(1).isFile();
	const startedAt = systemClock.now();
	let all = '';
	if (isShown)
		void total(signal).then((known) => {
			if (known !== undefined) all = ` of ${count(known)}`;
		});
	return createRewritten(() => {
		const seconds = (systemClock.now() - startedAt) / 1000;
		const pace = seconds < 1 ? '' : `  ${perSecond(reached.written / seconds)}`;
		const also = reading === undefined ? '' : `  ${reading()}`;
		return `${count(reached.written)}${all} ${noun}s${pace}${also}`;
	}, isShown);
}

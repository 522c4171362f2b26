import type {CommandKind} from '../../command-line/commands.ts';
import type {SafeText} from '../../core/text/text.ts';

/** One finding: fine, worth knowing, or an obstacle, which has the exit code that it would cause. */
export type Finding = {
	readonly topic: string;
	readonly text: SafeText;
} & ({readonly level: 'good' | 'note'} | {readonly level: 'bad'; readonly exitCode: number});

/** An option in force: its value as people read it, and where it came from. */
export type Setting = {
	readonly name: string;
	readonly value: SafeText;
	readonly origin: 'flag' | 'environment' | 'file' | 'default';
	/** The flag, the variable or the place in the file; the same as `origin` for a default. */
	readonly from: SafeText;
	/** The commands that have the option. */
	readonly commands: readonly CommandKind[];
};

/** The findings, and the exit code of the first obstacle: configuration, credentials, reach. */
export type Diagnosis = {
	readonly findings: readonly Finding[];
	readonly settings: readonly Setting[];
	/** Whether the settings are those in force: the config file was read, or there is none. */
	readonly hasFile: boolean;
	readonly exitCode: number;
};

/** The exit code of all findings together: the lowest, since a usage error (2) comes before credentials (3), and these before a request (5). */
export function exitCodeOf(findings: readonly Finding[]): number {
	const codes = findings.flatMap((finding) => (finding.level === 'bad' ? [finding.exitCode] : []));
	return codes.length === 0 ? 0 : Math.min(...codes);
}

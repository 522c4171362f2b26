import {EXIT} from '../core/exit-codes.ts';
import {faults, SCENARIOS} from '../sandbox/options.ts';

/** Prints the scenarios and the faults with a sentence each, and returns exit code 0. */
export function listScenarios(): number {
	const table = (rows: readonly (readonly [string, string])[]) =>
		rows.map(([name, text]) => `  ${name.padEnd(22)}${text}`);
	const lines = [
		'Scenarios (--scenario <name>)',
		...table(Object.entries(SCENARIOS)),
		'',
		'Faults (--fault <name[:probability][@from-to]>)',
		...table(Object.entries(faults)),
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	return EXIT.good;
}

import {isInstalled} from './processes.ts';

/** The commands of others that a measure runs; each comes in a package of the same name. */
const needed: Readonly<Record<string, readonly string[]>> = {P3: ['htop', 'lnav'], P5: ['curl', 'jq']};

/** A sentence that names the packages that are missing for these measures; undefined if all are there. */
export function missingPackages(ids: readonly string[]): string | undefined {
	const missing = ids.flatMap((id) => needed[id] ?? []).filter((command) => !isInstalled(command));
	if (missing.length === 0) return undefined;
	const packages = missing.map((name) => `\`${name}\``).join(', ');
	return `Install ${packages} first: the bench compares sendwatch with ${missing.length === 1 ? 'it' : 'them'}.`;
}

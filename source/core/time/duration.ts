const UNITS: Readonly<Record<string, number>> = {'': 1000, ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/** Parses a duration as people type it, such as `90`, `90s`, `0.5`, `10m` or `2h`, into ms; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
	const match = /^(?<value>\d+(?:\.\d+)?)(?<unit>ms|s|m|h|)$/u.exec(text.trim());
	if (match === null) return undefined;
	const {value = '', unit = ''} = match.groups ?? {};
	return Number(value) * (UNITS[unit] ?? Number.NaN);
}

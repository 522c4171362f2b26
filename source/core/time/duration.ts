const PARTS =
	/^(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)m)?(?:(?<s>\d+(?:\.\d+)?)s)?(?:(?<ms>\d+(?:\.\d+)?)ms)?$/u;
const UNITS: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/** Parses a duration as people type it, such as `90`, `90s`, `0.5`, `10m` or `1h30m`, into ms; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
	const typed = text.trim();
	if (/^\d+(?:\.\d+)?$/u.test(typed)) return Number(typed) * 1000;
	const parts = typed === '' ? undefined : PARTS.exec(typed)?.groups;
	if (parts === undefined) return undefined;
	const given = Object.entries(parts).filter(([, value]) => value !== undefined);
	return given.reduce((sum, [unit, value]) => sum + Number(value) * (UNITS[unit] ?? Number.NaN), 0);
}

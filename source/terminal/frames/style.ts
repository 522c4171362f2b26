/** What a part of a style is ended with, by the code that begins it. Colours are ended with 39 and 49. */
const ENDS: ReadonlyMap<string, string> = new Map([
	['1', '22'],
	['2', '22'],
	['3', '23'],
	['4', '24'],
	['5', '25'],
	['7', '27'],
	['8', '28'],
	['9', '29'],
	['53', '55'],
]);
const FOREGROUND_END = '39';
const BACKGROUND_END = '49';

/** How a cell looks: the same look is always the same object. */
export class Style {
	/** The looks there have been, by their codes. */
	static readonly #known = new Map<string, Style>();
	/** The look of a terminal that nobody has told anything else. */
	static readonly plain: Style = Style.#of(new Map());

	readonly #parts: ReadonlyMap<string, string>;
	readonly #after = new Map<string, Style>();
	readonly #changes = new Map<Style, string>();

	private constructor(parts: ReadonlyMap<string, string>) {
		this.#parts = parts;
	}

	static #of(parts: ReadonlyMap<string, string>): Style {
		const key = [...parts.values()].sort().join(';');
		const known = Style.#known.get(key) ?? new Style(parts);
		Style.#known.set(key, known);
		return known;
	}

	/** The look after the parameters of an SGR sequence, such as `1;38;5;203`. */
	after(parameters: string): Style {
		const known = this.#after.get(parameters);
		if (known !== undefined) return known;
		const parts = new Map(this.#parts);
		for (const code of codesIn(parameters)) apply(parts, code);
		const style = Style.#of(parts);
		this.#after.set(parameters, style);
		return style;
	}

	/** The shortest sequence that makes this look another one; none if they are the same. */
	changeTo(other: Style): string {
		if (other === this) return '';
		const known = this.#changes.get(other);
		if (known !== undefined) return known;
		const codes = [this.#difference(other), ['0', ...other.#parts.values()]].map((all) => all.join(';'));
		const shortest = codes.reduce((best, one) => (one.length < best.length ? one : best));
		const change = `\u001B[${shortest}m`;
		this.#changes.set(other, change);
		return change;
	}

	#difference(other: Style): readonly string[] {
		const ended = new Set([...this.#parts.keys()].filter((part) => !other.#parts.has(part)).map(endOf));
		const begun = [...other.#parts].filter(([part, code]) => this.#parts.get(part) !== code || ended.has(endOf(part)));
		return [...ended, ...begun.map(([, code]) => code)];
	}
}

/** The codes in the parameters of an SGR sequence, with a colour whole: `1;38;5;203` has two. */
function codesIn(parameters: string): readonly string[] {
	return parameters.match(/[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/gu) ?? ['0'];
}

/** Which part of a style a code is: the two colours, or itself. */
function partOf(code: string): string {
	if (/^(?:3[0-8]|9\d)(?:;|$)/u.test(code)) return 'foreground';
	if (/^(?:4[0-8]|10\d)(?:;|$)/u.test(code)) return 'background';
	return code;
}

function endOf(part: string): string {
	if (part === 'foreground') return FOREGROUND_END;
	if (part === 'background') return BACKGROUND_END;
	return ENDS.get(part) ?? '0';
}

function apply(parts: Map<string, string>, code: string): void {
	if (code === '0') parts.clear();
	const ended = [...parts.keys()].filter((part) => endOf(part) === code);
	for (const part of ended) parts.delete(part);
	const part = partOf(code);
	if (part !== code || ENDS.has(code)) parts.set(part, code);
}

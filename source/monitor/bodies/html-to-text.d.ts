/** The package comes without types: as much of it as is used here. */
declare module 'html-to-text' {
	/** How elements of a selector are written. */
	type Selector = {
		readonly selector: string;
		readonly format?: string;
		readonly options?: Readonly<Record<string, boolean | number | string>>;
	};

	/** How a document is turned into text. */
	type Options = {
		readonly wordwrap: number | false;
		readonly whitespaceCharacters?: string;
		readonly limits?: {readonly maxDepth?: number};
		readonly selectors?: readonly Selector[];
	};

	/** Makes a function that turns html into text. */
	export function compile(options: Options): (html: string) => string;
}

const esc = '\u001B';

// Cursor keys speak differently once a program requests application mode.
const cursorKeys: Readonly<Record<string, string>> = {up: 'A', down: 'B', right: 'C', left: 'D', home: 'H', end: 'F'};

const plainKeys: Readonly<Record<string, string>> = {
	enter: '\r',
	esc: esc,
	tab: '\t',
	'shift-tab': `${esc}[Z`,
	space: ' ',
	backspace: '\u007F',
	insert: `${esc}[2~`,
	delete: `${esc}[3~`,
	'page up': `${esc}[5~`,
	'page down': `${esc}[6~`,
	f1: `${esc}OP`,
	f2: `${esc}OQ`,
	f3: `${esc}OR`,
	f4: `${esc}OS`,
	f5: `${esc}[15~`,
	f10: `${esc}[21~`,
};

function controlKey(letter: string): string {
	return String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64);
}

/** The bytes a terminal sends for a key: one character stands for itself, others go by name ('page down', 'ctrl-c', 'alt-x'). */
export function keyBytes(name: string, isApplicationCursor = false): string {
	if (Array.from(name).length === 1) return name;
	const cursor = cursorKeys[name];
	if (cursor !== undefined) return `${esc}${isApplicationCursor ? 'O' : '['}${cursor}`;
	const plain = plainKeys[name];
	if (plain !== undefined) return plain;
	const control = /^ctrl-([a-z@[\\\]^_])$/.exec(name)?.[1];
	if (control !== undefined) return controlKey(control);
	const alt = /^alt-(.)$/u.exec(name)?.[1];
	if (alt !== undefined) return `${esc}${alt}`;
	const known = [...Object.keys(cursorKeys), ...Object.keys(plainKeys), 'ctrl-<letter>', 'alt-<character>'];
	throw new Error(`There is no key named '${name}'. Known: one character, ${known.join(', ')}.`);
}

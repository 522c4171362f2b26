import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import {
	appendChildNode,
	createNode,
	createTextNode,
	type DOMElement,
	insertBeforeNode,
	removeChildNode,
	setNodeHidden,
	setStyle,
	setTextNodeValue,
	setTransform,
} from '../../build/replacements/ink-dom.ts';
import OutputWithMemory from '../../build/replacements/ink-output.ts';
import drawChanged from '../../build/replacements/ink-render-node-to-output.ts';
import Output from '../../node_modules/ink/build/output.js';
import drawAll from '../../node_modules/ink/build/render-node-to-output.js';
import applyStyles from '../../node_modules/ink/build/styles.js';
import {Painter} from '../../source/terminal/frames/painter.ts';

vi.mock('../../node_modules/ink/build/render-node-to-output.js', async (importOriginal) => {
	const original = await importOriginal<{default: typeof drawAll}>();
	return {...original, default: vi.fn(original.default)};
});

type Style = Parameters<typeof setStyle>[1] & object;

const styled = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`;

function textOf(words: string, code: number) {
	const [node, text] = [createNode('ink-text'), createTextNode(words)];
	restyle(node, {textWrap: 'truncate', flexShrink: 1});
	setTransform(node, styled(code));
	appendChildNode(node, text as unknown as DOMElement);
	return {node, text};
}

/** As Ink's reconciler does it. */
function restyle(node: DOMElement, style: Style): void {
	setStyle(node, style);
	if (node.yogaNode) applyStyles(node.yogaNode, style);
}

/** A heading, three rows in a box that cuts off what is too wide, and lines in one text beside them. */
function screen() {
	const root = createNode('ink-root');
	const [body, list] = [createNode('ink-box'), createNode('ink-box')];
	const heading = textOf('heading', 31);
	const rows = ['first 一', 'second', 'third'].map((words, at) => textOf(words, 32 + at));
	const bar = textOf('│\n█\n│', 36);
	restyle(body, {flexDirection: 'row'});
	restyle(list, {flexDirection: 'column', width: 12, overflowX: 'hidden'});
	for (const {node} of rows) appendChildNode(list, node);
	for (const node of [list, bar.node]) appendChildNode(body, node);
	for (const node of [heading.node, body]) appendChildNode(root, node);
	restyle(root, {flexDirection: 'column'});
	return {root, body, list, heading, rows, bar, columns: 20};
}

type Screen = ReturnType<typeof screen>;
type Change = (screen: Screen, count: number) => void;

const CHANGES: Readonly<Record<'texts' | 'places', Readonly<Record<string, Change>>>> = {
	/** Nothing has another place after these. */
	texts: {
		nothing: () => {},
		'a row': ({rows}, count) => setTextNodeValue(rows[1]?.text as never, count % 2 === 0 ? 'second' : 'bottom'),
		'a row in wide characters': ({rows}) => setTextNodeValue(rows[0]?.text as never, 'f二st 一'),
		'the style of a row': ({rows}, count) => setTransform(rows[2]?.node as never, styled(90 + (count % 7))),
		'a row and its style': ({rows}, count) => {
			setTransform(rows[1]?.node as never, styled(90 + (count % 7)));
			setTextNodeValue(rows[1]?.text as never, 'middle');
		},
		'the lines beside the rows': ({bar}, count) => setTextNodeValue(bar.text, count % 2 === 0 ? '█\n│\n│' : '│\n│\n█'),
		'a style to the same': ({list}) => setStyle(list, {...list.style}),
	},
	places: {
		'a longer row': ({rows}, count) => setTextNodeValue(rows[1]?.text as never, 'much longer'.slice(count % 7)),
		'a text to nothing': ({heading}) => setTextNodeValue(heading.text, ''),
		'a text to something': ({heading}) => setTextNodeValue(heading.text, 'title'),
		'a row that is hidden': ({rows}, count) => setNodeHidden(rows[0]?.node as never, count % 2 === 0),
		'a row that goes to the end': ({list, rows}) => appendChildNode(list, rows[0]?.node as never),
		'a row that goes to the top': ({list, rows}) => {
			if (rows[2] !== undefined) insertBeforeNode(list, rows[2].node, list.childNodes[0] as never);
		},
		'a row that goes': ({list}) => {
			if (list.childNodes.length > 1) removeChildNode(list, list.childNodes[1] as never);
		},
		'the width of the list': ({list}, count) => restyle(list, {...list.style, width: 8 + (count % 6)}),
		'the width of the screen': (shown, count) => {
			shown.columns = 16 + (count % 6);
		},
	},
};

const ALL = Object.entries({...CHANGES.texts, ...CHANGES.places});

/** What a terminal is sent to show a frame: the same for the same cells. */
function shown(draw: typeof drawAll, Frame: typeof Output, {root, columns}: Screen): string {
	root.yogaNode?.setWidth(columns);
	root.yogaNode?.calculateLayout(undefined, undefined);
	const frame = new Frame({width: columns, height: root.yogaNode?.getComputedHeight() ?? 0});
	draw(root, frame, {skipStaticElements: true});
	return new Painter(() => ({columns: 40, rows: 8})).take(frame.get().output.replaceAll('\n', '\r\n'));
}

test('any frames after each other are those that Ink draws', () => {
	const steps = fc.array(fc.constantFrom(...ALL), {minLength: 3, maxLength: 12});
	fc.assert(
		fc.property(steps, (changes) => {
			const one = screen();
			shown(drawChanged, OutputWithMemory, one);
			for (const [count, [, change]] of changes.entries()) {
				change(one, count);
				expect(shown(drawChanged, OutputWithMemory, one)).toBe(shown(drawAll, Output, one));
			}
		}),
		{numRuns: 200, examples: [[ALL]]},
	);
});

test.each([
	...Object.entries(CHANGES.texts).map(([name, change]) => [name, change, 0] as const),
	...Object.entries(CHANGES.places).map(([name, change]) => [name, change, 1] as const),
])('Ink goes through the tree if anything may have moved, not for texts alone: %s', (_, change, walks) => {
	const one = screen();
	shown(drawChanged, OutputWithMemory, one);
	change(one, 1);
	vi.mocked(drawAll).mockClear();
	shown(drawChanged, OutputWithMemory, one);
	expect(vi.mocked(drawAll).mock.calls.filter(([node]) => node === one.root)).toHaveLength(walks);
});

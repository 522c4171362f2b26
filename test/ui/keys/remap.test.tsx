import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Binding} from '../../../source/ui/keys/bindings/binding.ts';
import {contextOf} from '../../../source/ui/keys/context.ts';
import {isTextKey, keySign} from '../../../source/ui/keys/key-names.ts';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {entryFor} from '../../../source/ui/keys/lookup.ts';
import {COMMAND_NAMES, COMMANDS, type CommandName, type KeyOverrides} from '../../../source/ui/keys/names.ts';
import {overrideMistakes, rebind} from '../../../source/ui/keys/rebind.ts';
import {labelOf} from '../../../source/ui/keys/shown-keys.ts';
import {keyBytes} from '../../helpers/keys.ts';
import {openAppWith} from '../open-app.tsx';
import {ALL_REMAPPED, remaps} from './dealt-keys.ts';
import {SCENES} from './scenes.ts';
import {builtInKeysOn, isSaidOf, keysOn, MEANINGLESS, type SeenKey, unfolded} from './seen-keys.ts';

const LOW = {columns: 90, rows: 14};
/** The size that tests draw in by themselves, a large one, small ones, and one that is too small for anything. */
const SIZES = [undefined, {columns: 140, rows: 44}, LOW, {columns: 40, rows: 13}, {columns: 30, rows: 5}];

/** The app in a scene, on keys of which it is known when they were pressed. */
function openScene(name: string, overrides: KeyOverrides, size?: (typeof SIZES)[number], isAscii = false) {
	expect(overrideMistakes(overrides, String)).toEqual([]);
	const performed: CommandName[] = [];
	let runs: (command: CommandName) => boolean = () => true;
	const keymap: readonly Binding[] = rebind(KEYMAP, overrides).map((binding) => ({
		...binding,
		run(actions) {
			performed.push(binding.command);
			if (runs(binding.command)) binding.run(actions);
		},
	}));
	const player = {togglePause: () => {}, changeSpeed: () => {}};
	const app = openAppWith({
		...{keymap, isAscii, player},
		...(SCENES[name] && {arrange: SCENES[name]}),
		...(size && {size}),
	});
	return {
		...app,
		columns: size?.columns ?? 100,
		keymap,
		isAscii,
		/** Keys and what they do here, without doing it. */
		async commandsOf(keys: readonly string[]): Promise<readonly (readonly [string, CommandName | undefined])[]> {
			performed.length = 0;
			runs = () => false;
			// Typed fast, letters arrive in one piece; control keys would be lost so.
			const [letters, controls] = [keys.filter(isTextKey), keys.filter((key) => !isTextKey(key))];
			if (letters.length > 0) await app.press(letters.join(''));
			await app.press(...controls.map((key) => keyBytes(key)));
			runs = () => true;
			return [...letters, ...controls].map((key, index) => [key, performed[index]]);
		},
		/** Runs the line of the help under the cursor, but not what it leads to; which commands came of it. */
		async onlyRun(): Promise<readonly CommandName[]> {
			runs = (command) => command === 'run';
			const done = await this.command('run');
			runs = () => true;
			return done;
		},
		/** Presses the key of a command, unless it would be text here; which commands came of it. */
		async command(name: CommandName): Promise<readonly CommandName[]> {
			performed.length = 0;
			const key = keymap.find(({command}) => command === name)?.keys[0];
			const isText = key !== undefined && isTextKey(key) && contextOf(app.store.getState()) === 'prompt';
			if (key !== undefined && !isText) await app.press(keyBytes(key));
			return [...performed];
		},
	};
}

type Scene = ReturnType<typeof openScene>;

/** The screen; the help with its lines below each other. */
function readable({store, frame, columns}: Scene): string {
	return store.getState().view.overlay.kind === 'help' ? unfolded(frame(), columns) : frame();
}

/** Checks that no key stands on the screen but those that someone chose, and that each does what the hint beside it says. */
async function checkScreen(scene: Scene): Promise<void> {
	await scene.press();
	const {keymap, isAscii} = scene;
	const frame = readable(scene);
	expect(builtInKeysOn(frame, KEYMAP, isAscii), frame).toEqual([]);
	const live = new Map<string, readonly CommandName[]>();
	for (const seen of keysOn(frame)) {
		const owners = keymap.filter(({keys}) => keys.some((key) => keySign(key) === seen.sign));
		const meant = owners.filter(({command}) => isSaidOf(command, seen, keymap)).map(({command}) => command);
		expect(meant, `${seen.sign} says “${seen.says}”\n${frame}`).not.toEqual([]);
		if (isLive(scene, seen)) live.set(owners[0]?.keys[0] ?? '', meant);
	}
	for (const [key, command] of await scene.commandsOf([...live.keys()]))
		expect(live.get(key), `${keySign(key)}\n${frame}`).toContain(command);
}

/** What only moves something, or leaves: nothing is reported then that was not said before. */
const SILENT: ReadonlySet<CommandName> = new Set([
	...COMMANDS.moving.filter((command) => command !== 'end'),
	...COMMANDS.details.filter((command) => command.startsWith('scroll')),
	...(['quit', 'interrupt', 'suspend'] as const),
]);

/** The commands whose keys mean something in a scene, whether or not they can do anything there; the silent ones left out. */
function commandsIn(name: string, overrides: KeyOverrides): readonly CommandName[] {
	const {keymap, store, close} = openScene(name, overrides);
	const context = contextOf(store.getState());
	close();
	return keymap
		.filter((entry) => !SILENT.has(entry.command) && entryFor(entry.keys[0] ?? '', context, keymap) === entry)
		.map(({command}) => command);
}

/** Whether a key on the screen is to be pressed here: the help lists also those that work elsewhere, and a sentence may say where. */
function isLive(scene: Scene, {says, row}: SeenKey): boolean {
	const {store} = scene;
	const lines = readable(scene).split('\n');
	const isHelp = store.getState().view.overlay.kind === 'help';
	const isListed = isHelp && row > lines.findIndex((line) => line.startsWith(' Keys')) && row < lines.length - 1;
	return !isListed && !says.startsWith('in the list') && !says.startsWith(MEANINGLESS);
}

describe('with every command on another key, each key on the screen does what is said beside it', () => {
	/** Scenes share the work: each command comes after one in five of them, each small size in one in four. */
	const turns = Object.keys(SCENES).map((name, turn) => [name, turn] as const);

	test.each(turns)('in %s, and after commands there', async (name, turn) => {
		for (const scene of [
			openScene(name, ALL_REMAPPED),
			openScene(name, ALL_REMAPPED, SIZES[1 + (turn % (SIZES.length - 1))]),
			openScene(name, ALL_REMAPPED, undefined, true),
		]) {
			await checkScreen(scene);
			scene.close();
		}
		const commands = commandsIn(name, ALL_REMAPPED);
		for (const command of commands.filter((one) => COMMAND_NAMES.indexOf(one) % 5 === turn % 5)) {
			const scene = openScene(name, ALL_REMAPPED, LOW);
			await scene.command(command);
			await checkScreen(scene);
			scene.close();
		}
	});

	test('whatever the keys, some commands having none, and whatever is done', async () => {
		const walks = fc.array(fc.constantFrom(...COMMAND_NAMES), {minLength: 2, maxLength: 6});
		const property = fc.asyncProperty(
			remaps,
			fc.constantFrom(...Object.keys(SCENES)),
			fc.constantFrom(...SIZES),
			walks,
			async (overrides, name, size, walk) => {
				const scene = openScene(name, overrides, size);
				await checkScreen(scene);
				for (const command of walk) {
					await scene.command(command);
					await checkScreen(scene);
				}
				scene.close();
			},
		);
		await fc.assert(property, {seed: 20_260_405, numRuns: 15});
	});

	test.each(['the help', 'the help of an open email', 'the help of a replay'])(
		'%s runs the key under the cursor',
		async (name) => {
			for (const overrides of [ALL_REMAPPED, ...fc.sample(remaps, {seed: 20_260_405, numRuns: 1})]) {
				const scene = openScene(name, {...overrides, run: ['ctrl-r']});
				const {store, keymap} = scene;
				for (const row of COMMAND_NAMES.keys()) {
					store.dispatch({type: 'opened-help'}, {type: 'scrolled-overlay', by: row}, {type: 'cleared-notice'});
					await scene.press();
					const says = /❯ (?<keys>.{13})(?<label>.*)/u.exec(readable(scene))?.groups?.label?.trim() ?? '';
					const entry = keymap.find((one) => labelOf(one, keymap).startsWith(says.replace(/…$/u, '')));
					const done = await scene.onlyRun();
					const isElsewhere = store.getState().view.notice !== undefined;
					expect(done, scene.frame()).toEqual(isElsewhere ? ['run'] : ['run', entry?.command]);
				}
				scene.close();
			}
		},
	);
});

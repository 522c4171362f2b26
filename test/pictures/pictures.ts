import {writeFile} from 'node:fs/promises';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {openTerminal} from '../helpers/terminal.ts';
import {type Scene, scenes} from './scenes.ts';
import {renderSvg} from './svg.ts';

function chosenScenes(): readonly Scene[] {
	const {values} = parseArgs({options: {only: {type: 'string', multiple: true}}});
	const {only} = values;
	if (only === undefined) return scenes;
	const names = scenes.map(({name}) => name);
	const unknown = only.filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`There is no scene '${unknown.join("', '")}'. Scenes: ${names.join(', ')}.`);
	return scenes.filter(({name}) => only.includes(name));
}

async function take({name, title, columns, rows, args, steps}: Scene): Promise<void> {
	// One time zone for everyone, so that a picture differs only where the program does.
	await using terminal = openTerminal({args, columns, rows, env: {TZ: 'UTC'}});
	await steps(terminal);
	const cursor = terminal.modes().isCursorVisible ? {cursor: terminal.cursor()} : {};
	const svg = renderSvg({title, cells: terminal.cells(), ...cursor});
	await writeFile(new URL(`${name}.svg`, import.meta.url), svg);
}

async function tryToTake(scene: Scene): Promise<void> {
	try {
		await take(scene);
		console.log(`test/pictures/${scene.name}.svg`);
	} catch (error) {
		process.exitCode = 1;
		console.error(`${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

try {
	// Mostly each waits for its send to get somewhere, so they wait together.
	await Promise.all(chosenScenes().map(tryToTake));
} catch (error) {
	process.exitCode = 2;
	console.error(error instanceof Error ? error.message : String(error));
}

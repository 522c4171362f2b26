import type {Candidates, CompletedCommand, CompletedOption, Word} from './grammar.ts';

/** The completion script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
	const words = commands.flatMap(({word}) => word ?? []);
	return `# fish completion for sendwatch: sendwatch completion fish > ~/.config/fish/completions/sendwatch.fish
function __sendwatch_command
	for word in (commandline -opc)
		switch $word
			case ${words.join(' ')}
				echo $word
				return
		end
	end
	echo watch
end
function __sendwatch_list
	set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' '')
	for word in $argv
		echo "$before$word"
	end
end
complete -c sendwatch -f
${commands.flatMap(operandLines).join('\n')}
${commands.flatMap(({kind, options}) => options.map((option) => optionLine(kind, option))).join('\n')}
`;
}

function operandLines({kind, word, help, operands: {words, list, hasFiles}}: CompletedCommand): readonly string[] {
	const fixed = kind === 'watch' ? [] : words;
	return [
		...(word === undefined ? [] : [`${when('watch')} -a ${word} -d ${quoted(help)}`]),
		...(fixed.length > 0 ? [`${when(kind)} -a ${quoted(described(fixed))}`] : []),
		...(list === undefined ? [] : [`${when(kind)} -a '(sendwatch completion ${list} 2>/dev/null)' -d recent`]),
		...(hasFiles ? [`${when(kind)} -F`] : []),
	];
}

function optionLine(kind: string, {flag, help, value}: CompletedOption): string {
	const line = `${when(kind)} -l ${flag.slice(2)} -d ${quoted(help)}`;
	return value === undefined ? line : `${line}${values(value.candidates)}`;
}

function values({words, list, hasFiles, isList}: Candidates): string {
	if (hasFiles) return ' -r -F';
	if (isList) return ` -x -a ${quoted(`(__sendwatch_list ${described(words)})`)}`;
	if (list !== undefined) return ` -x -a '(sendwatch completion ${list} 2>/dev/null)'`;
	return words.length === 0 ? ' -x' : ` -x -a ${quoted(described(words))}`;
}

/** Words for `-a`, each with its meaning behind a tab. */
function described(words: readonly Word[]): string {
	return words.map(({word, meaning}) => (meaning === undefined ? word : `${word}\\t${quoted(meaning)}`)).join(' ');
}

function when(kind: string): string {
	return `complete -c sendwatch -n 'test (__sendwatch_command) = ${kind}'`;
}

function quoted(text: string): string {
	return `'${text.replaceAll(/[\\']/gu, '\\$&')}'`;
}

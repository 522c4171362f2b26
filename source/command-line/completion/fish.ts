import type {Candidates, CompletedCommand, CompletedOption} from './grammar.ts';

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
complete -c sendwatch -f
${commands.flatMap(operandLines).join('\n')}
${commands.flatMap(({kind, options}) => options.map((option) => optionLine(kind, option))).join('\n')}
`;
}

function operandLines({kind, word, help, operands: {words, list, hasFiles}}: CompletedCommand): readonly string[] {
	const fixed = kind === 'watch' ? [] : words;
	return [
		...(word === undefined ? [] : [`${when('watch')} -a ${word} -d ${quoted(help)}`]),
		...(fixed.length > 0 ? [`${when(kind)} -a ${quoted(fixed.join(' '))}`] : []),
		...(list === undefined ? [] : [`${when(kind)} -a '(sendwatch completion ${list} 2>/dev/null)' -d recent`]),
		...(hasFiles ? [`${when(kind)} -F`] : []),
	];
}

function optionLine(kind: string, {flag, help, value}: CompletedOption): string {
	const described = `${when(kind)} -l ${flag.slice(2)} -d ${quoted(help)}`;
	return value === undefined ? described : `${described}${values(value.candidates)}`;
}

function values({words, list, hasFiles}: Candidates): string {
	if (hasFiles) return ' -r -F';
	if (list !== undefined) return ` -x -a '(sendwatch completion ${list} 2>/dev/null)'`;
	return words.length === 0 ? ' -x' : ` -x -a ${quoted(words.join(' '))}`;
}

function when(kind: string): string {
	return `complete -c sendwatch -n 'test (__sendwatch_command) = ${kind}'`;
}

function quoted(text: string): string {
	return `'${text.replaceAll(/[\\']/gu, '\\$&')}'`;
}

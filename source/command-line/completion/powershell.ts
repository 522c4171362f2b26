import type {Candidates, CompletedCommand, Word} from './grammar.ts';

/** The completion script for PowerShell. */
export function powershellCompletion(commands: readonly CompletedCommand[]): string {
	const words = commands.flatMap(({word}) => word ?? []);
	return `# PowerShell completion for sendwatch. In $PROFILE: sendwatch completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName sendwatch -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)
	$before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
	$command = @($before | Where-Object { $_ -cin ${list(words.map((word) => ({word})))} })[0]
	if (-not $command) { $command = 'watch' }
	$previous = $before[-1]
	$values = @{
${commands.flatMap(valueLines).join('\n')}
	}
	$options = @{
${commands.map(optionLine).join('\n')}
	}
	$operands = @{
${commands.map(({kind, operands}) => `\t\t'${kind}' = { ${found(operands)} }`).join('\n')}
	}
	$candidates = if ($values.ContainsKey("$command $previous")) { & $values["$command $previous"] }
		elseif ($wordToComplete -like '-*') { $options[$command].Keys }
		else { & $operands[$command] }
	$candidates | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object | ForEach-Object {
		$word, $meaning = $_ -split "\`t", 2
		if (-not $meaning) { $meaning = $options[$command][$word] }
		[System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $(if ($meaning) { $meaning } else { $word }))
	}
}
`;
}

function valueLines({kind, options}: CompletedCommand): readonly string[] {
	return options.flatMap(({flag, value}) =>
		value === undefined ? [] : [`\t\t'${kind} ${flag}' = { ${found(value.candidates)} }`],
	);
}

function optionLine({kind, options}: CompletedCommand): string {
	const lines = options.map(({flag, help}) => `\t\t\t${quoted(flag)} = ${quoted(help)}`);
	return `\t\t'${kind}' = @{\n${lines.join('\n')}\n\t\t}`;
}

function found({words, list: asked}: Candidates): string {
	const parts = [
		...(words.length === 0 ? [] : [list(words)]),
		...(asked === undefined ? [] : [`sendwatch completion ${asked} 2>$null`]),
	];
	return parts.join('; ');
}

/** Words, each with its meaning behind a tab. */
function list(words: readonly Word[]): string {
	const texts = words.map(({word, meaning}) => (meaning === undefined ? word : `${word}\t${meaning}`));
	return `@(${texts.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

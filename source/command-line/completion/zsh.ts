import type {Candidates, CompletedCommand, CompletedOption} from './grammar.ts';

/** The completion script for zsh: sourced, or as a file `_sendwatch` on the fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
	const words = commands.flatMap(({word}) => word ?? []);
	const described = commands.flatMap(({word, help}) =>
		word === undefined ? [] : [`\t\t${quoted(`${word}:${help}`)}`],
	);
	return `#compdef sendwatch
# zsh completion for sendwatch. In ~/.zshrc, after compinit: source <(sendwatch completion zsh)
_sendwatch_list() {
	local -a found
	found=(\${(f)"$(sendwatch completion $1 2>/dev/null)"})
	compadd -a found
}
_sendwatch_commands() {
	local -a known
	known=(
${described.join('\n')}
	)
	_describe command known
}
_sendwatch() {
	local command=watch word
	for word in "\${(@)words[2,CURRENT-1]}"; do
		case $word in (${words.join('|')}) command=$word; break ;; esac
	done
	_sendwatch_operands() {
		case $command in
${commands.map(operandCase).join('\n')}
		esac
	}
	case $command in
${commands.map(optionCase).join('\n')}
	esac
}
if [[ $funcstack[1] == _sendwatch ]]; then _sendwatch "$@"; else compdef _sendwatch sendwatch; fi
`;
}

function operandCase({kind, operands: {words, list, hasFiles}}: CompletedCommand): string {
	const steps = [
		...(kind === 'watch' ? ['_sendwatch_commands'] : words.length > 0 ? [`compadd -- ${words.join(' ')}`] : []),
		...(list === undefined ? [] : [`_sendwatch_list ${list}`]),
		...(hasFiles ? ['_files'] : []),
	];
	return `\t\t(${kind}) ${steps.join('; ')} ;;`;
}

function optionCase({kind, options}: CompletedCommand): string {
	const specs = options.map((option) => ` \\\n\t\t\t${quoted(optionSpec(option))}`);
	return `\t(${kind}) _arguments${specs.join('')} \\\n\t\t\t'*: :_sendwatch_operands' ;;`;
}

function optionSpec({flag, help, isRepeatable, value}: CompletedOption): string {
	const name = `${isRepeatable ? '*' : ''}${flag}`;
	const described = `[${escaped(help)}]`;
	return value === undefined
		? `${name}${described}`
		: `${name}=${described}:${escaped(value.label)}:${action(value.candidates)}`;
}

function action({words, list, hasFiles}: Candidates): string {
	if (list !== undefined) return `_sendwatch_list ${list}`;
	if (hasFiles) return '_files';
	return words.length === 0 ? '' : `(${words.join(' ')})`;
}

/** What means something within a spec of `_arguments`. */
function escaped(text: string): string {
	return text.replaceAll(/[[\]:\\]/gu, '\\$&');
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

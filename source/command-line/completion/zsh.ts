import type {Candidates, CompletedCommand, CompletedOption} from './grammar.ts';

/** The completion script for zsh: sourced, or as a file `_sendwatch` on the fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
	const words = commands.flatMap(({word}) => word ?? []);
	const sets = valueSets(commands);
	return `#compdef sendwatch
# zsh completion for sendwatch. In ~/.zshrc, after compinit: source <(sendwatch completion zsh)
_sendwatch_list() {
	local -a found
	found=(\${(f)"$(sendwatch completion $1 2>/dev/null)"})
	compadd -a found
}
${[...sets].map(([body, name]) => `${name}() {\n${body}\n}`).join('\n')}
_sendwatch() {
	local command=watch word
	for word in "\${(@)words[2,CURRENT-1]}"; do
		case $word in (${words.join('|')}) command=$word; break ;; esac
	done
	_sendwatch_operands() {
		case $command in
${commands.map((command) => operandCase(command, sets)).join('\n')}
		esac
	}
	case $command in
${commands.map((command) => optionCase(command, sets)).join('\n')}
	esac
}
if [[ $funcstack[1] == _sendwatch ]]; then _sendwatch "$@"; else compdef _sendwatch sendwatch; fi
`;
}

/** The functions that offer words, by what is in them: many options share one. */
type Sets = ReadonlyMap<string, string>;

function valueSets(commands: readonly CompletedCommand[]): Sets {
	const all = commands.flatMap(({operands, options}) => [
		operands,
		...options.flatMap(({value}) => value?.candidates ?? []),
	]);
	const bodies = new Set(all.filter(({words}) => words.length > 0).map(setBody));
	return new Map([...bodies].map((body, index) => [body, `_sendwatch_words_${index}`]));
}

/** `_values` takes several words separated by commas, `_describe` offers one. */
function setBody({words, isList}: Candidates): string {
	if (isList) {
		const specs = words.map(({word, meaning = ''}) => ` ${quoted(`${word}[${escaped(meaning)}]`)}`);
		return `\t_values -s , name${specs.join('')}`;
	}
	const lines = words.map(({word, meaning}) => `\t\t${quoted(meaning === undefined ? word : `${word}:${meaning}`)}`);
	return `\tlocal -a known\n\tknown=(\n${lines.join('\n')}\n\t)\n\t_describe -V word known`;
}

function operandCase({kind, operands}: CompletedCommand, sets: Sets): string {
	const {words, list, hasFiles} = operands;
	const steps = [
		...(words.length > 0 ? [sets.get(setBody(operands)) ?? ''] : []),
		...(list === undefined ? [] : [`_sendwatch_list ${list}`]),
		...(hasFiles ? ['_files'] : []),
	];
	return `\t\t(${kind}) ${steps.join('; ')} ;;`;
}

function optionCase({kind, options}: CompletedCommand, sets: Sets): string {
	const specs = options.map((option) => ` \\\n\t\t\t${quoted(optionSpec(option, sets))}`);
	return `\t(${kind}) _arguments${specs.join('')} \\\n\t\t\t'*: :_sendwatch_operands' ;;`;
}

function optionSpec({flag, help, isRepeatable, value}: CompletedOption, sets: Sets): string {
	const name = `${isRepeatable ? '*' : ''}${flag}`;
	const described = `[${escaped(help)}]`;
	return value === undefined
		? `${name}${described}`
		: `${name}=${described}:${escaped(value.label)}:${action(value.candidates, sets)}`;
}

function action(candidates: Candidates, sets: Sets): string {
	const {words, list, hasFiles} = candidates;
	// Without the space, `_arguments` would put its own words before the name of the list.
	if (list !== undefined) return ` _sendwatch_list ${list}`;
	if (hasFiles) return '_files';
	return words.length === 0 ? '' : (sets.get(setBody(candidates)) ?? '');
}

/** What means something within a spec of `_arguments`. */
function escaped(text: string): string {
	return text.replaceAll(/[[\]:\\]/gu, '\\$&');
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}

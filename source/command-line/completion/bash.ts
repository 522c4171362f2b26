import type {Candidates, CompletedCommand} from './grammar.ts';

/** The completion script for bash. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
	const words = commands.flatMap(({word}) => word ?? []);
	return `# bash completion for sendwatch. In ~/.bashrc: eval "$(sendwatch completion bash)"
_sendwatch_list() {
	local before=
	[[ $cur == *,* ]] && before=\${cur%,*},
	COMPREPLY=($(compgen -P "$before" -W "$1" -- "\${cur##*,}"))
	compopt -o nospace 2>/dev/null
}
_sendwatch() {
	local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=watch word
	if [[ $cur == = ]]; then cur=
	elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
	fi
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in ${words.join('|')}) command=$word; break ;; esac
	done
	COMPREPLY=()
	case $command:$prev in
${valueCases(commands).join('\n')}
	esac
	case $command:$cur in
${commands.map(optionCase).join('\n')}
${commands.map(operandCase).join('\n')}
	esac
}
complete -F _sendwatch sendwatch
`;
}

/** What each option's value can be. Many options share a case; two commands that mean different things by one name each have their own. */
function valueCases(commands: readonly CompletedCommand[]): readonly string[] {
	const taking = commands.flatMap(({kind, options}) =>
		options.flatMap(({flag, value}) => (value === undefined ? [] : [{kind, flag, action: reply(value.candidates)}])),
	);
	const patterns = new Map<string, Set<string>>();
	for (const {kind, flag, action} of taking) {
		const isOne = taking.every((other) => other.flag !== flag || other.action === action);
		const names = patterns.get(action) ?? new Set();
		patterns.set(action, names.add(`${isOne ? '*' : kind}:${flag}`));
	}
	return [...patterns].map(([action, names]) => `\t\t${[...names].join('|')}) ${action}return ;;`);
}

function optionCase({kind, options}: CompletedCommand): string {
	return `\t\t${kind}:-*) ${reply({words: options.map(({flag}) => ({word: flag}))})};;`;
}

function operandCase({kind, operands}: CompletedCommand): string {
	return `\t\t${kind}:*) ${reply(operands)};;`;
}

/** Every word is one of ours or of a closed grammar: nothing in it means anything to the shell. */
function reply({words: described, list, hasFiles, isList}: Candidates): string {
	const words = described.map(({word}) => word);
	if (isList) return `_sendwatch_list "${words.join(' ')}"; `;
	const listed = list === undefined ? '' : `$(sendwatch completion ${list} 2>/dev/null)`;
	const all = [...words, ...(listed === '' ? [] : [listed])].join(' ');
	const files = hasFiles ? ' $(compgen -f -- "$cur")' : '';
	if (all === '' && files === '') return '';
	return `COMPREPLY=($(compgen -W "${all}" -- "$cur")${files}); `;
}

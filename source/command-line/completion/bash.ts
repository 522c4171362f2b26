import type {Candidates, CompletedCommand} from './grammar.ts';

/** The completion script for bash. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
	const words = commands.flatMap(({word}) => word ?? []);
	return `# bash completion for sendwatch. In ~/.bashrc: eval "$(sendwatch completion bash)"
_sendwatch() {
	local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=watch word
	if [[ $cur == = ]]; then cur=
	elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
	fi
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in ${words.join('|')}) command=$word; break ;; esac
	done
	COMPREPLY=()
	case $prev in
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

/** An option means the same in every command, so its values are listed once; what nobody can guess completes to nothing. */
function valueCases(commands: readonly CompletedCommand[]): readonly string[] {
	const flags = new Map<string, string[]>();
	for (const {flag, value} of commands.flatMap(({options}) => options)) {
		if (value === undefined) continue;
		const action = reply(value.candidates);
		flags.set(action, [...(flags.get(action) ?? []), flag]);
	}
	return [...flags].map(([action, names]) => `\t\t${[...new Set(names)].join('|')}) ${action}return ;;`);
}

function optionCase({kind, options}: CompletedCommand): string {
	return `\t\t${kind}:-*) ${reply({words: options.map(({flag}) => flag)})};;`;
}

function operandCase({kind, operands}: CompletedCommand): string {
	return `\t\t${kind}:*) ${reply(operands)};;`;
}

/** Every word is one of ours or of a closed grammar: nothing in it means anything to the shell. */
function reply({words, list, hasFiles}: Candidates): string {
	const listed = list === undefined ? '' : `$(sendwatch completion ${list} 2>/dev/null)`;
	const all = [...words, ...(listed === '' ? [] : [listed])].join(' ');
	const files = hasFiles ? ' $(compgen -f -- "$cur")' : '';
	if (all === '' && files === '') return '';
	return `COMPREPLY=($(compgen -W "${all}" -- "$cur")${files}); `;
}

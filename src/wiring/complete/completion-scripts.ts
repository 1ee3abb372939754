/** An OS shell that has a completion script. */
export type OsShell = 'bash' | 'zsh' | 'fish';

export const osShells: readonly OsShell[] = ['bash', 'zsh', 'fish'];

/** The script that makes TAB of an OS shell ask nf what can stand at the cursor. It asks at each TAB, so that it never gets stale. */
export const completionScript = (shell: OsShell): string => scripts[shell];

const bash = `# TAB for nf in bash. In ~/.bashrc: eval "$(nf completion bash)"
_nf() {
	local word
	COMPREPLY=()
	while IFS= read -r word; do
		COMPREPLY+=("$word")
	done < <(command nf completion bash "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" "$COMP_TYPE" 2>/dev/null)
}
complete -o nospace -o nosort -F _nf nf 2>/dev/null || complete -o nospace -F _nf nf
`;

const zsh = `#compdef nf
# TAB for nf in zsh. In ~/.zshrc, after compinit: source <(nf completion zsh)
_nf() {
	local line text
	local -a whole wholeShown open openShown
	while IFS= read -r line; do
		text=\${\${line#?}%%$'\\t'*}
		if [[ $line == +* ]]; then
			open+=("$text") openShown+=("\${\${line#?}/$'\\t'/  }")
		else
			whole+=("$text") wholeShown+=("\${\${line#?}/$'\\t'/  }")
		fi
	done < <(command nf completion zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
	(( \${#whole} )) && compadd -l -d wholeShown -a whole
	(( \${#open} )) && compadd -S '' -l -d openShown -a open
	(( \${#whole} + \${#open} ))
}
if [[ \${funcstack[1]} == _nf ]]; then
	_nf "$@"
else
	compdef _nf nf
fi
`;

const fish = `# TAB for nf in fish: nf completion fish > ~/.config/fish/completions/nf.fish
function __nf_offers
	set -l words (commandline -opc)
	set -e words[1]
	command nf completion fish $words (commandline -ct | string unescape | string collect --allow-empty) 2>/dev/null
end
complete -c nf -f -k -a '(__nf_offers)'
`;

const scripts: Readonly<Record<OsShell, string>> = {bash, zsh, fish};

/** Shells that can be helped. */
export const shells = ["bash", "zsh", "fish"] as const;

/** One of them. */
export type Shell = (typeof shells)[number];

/** The hidden command that a shell's script asks: `assay complete SHELL -- WORDS`. */
export const completeCommand = "complete";

/*
 * The scripts know nothing of assay's commands: they hand over the words that are typed, and are told candidates. No
 * word is evaluated. The first line of an answer says what the others are.
 */

const bash = `# Completion of assay for bash: source <(assay completion bash)
_assay_complete() {
  local current=\${COMP_WORDS[COMP_CWORD]} kind= line
  local -a answers=()
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; else answers+=("\${line%%$'\\t'*}"); fi
  done < <("\${COMP_WORDS[0]}" complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [[ $current == = ]] && current=
  case $kind in
    files) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current") ;;
    folders) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current") ;;
    *) COMPREPLY=("\${answers[@]}") ;;
  esac
  case $kind in
    files | folders) compopt -o filenames 2>/dev/null ;;
    parts) compopt -o nospace 2>/dev/null ;;
  esac
}
complete -F _assay_complete assay
`;

const zsh = `#compdef assay
# Completion of assay for zsh, after compinit: source <(assay completion zsh)
_assay() {
  local kind line value about tab=$'\\t'
  local -a lines answers
  lines=("\${(@f)$("\${(Q)words[1]}" complete zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  kind=$lines[1]
  for line in "\${(@)lines[2,-1]}"; do
    value=\${line%%$tab*} about=\${line#*$tab}
    answers+=("\${value//:/\\\\:}\${about:+:$about}")
  done
  case $kind in
    files) _files ;;
    folders) _files -/ ;;
    parts) _describe -t cases case answers -S '' ;;
    *) (( $#answers )) && _describe -t words assay answers ;;
  esac
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then _assay "$@"; else compdef _assay assay; fi
`;

const fish = `# Completion of assay for fish: assay completion fish > ~/.config/fish/completions/assay.fish
function __assay_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l lines ($program complete fish -- $words "$current" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current" ''
        case '*'
            set -e lines[1]
            printf '%s\\n' $lines
    end
end
complete -c assay -f -a '(__assay_complete)'
`;

/** What each shell reads to complete assay's command line. */
export const shellScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };

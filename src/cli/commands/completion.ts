import type { Command } from '@commander-js/extra-typings'

/** A shell that has completion. */
export type ShellName = 'bash' | 'zsh' | 'fish'

/** A completion script made from the program itself, so that the two cannot disagree. */
export function completionScript(program: Command, shell: ShellName): string {
  const words = [...wordsOf(program, [])]
  switch (shell) {
    case 'bash':
      return bashScript(words)
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(words)}`
    case 'fish':
      return fishScript(words)
    default:
      shell satisfies never
      return ''
  }
}

/** A command whose arguments and options do not matter. */
type AnyCommand = Command<unknown[]>

/** A chain of commands and what may follow it. */
interface Follows {
  readonly path: readonly string[]
  readonly words: readonly string[]
}

function* wordsOf(command: AnyCommand, path: readonly string[]): Generator<Follows> {
  const options = command.options.flatMap(({ short, long }) => [short, long])
  const commands = command.commands.map((sub) => sub.name())
  yield { path, words: [...commands, ...options.filter((name) => name !== undefined), '--help'] }
  for (const sub of command.commands) yield* wordsOf(sub, [...path, sub.name()])
}

function bashScript(all: readonly Follows[]): string {
  const cases = all.map(
    ({ path, words }) => `    "${path.join(' ')}") words="${words.join(' ')}" ;;`,
  )
  return `_kaskad() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      -*) ;;
      *) case "\${path:+$path }$word" in
${all
  .filter(({ path }) => path.length > 0)
  .map(({ path }) => `        "${path.join(' ')}") path="${path.join(' ')}" ;;`)
  .join('\n')}
      esac ;;
    esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _kaskad kaskad
`
}

function fishScript(all: readonly Follows[]): string {
  const lines = all.flatMap(({ path, words }) => {
    const when =
      path.length === 0
        ? '__fish_use_subcommand'
        : path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ')
    return words.map((word) => {
      const what = word.startsWith('--')
        ? `-l ${word.slice(2)}`
        : word.startsWith('-')
          ? `-s ${word.slice(1)}`
          : `-a ${word}`
      return `complete -c kaskad -n '${when}' ${what}`
    })
  })
  return `${lines.join('\n')}\n`
}

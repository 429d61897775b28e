import type { Command, OptionValues } from '@commander-js/extra-typings'
import type { Edge, ExitCode } from './edge.js'

/** The program commands are added to. */
export type Program = Command

/** Hands a command's exit code to whoever runs the program. */
export type Finish = (code: ExitCode) => void

/** The options that a command is given, as the function that declares it declares them. */
export type OptionsOf<Declare> = Declare extends (
  ...given: never[]
) => Command<infer _Args, infer Options>
  ? Options
  : never

/** What a command does: it is given its arguments, then its options. */
export type Work<Args extends unknown[], Options> = (
  edge: Edge,
  ...given: [...Args, Options]
) => Promise<ExitCode>

/** Says what a declared command does; the code for it is loaded when the command runs. */
export type Attach = <Args extends unknown[], Options extends OptionValues>(
  command: Command<Args, Options>,
  load: () => Promise<Work<Args, Options>>,
) => void

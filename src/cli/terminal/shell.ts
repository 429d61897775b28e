import type { Command } from '@commander-js/extra-typings'
import type { Edge, ExitCode } from './edge.js'

/** The program commands are added to. */
export type Program = Command

/** Hands a command's exit code to whoever runs the program. */
export type Finish = (code: ExitCode) => void

/** What every command is built with. */
export interface Shell {
  readonly edge: Edge
  readonly finish: Finish
}

import { BIG_PROJECTS } from './big-projects.js'
import type { ProjectWords } from './project-words.js'
import { SMALL_PROJECTS } from './small-projects.js'

/** How each of the 44 projects names itself. */
export const PROJECTS: readonly ProjectWords[] = [...BIG_PROJECTS, ...SMALL_PROJECTS]

import { FILTERS } from './filters-data.js'
import { COMPILATION, NONE } from './row.js'
import type { Scene } from './scenes.js'

/** Rows of one kind: how many the studio's 83,411 have, their label and the truth. */
export interface Stratum {
  readonly rows: number
  /** The label in the file. */
  readonly label: string
  /** The right label. */
  readonly clean: string
  /** What the video looks like: one of a project's own, or a scene. */
  readonly scene: Scene | 'project'
  /** The project it is of, or toys with. */
  readonly about: string
}

/** Labelled videos at the studio. */
export const STUDIO_ROWS = 83_411

/**
 * Every kind of row, at the studio's scale: labels come out as often as the
 * studio reports them, and as wrong.
 *
 *   label              right   wrong, and what the row is
 *   ЖилаБыла Царевна   167     62 songs and fairy tales
 *   Царевны              9     12 ЖилаБыла Царевна, 11 fairy tales
 *   Фиксики            139     12 songs (40 songs more, 40 episodes with a song, and 15 episodes
 *                              are under none)
 *   none               the rest, some of it of the bigger projects
 */
export function studioStrata(): readonly Stratum[] {
  const special = [...princesses(), ...fixies(), ...lookalikes(), ...compilations()]
  const plain = FILTERS.filter(({ project }) => !MIXED_UP.has(project)).flatMap(
    ({ project, rows }) => [right(project, rows), hidden(project, Math.round(rows / 120))],
  )
  const taken = [...special, ...plain].reduce((sum, { rows }) => sum + rows, 0)
  const rest = none('ordinary', STUDIO_ROWS - taken)
  return [...special, ...plain, rest].filter(({ rows }) => rows > 0)
}

/** Projects whose labels are wrong so often that their rows are listed by hand. */
const MIXED_UP = new Set(['ЖилаБыла Царевна', 'Царевны', 'Фиксики'])

function princesses(): Stratum[] {
  const older = 'ЖилаБыла Царевна'
  const younger = 'Царевны'
  return [
    right(older, 167),
    { rows: 40, label: older, clean: NONE, scene: 'ordinary', about: older },
    { rows: 22, label: older, clean: NONE, scene: 'prince', about: older },
    right(younger, 9),
    { rows: 12, label: younger, clean: older, scene: 'bareOwn', about: older },
    { rows: 11, label: younger, clean: NONE, scene: 'fairyTale', about: younger },
    none('fairyTale', 8),
    none('prince', 80),
  ]
}

function fixies(): Stratum[] {
  const project = 'Фиксики'
  return [
    right(project, 139),
    hidden(project, 15),
    { rows: 12, label: project, clean: NONE, scene: 'songs', about: project },
    none('songs', 40),
    none('sungEpisode', 40, project),
  ]
}

function lookalikes(): Stratum[] {
  return [
    none('nameShort', 110, 'Маша и медведь'),
    none('nearToys', 150),
    none('nearWord', 900),
    none('tractor', 200),
    none('oldCartoon', 300),
    none('sungEpisode', 24, 'Зебра в клеточку'),
    none('announced', 2),
    none('bareCalf', 4),
    ...TOYED_WITH.flatMap(([project, toys, parodies]) => [
      none('toys', toys, project),
      none('parody', parodies, project),
    ]),
  ]
}

/** Project, toy reviews that name it, parodies of it. */
const TOYED_WITH: readonly (readonly [string, number, number])[] = [
  ['Маша и медведь', 14, 8],
  ['Говорящий Том', 10, 4],
  ['Буба', 8, 2],
  ['Бэтмен', 12, 4],
  ['Свинка Пеппа', 3, 1],
  ['Трансформеры', 3, 0],
  ['My little pony', 3, 0],
  ['Синий трактор', 3, 1],
  ['Черепашки Ниндзя', 3, 0],
  ['Щенячий патруль', 2, 0],
  ['Чебурашка', 2, 0],
]

function compilations(): Stratum[] {
  return [{ rows: 33, label: COMPILATION, clean: COMPILATION, scene: 'several', about: NONE }]
}

function right(project: string, rows: number): Stratum {
  return { rows, label: project, clean: project, scene: 'project', about: project }
}

/** A project's rows that nobody found. */
function hidden(project: string, rows: number): Stratum {
  return { rows, label: NONE, clean: project, scene: 'project', about: project }
}

function none(scene: Scene, rows: number, about: string = NONE): Stratum {
  return { rows, label: NONE, clean: NONE, scene, about }
}

/**
 * The strata cut down to a sample: largest remainders, and at least one row of
 * whatever a project is rightly given, where the sample has room for that.
 *
 * @returns Rows per stratum, adding up to `rows`.
 */
export function apportion(strata: readonly Stratum[], rows: number): readonly number[] {
  const exact = strata.map((stratum) => (stratum.rows * rows) / STUDIO_ROWS)
  const room = rows >= 20 * FILTERS.length
  const counts = exact.map((share, at) => Math.max(Math.floor(share), least(strata[at], room)))
  const order = exact
    .map((share, at) => ({ at, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  let missing = rows - counts.reduce((sum, count) => sum + count, 0)
  for (const { at } of order) {
    if (missing <= 0) break
    counts[at] = (counts[at] ?? 0) + 1
    missing--
  }
  const last = counts.length - 1
  counts[last] = (counts[last] ?? 0) + missing
  return counts
}

function least(stratum: Stratum | undefined, room: boolean): number {
  return room && stratum?.scene === 'project' && stratum.label === stratum.clean ? 1 : 0
}

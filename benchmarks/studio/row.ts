import type { Item } from '../../src/types/item.js'

/** The studio's columns, in the order of its files. */
export const STUDIO_COLUMNS = [
  'date',
  'reel_name',
  'yt_reel_id',
  'cartoon',
  'url',
  'text',
  'seconds',
  'is_shorts',
  'broadcast',
  'yt_channel_id',
  'yt_channel_name',
  'yt_ch_url',
  'yt_channel_type',
  'flag_closed',
  'international',
  'language',
] as const

/** One row as the file has it; a missing value is ''. */
export type StudioColumns = Readonly<Record<(typeof STUDIO_COLUMNS)[number], string>>

/** A row with the truth about it, which the file does not have. */
export interface StudioRow extends StudioColumns {
  /** The right label where `cartoon` may be wrong. */
  readonly cleanLabel: string
  /** The projects the video is of: one, several for a compilation, or nothing. */
  readonly cleanProjects: readonly string[]
  /** The language the title was made in; `bg` stands for Russian that detectors take for Bulgarian. */
  readonly tongue: string
}

/** The label of rows that are no project's. */
export const NONE = 'none'

/** The studio's label for a title that names several projects. */
export const COMPILATION = 'сборник'

/** The row as the product's stages take it, with the studio's columns mapped as in the demo. */
export function studioItem(row: StudioColumns, line: number): Item {
  return {
    id: row.yt_reel_id,
    texts: present({ title: row.reel_name, description: row.text, channel: row.yt_channel_name }),
    numbers: numeric({
      seconds: row.seconds,
      is_shorts: row.is_shorts,
      flag_closed: row.flag_closed,
      international: row.international,
    }),
    categories: present({
      broadcast: row.broadcast,
      yt_channel_id: row.yt_channel_id,
      yt_channel_type: row.yt_channel_type,
      language: row.language,
    }),
    gold: row.cartoon === '' ? undefined : row.cartoon,
    kept: [],
    place: { file: 'studio.csv', line, column: 0 },
  }
}

function present(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

function numeric(values: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(present(values)).map(([key, v]) => [key, Number(v)]))
}

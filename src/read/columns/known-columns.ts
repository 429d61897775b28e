/** Names a part goes by, most telling first: the studio's own, then obvious synonyms. */
export type KnownColumn = readonly [name: string, columns: readonly string[]]

/** Text fields and the columns that are taken for them. */
export const KNOWN_TEXTS: readonly KnownColumn[] = [
  ['title', ['reel_name', 'title', 'name', 'video_title', 'название', 'заголовок']],
  ['description', ['text', 'description', 'desc', 'snippet', 'summary', 'описание']],
  ['channel', ['yt_channel_name', 'channel_name', 'channel_title', 'channel', 'канал']],
  ['tags', ['tags', 'hashtags', 'keywords', 'теги']],
]

/** The other parts; small letters, with `_` for spaces and hyphens. */
export const KNOWN = {
  id: ['yt_reel_id', 'id', 'video_id', 'reel_id', 'item_id', 'videoid'],
  label: ['cartoon', 'project', 'label', 'gold', 'проект'],
  numeric: [
    ['seconds', ['seconds', 'duration_seconds', 'duration', 'length_seconds']],
    ['is_shorts', ['is_shorts', 'is_short', 'shorts']],
    ['flag_closed', ['flag_closed']],
    ['international', ['international']],
    ['made_for_kids', ['made_for_kids']],
  ] as readonly KnownColumn[],
  categorical: [
    ['broadcast', ['broadcast']],
    ['yt_channel_type', ['yt_channel_type', 'channel_type']],
    ['yt_channel_id', ['yt_channel_id', 'channel_id']],
    ['language', ['language', 'lang']],
    ['category', ['category', 'category_id']],
  ] as readonly KnownColumn[],
} as const

/** Every name that columns are recognised by. */
export const COLUMN_NAMES: ReadonlySet<string> = new Set([
  ...KNOWN.id,
  ...KNOWN.label,
  ...[...KNOWN_TEXTS, ...KNOWN.numeric, ...KNOWN.categorical].flatMap(([, columns]) => columns),
])

/** A column's name as names are compared: small letters, with `_` for spaces and hyphens. */
export function plainName(column: string): string {
  return column
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

/** True for a name that columns are recognised by. */
export function isColumnName(text: string): boolean {
  return text.length < 40 && COLUMN_NAMES.has(plainName(text))
}

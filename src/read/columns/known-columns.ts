/** Names a part goes by, most telling first: the studio's own, then obvious synonyms. */
export type KnownColumn = readonly [name: string, columns: readonly string[]]

/** Text fields and the columns that are taken for them. */
export const KNOWN_TEXTS: readonly KnownColumn[] = [
  known(
    'title',
    'reel_name title name video_title snippet.title',
    'название заголовок наименование название_видео название_ролика назва назва_відео',
  ),
  known(
    'description',
    'text description desc snippet summary snippet.description video_description',
    'описание описание_видео описание_ролика опис опис_відео',
  ),
  known(
    'channel',
    'yt_channel_name channel_name channel_title channel snippet.channeltitle uploader author',
    'канал название_канала имя_канала автор назва_каналу',
  ),
  known(
    'tags',
    'tags hashtags keywords snippet.tags',
    'теги хештеги хэштеги ключевые_слова ключові_слова',
  ),
  known('subtitles', 'subtitles', 'captions transcript субтитры расшифровка субтитри розшифровка'),
]

/** The other parts; small letters, with `_` for spaces and hyphens. */
export const KNOWN = {
  id: known(
    'id',
    'yt_reel_id contentdetails.videoid snippet.resourceid.videoid id.videoid',
    'id video_id reel_id item_id videoid id_видео id_ролика ид идентификатор id_відео ідентифікатор',
  )[1],
  label: known(
    'label',
    'cartoon project label gold',
    'проект проєкт название_проекта мультфильм мультфільм',
  )[1],
  when: known(
    'when',
    'date start published_at snippet.publishedat contentdetails.videopublishedat',
    'start_time upload_date publish_date datetime timestamp publish_time video_publish_time publication_date дата дата_публикации дата_загрузки время_публикации дата_публікації',
  )[1],
  numeric: [
    known(
      'seconds',
      'seconds duration_seconds duration length_seconds contentdetails.duration',
      'duration_sec duration_in_seconds длительность длительность_сек длительность_в_секундах продолжительность хронометраж тривалість',
    ),
    known('is_shorts', 'is_shorts is_short shorts', 'шортс шортсы'),
    known('flag_closed', 'flag_closed'),
    known('international', 'international'),
    known('made_for_kids', 'made_for_kids status.madeforkids'),
    known('playlist_index', 'playlist_index snippet.position'),
  ],
  categorical: [
    known('broadcast', 'broadcast snippet.livebroadcastcontent'),
    known('yt_channel_type', 'yt_channel_type channel_type'),
    known('yt_channel_id', 'yt_channel_id channel_id snippet.channelid'),
    known('language', 'language lang snippet.defaultlanguage', 'язык мова'),
    known('availability', 'availability status.privacystatus'),
    known('playlist', 'playlist_title playlist snippet.playlistid', 'плейлист'),
    known('category', 'category category_id categories snippet.categoryid', 'категория категорія'),
  ],
} as const

/** A name and its columns, the studio's and the formats' own before others. */
function known(name: string, columns: string, others = ''): KnownColumn {
  return [name, `${columns} ${others}`.trim().split(' ')]
}

/** Every name that columns are recognised by. */
export const COLUMN_NAMES: ReadonlySet<string> = new Set([
  ...KNOWN.id,
  ...KNOWN.label,
  ...KNOWN.when,
  ...[...KNOWN_TEXTS, ...KNOWN.numeric, ...KNOWN.categorical].flatMap(([, columns]) => columns),
])

/** A column's name as names are compared: small letters, with `_` for spaces, hyphens and brackets. */
export function plainName(column: string): string {
  return column
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s\-(),:]+/g, '_')
    .replace(/[._]+$/, '')
}

/** True for a name that columns are recognised by. */
export function isColumnName(text: string): boolean {
  return text.length < 40 && COLUMN_NAMES.has(plainName(text))
}

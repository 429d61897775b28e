/** Marks that turn the direction of text, and other signs that nobody sees: they are shown by number. */
const UNSEEN = /[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** Text as it may be shown on a page: unseen signs that change what is read are shown by number. */
export function shownText(text: string): string {
  return text.replaceAll(UNSEEN, (sign) => {
    if (sign === '\n' || sign === '\t') return ' '
    return `\u27E8U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}\u27E9`
  })
}

/** Text as it stands between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return shownText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A value as JSON that can stand in a `script` element: nothing in it ends the element. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

/** A cell of a table: text, or a number with how it is written. */
export type HtmlCell =
  string | { readonly value: number | null; readonly shown: string; readonly share?: number }

/** A table as a page shows it. */
export interface HtmlTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly HtmlCell[])[]
  /** Says on the buttons of the head that they sort; undefined where nothing is sorted. */
  readonly sort?: string
}

/** A table: the first cell of a row is its name; numbers are to the right, shares with a bar behind them. */
export function tableHtml({ caption, head, rows, sort }: HtmlTable): string {
  const heads = head.map((name) => {
    const words = escapeHtml(name)
    const button =
      sort === undefined ? words : `<button title="${escapeHtml(sort)}">${words}</button>`
    return `<th scope="col">${button}</th>`
  })
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => (at === 0 ? nameCell(cell) : dataCell(cell)))
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table${sort === undefined ? '' : ' class="sortable"'}><caption>${escapeHtml(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function nameCell(cell: HtmlCell): string {
  return `<th scope="row"><bdi>${escapeHtml(typeof cell === 'string' ? cell : cell.shown)}</bdi></th>`
}

function dataCell(cell: HtmlCell): string {
  if (typeof cell === 'string') return `<td><bdi>${escapeHtml(cell)}</bdi></td>`
  const value = cell.value === null ? '' : ` data-value="${cell.value}"`
  const bar =
    cell.share === undefined
      ? ''
      : ` style="--share:${(100 * Math.min(1, Math.max(0, cell.share))).toFixed(1)}%"`
  return `<td class="${cell.share === undefined ? 'number' : 'number bar'}"${value}${bar}>${escapeHtml(cell.shown)}</td>`
}

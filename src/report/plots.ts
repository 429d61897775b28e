import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { escapeHtml } from './html.js'

/** A picture on a page. */
export interface Picture {
  readonly title: string
  /** What it shows, for those who do not see it. */
  readonly text: string
  /** Names and colours, where there are several. */
  readonly legend?: readonly { readonly name: string; readonly colour: string }[]
  readonly plot: Plot.PlotOptions
}

/** Colours of the page by number, told apart in light and dark. */
export const COLOURS: readonly string[] = [1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `var(--c${nth})`)

/** What the colours are. */
export const COLOUR_STYLE = `
:root{--c1:#0550ae;--c2:#b35900;--c3:#116329;--c4:#a40e26;--c5:#6639ba;--c6:#7d4e00;--c7:#0b7285;--c8:#99286e}
@media(prefers-color-scheme:dark){:root{--c1:#79c0ff;--c2:#ffa657;--c3:#7ee787;--c4:#ff9b95;--c5:#d2a8ff;--c6:#e3b341;--c7:#66d9e8;--c8:#f778ba}}
figure{margin:1rem 0;max-width:46rem}figcaption{color:var(--soft)}figure svg{max-width:100%;height:auto}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.25rem 0;padding:0}.legend i{display:inline-block;width:.8rem;height:.8rem;margin-inline-end:.35rem;border-radius:2px}
`

const draw = Plot.plot as unknown as (
  options: Plot.PlotOptions & { readonly document: unknown },
) => { readonly outerHTML: string }

/** The page that pictures are drawn on; made once. */
const { document } = parseHTML('<html><body></body></html>') as unknown as {
  readonly document: unknown
}

/** A picture as a figure: one image with its text, and a legend in HTML. */
export function figureHtml({ title, text, legend = [], plot }: Picture): string {
  const svg = draw({
    width: 700,
    marginBottom: 50,
    style: { background: 'none', fontSize: '13px' },
    ...plot,
    document,
  })
  // The parts of an image have no names of their own.
  const bare = svg.outerHTML.replaceAll(/(<g\b[^>]*?) aria-label="[^"]*"/g, '$1')
  const image = bare.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(text)}" `)
  const keys = legend.map(
    ({ name, colour }) =>
      `<li><i style="background:${colour}"></i><bdi>${escapeHtml(name)}</bdi></li>`,
  )
  const list = keys.length === 0 ? '' : `<ul class="legend">${keys.join('')}</ul>`
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${image}${list}</figure>`
}

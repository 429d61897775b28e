import { timingSafeEqual } from 'node:crypto'
import { Hono, type Context, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { ReviewRow } from '../../report/review-row.js'
import { KaskadError } from '../../types/error.js'
import type { Answers } from './answers.js'
import type { KeywordEditor } from './keyword-editor.js'

/** What the routes stand on. */
export interface ReviewAppOptions {
  readonly rows: ReadonlyMap<string, ReviewRow>
  readonly answers: Answers
  readonly editor: KeywordEditor
  /** The page as HTML, and the policy that it runs under. */
  readonly page: { readonly html: string; readonly policy: string }
  /** Who knows it may look and answer. */
  readonly token: string
  /** The port that is listened on, once it is known. */
  readonly port: () => number
  /** Told of our own bugs. */
  readonly failed: (error: unknown) => void
}

const MOST_BYTES = 64 * 1024

const TEXT = z.string().trim().min(1).max(200)
const ANSWER = z.object({
  id: z.string().min(1).max(1000),
  labels: z.array(TEXT).min(1).max(20),
  who: TEXT,
})
const KEYWORD = z.object({ word: TEXT, project: TEXT })

/**
 * The routes of the review page. Asked from another site, under another name or without the token,
 * they refuse; there is no route to any file.
 */
export function createReviewApp(options: ReviewAppOptions): Hono {
  const { rows, answers, editor, page, failed } = options
  const app = new Hono()
  app.use((c, next) => guarded(c, next, options))
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.json({ error: 'too large' }, 413) }))
  app.get('/', (c) => c.html(page.html))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/api/answers', async (c) => c.json(await answers.all()))
  app.post('/api/answer', async (c) => {
    const given = ANSWER.safeParse(await bodyOf(c))
    if (!given.success) return c.json({ error: z.prettifyError(given.error) }, 400)
    if (!rows.has(given.data.id)) return c.json({ error: 'no such row' }, 404)
    return c.json(await answers.give(given.data))
  })
  app.post('/api/undo', async (c) => {
    const given = z.object({ who: TEXT }).safeParse(await bodyOf(c))
    if (!given.success) return c.json({ error: z.prettifyError(given.error) }, 400)
    return c.json({ id: (await answers.undo(given.data.who)) ?? null })
  })
  app.post('/api/keyword/propose', async (c) => {
    const given = KEYWORD.safeParse(await bodyOf(c))
    if (!given.success) return c.json({ error: z.prettifyError(given.error) }, 400)
    return c.json(await editor.propose(given.data))
  })
  app.post('/api/keyword/apply', async (c) => {
    const given = KEYWORD.extend({ base: z.string() }).safeParse(await bodyOf(c))
    if (!given.success) return c.json({ error: z.prettifyError(given.error) }, 400)
    return c.json({ file: await editor.apply(given.data, given.data.base) })
  })
  app.notFound((c) => c.json({ error: 'no such address' }, 404))
  app.onError((error, c) => {
    if (error instanceof KaskadError) return c.json({ error: error.message }, 409)
    failed(error)
    return c.json({ error: 'this is a bug of ours; the terminal has more' }, 500)
  })
  return app
}

async function bodyOf(c: Context): Promise<unknown> {
  return c.req.json<unknown>().catch(() => undefined)
}

/** Lets through what comes from the page itself, or from a program that has the token. */
async function guarded(
  c: Context,
  next: Next,
  { token, port, page }: ReviewAppOptions,
): Promise<Response | undefined> {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port()}`)
  c.header('Content-Security-Policy', page.policy)
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Cache-Control', 'no-store')
  const host = c.req.header('host') ?? ''
  if (!hosts.includes(host)) return c.json({ error: 'wrong host' }, 403)
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site') ?? 'none'
  if (origin !== undefined && origin !== `http://${host}`)
    return c.json({ error: 'wrong origin' }, 403)
  const cookie = `kaskad-review-${port()}`
  const asked = c.req.query('token')
  if (asked !== undefined && c.req.path === '/' && c.req.method === 'GET') {
    if (!isSame(asked, token)) return c.json({ error: 'wrong token' }, 403)
    setCookie(c, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
    return c.redirect('/', 303)
  }
  if (c.req.method !== 'GET') {
    if (site !== 'none' && site !== 'same-origin') return c.json({ error: 'wrong origin' }, 403)
    if (!/^application\/json\b/u.test(c.req.header('content-type') ?? ''))
      return c.json({ error: 'expected application/json' }, 415)
  }
  const given = c.req.header('x-kaskad-token') ?? getCookie(c, cookie) ?? ''
  if (!isSame(given, token))
    return c.json({ error: 'wrong token: open the address that the terminal shows' }, 403)
  await next()
  return undefined
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Current } from './current.js'
import type { Metrics } from './metrics.js'
import { errorBody, type BodyAnswer } from './questions.js'
import type { RequestQueue } from './request-queue.js'

/** What the routes stand on. */
export interface AppOptions {
  readonly current: Current
  readonly queue: RequestQueue
  readonly metrics: Metrics
  /** Bytes that the body of a request may have. */
  readonly mostBytes: number
  /** Seconds from any fixed moment. */
  readonly seconds: () => number
  /** Told of our own bugs. */
  readonly failed: (error: unknown) => void
}

const ROUTES = ['/classify', '/explain', '/health', '/metrics']

/** The routes of the server. */
export function createApp(parts: AppOptions): Hono {
  const { current, queue, metrics, mostBytes, seconds } = parts
  const app = new Hono()
  app.use(async (c, next) => {
    const began = seconds()
    await next()
    const route = ROUTES.includes(c.req.path) ? c.req.path : 'other'
    metrics.requested(route, c.res.status, seconds() - began)
  })
  const tooLarge = (c: Context): Response =>
    refuse(c, 'large', `the body has more than ${mostBytes} bytes (--max-body)`)
  app.use(bodyLimit({ maxSize: mostBytes, onError: tooLarge }))

  app.post('/classify', async (c) => {
    const isLines = /ndjson|jsonl|json-lines/.test(c.req.header('content-type') ?? '')
    const body = { text: await c.req.text(), isLines }
    const answer = queue.classify(body, c.req.raw.signal)
    if (!answer) {
      c.header('Retry-After', '1')
      return refuse(c, 'busy', 'too many requests wait; come again')
    }
    return written(c, await answer, isLines ? 'application/x-ndjson' : JSON_TYPE)
  })
  app.post('/explain', async (c) => {
    const question = {
      kind: 'explain',
      body: await c.req.text(),
      project: c.req.query('project'),
    } as const
    return written(c, await current.scorer().explain(question), JSON_TYPE)
  })
  app.get('/health', (c) => {
    const { state } = current.scorer().opened
    return c.json({ status: 'ok', state, refused: current.refused() ?? null, open: queue.open() })
  })
  app.get('/metrics', (c) => c.text(metrics.text(queue.open())))

  app.notFound((c) =>
    ROUTES.includes(c.req.path)
      ? refuse(c, 'method', `${c.req.path} does not take ${c.req.method}`)
      : refuse(c, 'missing', `no such address: expected ${ROUTES.join(', ')}`),
  )
  app.onError((error, c) => {
    if (c.req.raw.signal.aborted) return c.body(null, 499 as 400)
    parts.failed(error)
    return refuse(c, 'bug', 'this is a bug of ours; the log of the server has more')
  })
  return app
}

const JSON_TYPE = 'application/json'

function written(c: Context, { status, body }: BodyAnswer, type: string): Response {
  const shown = status === 200 ? type : JSON_TYPE
  return c.body(body, status, { 'Content-Type': `${shown}; charset=utf-8` })
}

/** Status and code of each refusal. */
const REFUSALS = {
  missing: [404, 'usage'],
  method: [405, 'usage'],
  large: [413, 'input'],
  bug: [500, 'bug'],
  busy: [503, 'busy'],
} as const

function refuse(c: Context, refusal: keyof typeof REFUSALS, message: string): Response {
  const [status, code] = REFUSALS[refusal]
  return c.body(errorBody(code, message), status, {
    'Content-Type': `${JSON_TYPE}; charset=utf-8`,
  })
}

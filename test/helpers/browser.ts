import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium of this machine; undefined where none is installed. */
export const CHROMIUM: string | undefined = PLACES.find((path) => path !== '' && existsSync(path))

/** How a page is looked at. */
export interface View {
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

/** An open page. */
export interface Page {
  readonly look: (view: View) => Promise<void>
  readonly open: (address: string) => Promise<void>
  /** The value of an expression, waited for. */
  readonly value: (expression: string) => Promise<unknown>
  /** Waits until an expression is true. @throws Error after about 10 seconds. */
  readonly until: (expression: string) => Promise<void>
  readonly click: (selector: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** A key by its name: `1`, `Tab`, `Backspace`. */
  readonly press: (key: string) => Promise<void>
  /** What the page logged as errors. */
  readonly errors: readonly string[]
  /** Writes a picture into the folder that SCREENSHOTS names, where it names one. */
  readonly picture: (name: string) => Promise<void>
}

/** Opens Chromium without a window, works with a page of it and ends it. */
export async function withPage(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'kaskad-browser-'))
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe']
  const more = ['--no-first-run', '--disable-dev-shm-usage', `--user-data-dir=${profile}`]
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const
  const child = spawn(path, [...flags, ...more], { stdio: [...stdio] })
  const ended = once(child, 'exit')
  try {
    const [, , , input, output] = child.stdio
    await work(await pageOf(talkWith(input as Writable, output as Readable)))
  } finally {
    child.kill('SIGKILL')
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

type Answer = Readonly<Record<string, unknown>>

interface Talk {
  readonly ask: (method: string, params?: object, sessionId?: string) => Promise<Answer>
  readonly told: ((method: string, params: Answer) => void)[]
}

/** The DevTools protocol over pipes: JSON, each message ended by a zero byte. */
function talkWith(input: Writable, output: Readable): Talk {
  const waiting = new Map<number, (answer: Answer) => void>()
  const told: Talk['told'] = []
  let last = 0
  let rest = ''
  output.setEncoding('utf8').on('data', (piece: string) => {
    const messages = `${rest}${piece}`.split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const { id, result, error, method, params } = JSON.parse(message) as Answer
      if (typeof id === 'number') waiting.get(id)?.((error ?? result) as Answer)
      else for (const hear of told) hear(String(method), params as Answer)
    }
  })
  return {
    told,
    ask: (method, params = {}, sessionId) =>
      new Promise((resolve) => {
        last += 1
        waiting.set(last, resolve)
        input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`)
      }),
  }
}

async function pageOf({ ask, told }: Talk): Promise<Page> {
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' })
  const attached = await ask('Target.attachToTarget', { targetId, flatten: true })
  const session = String(attached['sessionId'])
  const send = (method: string, params: object = {}): Promise<Answer> =>
    ask(method, params, session)
  const errors: string[] = []
  told.push((method, params) => {
    if (method === 'Runtime.exceptionThrown') errors.push(JSON.stringify(params))
    const { entry } = params as {
      readonly entry?: { readonly level: string; readonly text: string }
    }
    if (method === 'Log.entryAdded' && entry?.level === 'error') errors.push(entry.text)
  })
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`)
  const value = async (expression: string): Promise<unknown> => {
    const how = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await send('Runtime.evaluate', how)
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails))
    return (result as { readonly value?: unknown }).value
  }
  const until = async (expression: string): Promise<void> => {
    for (let n = 0; n < 200; n++) {
      if (await value(`Boolean(${expression})`)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`never true: ${expression}`)
  }
  const mouse = async (type: string, at: object): Promise<void> => {
    await send('Input.dispatchMouseEvent', { type, button: 'left', clickCount: 1, ...at })
  }
  return {
    errors,
    value,
    until,
    look: async ({ width, scheme }) => {
      const size = { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 }
      await send('Emulation.setDeviceMetricsOverride', size)
      const features = [{ name: 'prefers-color-scheme', value: scheme }]
      await send('Emulation.setEmulatedMedia', { features })
    },
    open: async (address) => {
      await send('Page.navigate', { url: address })
      await until(`location.href !== 'about:blank' && document.readyState === 'complete'`)
    },
    click: async (selector) => {
      const at = await value(
        `(() => { const found = document.querySelector(${JSON.stringify(selector)}); found.scrollIntoView({ block: 'center' }); const box = found.getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2 } })()`,
      )
      await mouse('mousePressed', at as object)
      await mouse('mouseReleased', at as object)
    },
    type: async (text) => {
      await send('Input.insertText', { text })
    },
    press: async (key) => {
      const text = key.length === 1 ? { text: key } : {}
      const code = /\d/u.test(key) ? `Digit${key}` : key
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, ...text })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code })
    },
    picture: async (name) => {
      const folder = process.env['SCREENSHOTS']
      if (folder === undefined) return
      const { data } = await send('Page.captureScreenshot', { captureBeyondViewport: true })
      writeFileSync(join(folder, `${name}.png`), Buffer.from(String(data), 'base64'))
    },
  }
}

/**
 * The server under load: 32 connections that ask one video each, rules that change every second.
 * Every answer is compared with what the library says by one state of the rules or the other.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildEngine, classifyBatch, loadRules } from '../src/index.js'
import { numberOption } from './options.js'
import { studioRows } from './studio/rows.js'

const CONNECTIONS = 32
const root = fileURLToPath(new URL('../../', import.meta.url))
const kaskad = join(root, 'dist/bin/kaskad.js')

/** Two states of one rule, told apart by the project that one word gives. */
const ruleOf = (state: number): string =>
  `kaskad: 1\nproject: state ${state}\nclaims:\n  - title: { any: [квазар] }\n`

/** Videos of one request; the first tells the state. */
type Titles = readonly string[]

interface Found {
  readonly times: number[]
  wrong: number
  failed: number
}

/** Prints answers, wrong and failed ones, and their times beside the library's own. `--seconds`. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-'))
  cpSync(join(root, 'rules'), join(folder, 'rules'), { recursive: true })
  const put = (state: number): void => {
    writeFileSync(join(folder, 'next'), ruleOf(state))
    renameSync(join(folder, 'next'), join(folder, 'rules/zz-state.yaml'))
  }
  try {
    const requests = requestsOf(500)
    const library: number[] = []
    const wanted: (readonly string[])[] = []
    for (const state of [0, 1]) {
      put(state)
      wanted.push(await libraryAnswers(join(folder, 'rules'), requests, library))
    }
    const quiet = await underLoad(folder, { requests, wanted, swap: undefined })
    const swapped = await underLoad(folder, { requests, wanted, swap: put })
    print({ library, quiet, swapped })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function requestsOf(count: number): readonly Titles[] {
  const rows = [...studioRows({ seed: 7, rows: 4 * count, noise: true, typos: 0.05 })]
  return Array.from({ length: count }, (_, at) => [
    `квазар ${at}`,
    ...rows.slice(4 * at, 4 * at + 4).map((row) => row.reel_name),
  ])
}

/** The projects that the library gives each request, as text; notes the milliseconds of each. */
async function libraryAnswers(
  rules: string,
  requests: readonly Titles[],
  times: number[],
): Promise<readonly string[]> {
  const set = await loadRules(rules)
  if (!set.ok) throw new Error(set.issues[0].message)
  const engine = buildEngine({ rules: set.value })
  const answers: string[] = []
  for (const titles of requests) {
    const began = performance.now()
    const decisions = await classifyBatch(engine, itemsOf(titles))
    times.push(performance.now() - began)
    answers.push(decisions.map(({ project }) => project).join())
  }
  return answers
}

function itemsOf(titles: Titles): { readonly id: number; readonly title: string }[] {
  return titles.map((title, id) => ({ id, title }))
}

interface Load {
  readonly requests: readonly Titles[]
  /** The answers by each state. */
  readonly wanted: readonly (readonly string[])[]
  /** Puts a state into the rules, once a second. */
  readonly swap: ((state: number) => void) | undefined
}

async function underLoad(folder: string, { requests, wanted, swap }: Load): Promise<Found> {
  const child = spawn(process.execPath, [kaskad, 'serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const found: Found = { times: [], wrong: 0, failed: 0 }
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  try {
    const address = await addressOf(child.stderr)
    const until = performance.now() + 1000 * numberOption('seconds', 120)
    const client = async (from: number): Promise<void> => {
      for (let at = from; performance.now() < until; at = (at + 1) % requests.length) {
        const began = performance.now()
        const answer = await ask(agent, address, itemsOf(requests[at] ?? [])).catch(() => undefined)
        found.times.push(performance.now() - began)
        if (answer === undefined) found.failed += 1
        else if (!wanted.some((answers) => answers[at] === answer)) found.wrong += 1
      }
    }
    const swapping = async (put: (state: number) => void): Promise<void> => {
      for (let state = 0; performance.now() < until; state = 1 - state) {
        put(state)
        await sleep(1000)
      }
    }
    await Promise.all([
      swap && swapping(swap),
      ...Array.from({ length: CONNECTIONS }, (_, at) => client(at)),
    ])
    return found
  } finally {
    agent.destroy()
    child.kill('SIGTERM')
    await once(child, 'close')
  }
}

async function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for (;;) {
    const [text] = (await once(stderr, 'data')) as [Buffer]
    said += text.toString()
    const address = /listening at (\S+)/.exec(said)?.[1]
    if (address !== undefined) {
      stderr.resume()
      return address
    }
  }
}

/** The projects of an answer as text. @throws where there is none */
async function ask(agent: Agent, address: string, items: unknown): Promise<string> {
  const sent = request(`${address}/classify`, { agent, method: 'POST' })
  sent.end(JSON.stringify(items))
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += String(part)
  if (response.statusCode !== 200) throw new Error(text)
  const decisions = JSON.parse(text) as readonly { readonly project: string }[]
  return decisions.map(({ project }) => project).join()
}

interface Measured {
  readonly library: readonly number[]
  readonly quiet: Found
  readonly swapped: Found
}

function print({ library, quiet, swapped }: Measured): void {
  console.log('| 5 videos a request | requests | wrong | failed | median ms | 99 % ms |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  line('the library, one at a time', { times: [...library], wrong: 0, failed: 0 })
  line(`${CONNECTIONS} connections`, quiet)
  line(`${CONNECTIONS} connections, other rules every second`, swapped)
}

function line(name: string, { times, wrong, failed }: Found): void {
  const [median, tail] = [quantile(times, 0.5), quantile(times, 0.99)]
  const figures = [times.length, wrong, failed, median.toFixed(2), tail.toFixed(2)]
  console.log(`| ${[name, ...figures].join(' | ')} |`)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

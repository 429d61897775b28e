/**
 * What the compiler leaves to do: outputs whose source is gone are removed, TensorFlow.js is bundled
 * into the library's files that stand for it, and the command becomes one bundle with lazy parts.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const files = join(dist, 'src/hybrid/files')
const bin = join(dist, 'bin')

/** CommonJS code in a bundle asks for Node's own modules by `require`, and where it lies; what is not used is dropped. */
const REQUIRE = `import { createRequire as createRequireOf } from 'node:module'
import { fileURLToPath as pathOfUrl } from 'node:url'
const require = /* @__PURE__ */ (() => createRequireOf(import.meta.url))()
const __filename = /* @__PURE__ */ (() => pathOfUrl(import.meta.url))()
const __dirname = /* @__PURE__ */ (() => pathOfUrl(new URL('.', import.meta.url)))()`

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'] as string[],
  target: 'node20',
  metafile: true,
  minify: true,
  keepNames: true,
  logLevel: 'error',
  banner: { js: REQUIRE },
  allowOverwrite: true,
  legalComments: 'none',
  charset: 'utf8',
} as const satisfies BuildOptions

/** What is loaded together is put into one file: the command line, and all that classifies a CSV file by rules. */
const TOGETHER = {
  line: ['src/cli/main.ts', 'src/cli/terminal/edge.ts', 'src/cli/commands/program.ts'],
  rows: ['src/cli/commands/classify-files.ts', 'src/write/text-sink.ts'],
}

removeOrphans()
const tensorflow = await bundleTensorFlow()
const command = await bundleCommand()
writeFileSync(join(dist, 'LICENSES.txt'), licencesOf([tensorflow, command]))

function removeOrphans(): void {
  rmSync(bin, { recursive: true, force: true })
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue
    const source = join(root, file.replace(/\.(d\.ts|js)$/, '.ts'))
    if (!existsSync(source)) rmSync(join(dist, file))
  }
}

/** TensorFlow.js: 1.8 MB and its compiled kernels instead of 91 MB of packages. */
async function bundleTensorFlow(): Promise<Metafile> {
  const folder = 'src/hybrid/files'
  const names = ['tensorflow', 'tensorflow-cpu', 'tensorflow-wasm']
  const { metafile } = await build({
    ...COMMON,
    entryPoints: names.map((name) => join(folder, `${name}.ts`)),
    outdir: files,
    chunkNames: 'tensorflow-[hash]',
  })
  // The declarations stand alone: a program that imports the package has no types of TensorFlow.js.
  copyFileSync(join(root, 'benchmarks/tensorflow.d.ts'), join(files, 'tensorflow.d.ts'))
  for (const name of names.slice(1)) {
    writeFileSync(join(files, `${name}.d.ts`), 'export {}\n')
  }
  const kernels = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out')
  mkdirSync(join(files, 'wasm'), { recursive: true })
  for (const name of readdirSync(kernels)) {
    const isThreaded = /threaded-simd(\.worker)?\.js$/.test(name)
    if (!name.endsWith('.wasm') && !isThreaded) continue
    copyFileSync(join(kernels, name), join(files, 'wasm', name.replace(/\.js$/, '.cjs')))
  }
  return metafile
}

/** The command and the workers it starts; what is optional or bundled above stays outside. */
async function bundleCommand(): Promise<Metafile> {
  const { metafile } = await build({
    ...COMMON,
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'kaskad' },
      { in: 'src/learn/heads/fit-worker.ts', out: 'fit-worker' },
      { in: 'src/cli/commands/classify-worker.ts', out: 'classify-worker' },
      { in: 'src/cli/commands/serve-worker.ts', out: 'serve-worker' },
      { in: 'src/cli/commands/batch-worker.ts', out: 'batch-worker' },
    ],
    outdir: bin,
    chunkNames: 'part-[hash]',
    external: ['natural', 'natural/*', '@tensorflow/*', '@energetic-ai/*', 'onnxruntime-node'],
    plugins: [besideLibrary(), withoutProcesses()],
  })
  await joinParts(metafile)
  chmodSync(join(bin, 'kaskad.js'), 0o755)
  return metafile
}

/**
 * Puts the parts that are loaded together into one file each, since parts are read one by one. A
 * part stays under its name and hands on what that file has: whoever asks for it gets the same module.
 */
async function joinParts({ outputs }: Metafile): Promise<void> {
  const joined = new Set<string>()
  for (const [name, files] of Object.entries(TOGETHER)) {
    const own = partsOf(files, outputs).filter((part) => !joined.has(part))
    for (const part of own) joined.add(part)
    await joinInto(`${name}.js`, { own, joined, outputs })
  }
}

interface Joining {
  /** The parts that are put into the file. */
  readonly own: readonly string[]
  /** These, and those that other files have. */
  readonly joined: ReadonlySet<string>
  readonly outputs: Metafile['outputs']
}

async function joinInto(file: string, { own, joined, outputs }: Joining): Promise<void> {
  const stubs = own.map((part) => {
    const names = outputs[`dist/bin/${part}`]?.exports ?? []
    const mark = part.replace(/\W/g, '_')
    const taken = names.map((name) => `${name} as ${mark}_${name}`).join(', ')
    const given = names.map((name) => `${mark}_${name} as ${name}`).join(', ')
    return { part, taken: `export { ${taken} } from './${part}'`, given }
  })
  const { outputFiles } = await build({
    ...COMMON,
    splitting: false,
    keepNames: false,
    write: false,
    banner: {},
    stdin: { contents: stubs.map(({ taken }) => taken).join('\n'), resolveDir: bin },
    plugins: [outside((path) => !joined.has(basename(path)))],
  })
  const [whole] = outputFiles
  if (!whole) throw new Error(`no bundle for ${file}`)
  writeFileSync(join(bin, file), whole.contents)
  for (const { part, given } of stubs)
    writeFileSync(join(bin, part), `export { ${given} } from './${file}'\n`)
}

/** Leaves some of the command's own parts where they are. */
function outside(isOutside: (path: string) => boolean): Plugin {
  return {
    name: 'parts outside',
    setup: (bundling) => {
      bundling.onResolve({ filter: /^\./ }, ({ path, kind }) => ({
        external: kind === 'dynamic-import' || isOutside(path),
        path: kind === 'dynamic-import' || isOutside(path) ? path : join(bin, path),
      }))
      bundling.onResolve({ filter: /^node:/ }, ({ path }) => ({
        external: true,
        path,
        sideEffects: false,
      }))
    },
  }
}

/** The parts that hold some files, and all that these import at once; not the command itself. */
function partsOf(files: readonly string[], outputs: Metafile['outputs']): string[] {
  const found = new Set<string>()
  const visit = (path: string): void => {
    const output = outputs[path]
    if (!output || found.has(path)) return
    found.add(path)
    for (const each of output.imports) if (each.kind === 'import-statement') visit(each.path)
  }
  for (const [path, { inputs }] of Object.entries(outputs))
    if (files.some((file) => file in inputs)) visit(path)
  return [...found].map((path) => basename(path)).filter((name) => name.startsWith('part-'))
}

/** The command starts no other programs by commander, whose import of them takes long. */
function withoutProcesses(): Plugin {
  return {
    name: 'commander without child processes',
    setup: (bundling) => {
      bundling.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        /[\\/]commander[\\/]/.test(importer)
          ? { path: 'child_process', namespace: 'none' }
          : undefined,
      )
      bundling.onLoad({ filter: /^child_process$/, namespace: 'none' }, () => ({
        contents: 'module.exports = {}',
      }))
    },
  }
}

/** Leaves TensorFlow.js where the library has it. */
function besideLibrary(): Plugin {
  return {
    name: 'TensorFlow.js beside the library',
    setup: (bundling) => {
      bundling.onResolve({ filter: /\/tensorflow(-\w+)?\.js$/ }, ({ path }) => {
        const name = path.slice(path.lastIndexOf('/') + 1)
        return { path: `../src/hybrid/files/${name}`, external: true }
      })
    },
  }
}

/** The licences of every package whose code is in a bundle. */
function licencesOf(bundles: readonly Metafile[]): string {
  const names = bundles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  return [...new Set(names)].toSorted().map(licenceOf).join('\n\n')
}

function licenceOf(name: string): string {
  const folder = join(root, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly license: string
  }
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  // The packages of TensorFlow.js name their licence and do not hold its text.
  const apache = join(root, 'node_modules/@huggingface/tokenizers/LICENSE')
  const path = file ? join(folder, file) : license === 'Apache-2.0' ? apache : undefined
  const text = path ? readFileSync(path, 'utf8').trim() : ''
  return `${name} ${version}, ${license}\n\n${text}`
}

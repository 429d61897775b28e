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
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const files = join(dist, 'src/hybrid/files')
const bin = join(dist, 'bin')

/** CommonJS code in a bundle asks for Node's own modules by `require`, and where it lies. */
const REQUIRE = `import { createRequire as createRequireOf } from 'node:module'
import { fileURLToPath as pathOfUrl } from 'node:url'
const require = createRequireOf(import.meta.url)
const __filename = pathOfUrl(import.meta.url)
const __dirname = pathOfUrl(new URL('.', import.meta.url))`

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
} as const satisfies BuildOptions

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
    plugins: [besideLibrary()],
  })
  chmodSync(join(bin, 'kaskad.js'), 0o755)
  return metafile
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

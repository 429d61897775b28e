import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { inFolder, ROOT, RULES } from './helpers/run-command.js'

const shell = process.platform === 'win32'
const npm = spawnSync('npm', ['--version'], { shell }).status === 0
const canRequire = 'require_module' in process.features

interface Packed {
  readonly files: readonly { readonly path: string }[]
}

suite('the package', () => {
  test('holds the built sources, the rules and four papers, nothing else', skipWithout(), () => {
    const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell,
    })
    const [packed] = JSON.parse(told) as readonly Packed[]
    const paths = packed?.files.map(({ path }) => path) ?? []
    const built = /^(dist\/(src|bin)\/.+\.(js|cjs|wasm|d\.ts)|rules\/.+)$/
    const strangers = paths.filter((path) => !built.test(path))
    assert.deepEqual(strangers.toSorted(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/LICENSES.txt',
      'package.json',
    ])
    for (const path of ['dist/src/index.js', 'dist/src/index.d.ts', 'dist/bin/kaskad.js']) {
      assert.ok(paths.includes(path), path)
    }
    const shipped = paths.filter((path) => path.startsWith('rules/'))
    assert.equal(shipped.length, readdirSync(RULES).length)
  })

  test(
    'installs into an empty folder, runs there and compiles under strict',
    skipWithout('tsc'),
    async () => {
      await inFolder(async (folder) => {
        const project = join(folder, 'project')
        install(project)
        const kaskad = join(project, 'node_modules/kaskad')
        const megabytes = sizeOf(join(project, 'node_modules')) / 2 ** 20
        assert.ok(megabytes <= 105, `${megabytes.toFixed(0)} MB`)
        assert.ok(!existsSync(join(project, 'node_modules/@tensorflow/tfjs-core')))

        const command = join(kaskad, 'dist/bin/kaskad.js')
        const shipped = ['--rules', join(kaskad, 'rules')]
        const decided = execFileSync(
          process.execPath,
          [command, 'explain', 'Чебурашка', ...shipped],
          { cwd: project, encoding: 'utf8' },
        )
        assert.match(decided, /^Чебурашка: assigned by rules/)
        const database = spawnSync(
          process.execPath,
          [command, 'classify', '--from', 'postgres://x/y', '--query', 'SELECT 1', ...shipped],
          { cwd: project, encoding: 'utf8' },
        )
        assert.match(database.stderr, /^kaskad: PostgreSQL needs two packages more: npm install pg/)
        const doctor = execFileSync(process.execPath, [command, 'doctor'], { encoding: 'utf8' })
        assert.match(doctor, /ok +wasm/)

        const program = [
          "import { buildEngine, classify, loadRules } from 'kaskad'",
          "import { openBackend } from 'kaskad/hybrid'",
          'export const doors = [buildEngine, classify, loadRules, openBackend]',
        ]
        writeFileSync(join(project, 'main.ts'), program.join('\n'))
        const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023']
        const types = ['--skipLibCheck', 'false', '--typeRoots', join(ROOT, 'node_modules/@types')]
        const { status, stdout } = spawnSync(
          binary('tsc'),
          [...options, ...types, '--types', 'node', 'main.ts'],
          { cwd: project, encoding: 'utf8', shell },
        )
        assert.equal(status, 0, stdout)
      })
    },
  )

  test('is clean to publint and to attw', skipWithout('publint', 'attw'), async () => {
    await inFolder(async (folder) => {
      execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
        cwd: ROOT,
        stdio: 'ignore',
        shell,
      })
      const tarball = join(folder, readdirSync(folder)[0] ?? '')
      for (const args of [
        ['publint', tarball, '--strict'],
        ['attw', tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'],
      ]) {
        const [tool = '', ...rest] = args
        const { status, stdout } = spawnSync(binary(tool), rest, { encoding: 'utf8', shell })
        assert.equal(status, 0, stdout)
      }
    })
  })
})

suite('another project', () => {
  test('imports the package by its name, and only what it exports', async () => {
    await withProject((run) => {
      const script = `
        import { buildEngine, classify, loadRules } from 'kaskad'
        const rules = await loadRules(${JSON.stringify(RULES)})
        const engine = buildEngine({ rules: rules.value })
        for await (const { project } of classify(engine, [{ id: 1, title: 'Чебурашка' }])) console.log(project)
        console.log(await import('kaskad/dist/bin/kaskad.js').catch(({ code }) => code))`
      assert.equal(run('module', script), 'Чебурашка\nERR_PACKAGE_PATH_NOT_EXPORTED\n')
    })
  })

  const old = !canRequire && 'this Node cannot require a module'
  test('requires it from CommonJS', { skip: old }, async () => {
    await withProject((run) => {
      const script = `console.log(typeof require('kaskad').classify, typeof require('kaskad/package.json').version)`
      assert.equal(run('commonjs', script), 'function string\n')
    })
  })
})

/** Packs the package and installs it for production into an empty project, without optional packages. */
function install(project: string): void {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n')
  const quiet = { stdio: 'ignore', shell } as const
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', project], {
    cwd: ROOT,
    ...quiet,
  })
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz')) ?? ''
  const flags = [
    '--omit=dev',
    '--omit=optional',
    '--ignore-scripts',
    '--no-audit',
    '--prefer-offline',
  ]
  execFileSync('npm', ['install', tarball, ...flags], { cwd: project, ...quiet })
}

/** Bytes of all files under a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

/** Runs scripts of one type in a project that depends on the package; gives what they print. */
type RunScript = (type: 'module' | 'commonjs', script: string) => string

async function withProject(work: (run: RunScript) => void): Promise<void> {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(ROOT, join(folder, 'node_modules/kaskad'), 'junction')
    work((type, script) => {
      const file = join(folder, type === 'module' ? 'main.mjs' : 'main.cjs')
      writeFileSync(file, script)
      return execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' })
    })
    await Promise.resolve()
  })
}

function binary(tool: string): string {
  return join(ROOT, 'node_modules/.bin', tool)
}

/** What a test is skipped with where npm or one of some tools is missing. */
function skipWithout(...tools: readonly string[]): { readonly skip: string | false } {
  const missing = [
    ...(npm ? [] : ['npm']),
    ...tools.filter((tool) => !existsSync(binary(tool))),
  ].join(' and ')
  return { skip: missing !== '' && `${missing} is missing` }
}

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))
const src = join(root, 'src')

/** Room → the rooms it may import beside itself. */
const scoring = ['rules', 'heads', 'hybrid']
const allBefore = [
  'types',
  'numbers',
  'yaml',
  'normalise',
  'matcher',
  'read',
  ...scoring,
  'decide',
  'model',
  'cascade',
]
const rooms: Readonly<Record<string, readonly string[]>> = {
  types: [],
  numbers: [],
  yaml: ['types'],
  read: ['types', 'yaml'],
  normalise: ['types'],
  matcher: ['normalise'],
  rules: ['types', 'yaml', 'read', 'normalise', 'matcher'],
  heads: ['types', 'numbers', 'normalise'],
  hybrid: ['types', 'numbers', 'normalise'],
  decide: ['types'],
  model: ['types', 'numbers', 'yaml', 'normalise', 'heads', 'hybrid'],
  cascade: ['types', 'numbers', 'read', 'normalise', ...scoring, 'decide'],
  induce: [...allBefore, 'evaluate', 'write'],
  learn: [...allBefore, 'evaluate', 'write', 'batch'],
  evaluate: ['types', 'numbers'],
  report: ['types', 'numbers', 'evaluate'],
  write: ['types', 'model', 'read'],
  batch: [...allBefore, 'learn', 'evaluate', 'write'],
  cli: [...allBefore, 'induce', 'learn', 'evaluate', 'report', 'write', 'batch', 'index'],
  index: [...allBefore, 'induce', 'learn', 'evaluate', 'write', 'batch'],
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const path = join(src, file)
    const text = readFileSync(path, 'utf8')
    return { file, path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }
  })

function roomOf(path: string): string {
  const [first = ''] = relative(src, path).split(/[\\/]/)
  return first.replace(/\.(ts|js)$/, '')
}

/** Every module a file names: imports, re-exports, dynamic imports and import types. */
function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
    if (named && ts.isStringLiteral(named)) found.push(named.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

test('a room imports only the rooms its row names', () => {
  const wrong = sources.flatMap(({ file, path, tree }) => {
    const room = roomOf(path)
    const allowed = rooms[room]
    if (!allowed) return [`${file}: no such room in the table`]
    return importsOf(tree)
      .filter((name) => name.startsWith('.'))
      .map((name) => roomOf(resolve(dirname(path), name)))
      .filter((other) => other !== room && !allowed.includes(other))
      .map((other) => `${file} imports ${other}`)
  })
  assert.deepEqual(wrong, [])
})

test('files do not import each other in a circle', () => {
  const edges = new Map(
    sources.map(({ path, tree }) => [
      path,
      importsOf(tree)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolve(dirname(path), name).replace(/\.js$/, '.ts')),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      circles.push(
        [...trail.slice(trail.indexOf(path)), path].map((p) => relative(src, p)).join(' → '),
      )
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  assert.deepEqual(circles, [])
})

test('no two folders import each other', () => {
  const edges = new Map<string, string>()
  for (const { file, path, tree } of sources) {
    for (const name of importsOf(tree).filter((each) => each.startsWith('.'))) {
      const to = relative(src, dirname(resolve(dirname(path), name)))
      if (to !== dirname(file)) edges.set(`${dirname(file)} ${to}`, `${file} → ${name}`)
    }
  }
  const mutual = [...edges.keys()].filter((edge) => {
    const [from, to] = edge.split(' ')
    return edges.has(`${to} ${from}`)
  })
  assert.deepEqual(mutual, [])
})

test('only the edge rooms touch files, the network, the clock or the process', () => {
  const edges = ['read', 'write', 'model', 'batch', 'cli']
  const adapters = [
    'yaml/text-file.ts',
    'rules/language/rule-sources.ts',
    'hybrid/files/adapter.ts',
    'learn/heads/fit-pool.ts',
    'learn/heads/fit-worker.ts',
  ]
  const impure = /^node:(fs|net|http|https|child_process|worker_threads|process|os)\b/
  const wrong = sources
    .filter(({ file, path }) => !edges.includes(roomOf(path)) && !adapters.includes(file))
    .flatMap(({ file, tree, text }) => [
      ...importsOf(tree)
        .filter((name) => impure.test(name))
        .map((name) => `${file} imports ${name}`),
      ...[
        ...text.matchAll(
          /\b(Math\.random|Date\.now|new Date\(\)|process\.(?!versions)\w+|console\.\w+)/g,
        ),
      ].map((match) => `${file} uses ${match[0]}`),
    ])
  assert.deepEqual(wrong, [])
})

test('a file stays under 300 lines, a function under 50, parameters at most 3', () => {
  const wrong = sources.flatMap(({ file, text, tree }) => {
    const found: string[] = []
    const lines = text.split('\n').length - 1
    if (lines >= 300) found.push(`${file}: ${lines} lines`)
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && 'body' in node && node.body) {
        const from = tree.getLineAndCharacterOfPosition(node.getStart()).line
        const length = tree.getLineAndCharacterOfPosition(node.end).line - from + 1
        const name = node.name?.getText() ?? 'function'
        if (length >= 50) found.push(`${file}:${from + 1} ${name}: ${length} lines`)
        if (node.parameters.length > 3)
          found.push(`${file}:${from + 1} ${name}: ${node.parameters.length} parameters`)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return found
  })
  assert.deepEqual(wrong, [])
})

test('one class: the error; no any, no non-null assertion, no enum, no default export', () => {
  const wrong = sources.flatMap(({ file, tree }) => {
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      const what =
        ts.isClassLike(node) && node.name?.text !== 'KaskadError'
          ? 'class'
          : node.kind === ts.SyntaxKind.AnyKeyword
            ? 'any'
            : ts.isNonNullExpression(node)
              ? 'non-null assertion'
              : ts.isEnumDeclaration(node)
                ? 'enum'
                : ts.isExportAssignment(node)
                  ? 'default export'
                  : undefined
      if (what)
        found.push(
          `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`,
        )
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return found
  })
  assert.deepEqual(wrong, [])
})

/** The statements of a file that export a declaration, with the names they export. */
function exportsOf(tree: ts.SourceFile): { readonly statement: ts.Statement; names: string[] }[] {
  return tree.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : [(statement as ts.DeclarationStatement).name]
    return [{ statement, names: declared.map((name) => name?.getText() ?? '') }]
  })
}

test('no two files export the same name', () => {
  const files = new Map<string, string>()
  const twice = sources.flatMap(({ file, tree }) =>
    exportsOf(tree)
      .flatMap(({ names }) => names)
      .flatMap((name) => {
        const first = files.get(name) ?? file
        files.set(name, first)
        return first === file ? [] : [`${name}: ${first} and ${file}`]
      }),
  )
  assert.deepEqual(twice, [])
})

test('every export has a docstring', () => {
  const bare = sources.flatMap(({ file, tree }) =>
    exportsOf(tree)
      .filter(({ statement }) => ts.getJSDocCommentsAndTags(statement).length === 0)
      .map(({ names }) => `${file} ${names.join(', ')}`),
  )
  assert.deepEqual(bare, [])
})

test('a bag of arguments is called Options; a task is what a thread is sent', () => {
  const others = sources.flatMap(({ file, tree }) =>
    exportsOf(tree)
      .flatMap(({ names }) => names)
      .filter((name) => /.(Request|Task|Args|Asked|Params|Job|Parts)$/.test(name))
      .map((name) => `${file} ${name}`),
  )
  assert.deepEqual(others, ['learn/heads/fit-boundary.ts FitTask'])
})

test('the top level holds what the design card names', () => {
  const allowed = new Set(
    'package.json package-lock.json tsconfig.json src rules test benchmarks README.md CHANGELOG.md LICENSE node_modules dist coverage'.split(
      ' ',
    ),
  )
  const strangers = readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name))
  assert.deepEqual(strangers, [])
  assert.ok(existsSync(src))
})

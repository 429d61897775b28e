import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { LIMITS } from '../../src/yaml/limits.js'
import { readYaml } from '../../src/yaml/read-yaml.js'
import { cpuSeconds } from '../helpers/cpu-seconds.js'

function refusal(text: string): string {
  const read = readYaml({ path: 'hare.yaml', text })
  return read.ok ? 'read' : read.issues[0].message
}

function bomb(levels: number): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level < levels; level += 1) {
    const names = Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')
    lines.push(`a${level}: &a${level} [${names}]`)
  }
  return lines.join('\n')
}

function some(count: number): string {
  return `a: &a x\nb: [${'*a, '.repeat(count)}]`
}

suite('YAML that would do harm is refused', () => {
  test('a file over 1 MiB, counted in bytes', () => {
    const half = LIMITS.bytes / 2
    assert.match(refusal(`a: ${'ж'.repeat(half)}`), /^the file is over 1 MiB/)
    assert.equal(refusal(`a: ${'z'.repeat(half)}`), 'read')
  })

  test('a bomb of aliases', () => {
    assert.equal(refusal(bomb(9)), 'aliases stand for more than 10000 values')
    assert.equal(refusal(bomb(3)), 'read')
  })

  test('more aliases than anyone needs', () => {
    assert.equal(refusal(some(LIMITS.aliases + 1)), 'more than 100 aliases in the file')
    assert.equal(refusal(some(LIMITS.aliases)), 'read')
  })

  for (const [what, opening] of [
    ['lists in brackets', '['],
    ['maps in braces', '{a: '],
    ['lists of dashes', '- '],
    ['keys of keys', '? '],
  ] as const)
    test(`deep nesting: ${what}`, () => {
      assert.equal(refusal(opening.repeat(100_000)), 'nested deeper than 32 levels')
    })

  test('deep nesting by indentation', () => {
    const lines = Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`)
    assert.equal(refusal(lines.join('\n')), 'nested deeper than 32 levels')
  })

  test('an alias of nothing, and one of itself', () => {
    assert.match(refusal('a: *b'), /\*b stands for nothing|unresolved alias/i)
    assert.match(refusal('a: &a [*a]'), /\*a stands for nothing/)
  })

  for (const [what, text, message] of [
    ['150,000 lines of one key', 'a: 1\n'.repeat(150_000), /^more than 400000 words/],
    ['20,000 lines of one key', 'a: 1\n'.repeat(20_000), /^a: the key stands twice/],
    ['a million commas', `a: [${','.repeat(1_000_000)}`, /^yaml: nothing stands between/],
    ['a million closing brackets', ']'.repeat(1_000_000), /^yaml: /],
    ['half a million line breaks', '\n'.repeat(500_000), /^more than 400000 words/],
  ] as const)
    test(`${what}, soon and with some of the mistakes`, async () => {
      const seconds = await cpuSeconds(() => {
        const read = readYaml({ path: 'hare.yaml', text })
        assert.ok(!read.ok && read.issues.length <= LIMITS.issues)
        assert.match(read.issues[0].message, message)
      })
      assert.ok(seconds < 10)
    })

  test('a merge key, a complex key, binary, code', () => {
    assert.match(refusal('a: &a { b: 1 }\nc: { <<: *a }'), /^merge keys/)
    assert.match(refusal('a: !!js/function x'), /^tags/)
    assert.equal(refusal('? [a]\n: b'), 'expected a plain word as key')
    assert.match(refusal('a: !!binary aGFyZQ=='), /^tags/)
  })
})

test('windows line ends and a byte order mark do no harm', () => {
  const read = readYaml({ path: 'hare.yaml', text: '\uFEFFa: 1\r\nb: 2\r\n' })
  assert.ok(read.ok && read.value.kind === 'map')
  assert.deepEqual(
    read.value.entries.map(({ key, place }) => [key, place.line]),
    [
      ['a', 1],
      ['b', 2],
    ],
  )
})

import * as z from 'zod'
import { ALL_STEPS } from '../../../src/normalise/fold/fold-steps.js'
import { KEYWORD_LANGUAGES } from '../../../src/normalise/language/keyword-language.js'
import { FORMS, MATCH_MODES, WORD_ORDERS } from '../../../src/rules/language/rule.js'

const words = z.string().min(1)
const share = z.number().min(0).max(1)

const manner = {
  match: z
    .enum(MATCH_MODES)
    .describe('anywhere in the folded text, a whole word, a word’s start, as written, or RE2')
    .optional(),
  typos: z
    .union([z.enum(['auto', 'off']), z.literal([0, 1, 2])])
    .describe('Edits forgiven: auto goes by the keyword’s length; default auto')
    .optional(),
  fold: z
    .partialRecord(z.enum(ALL_STEPS), z.union([z.boolean(), z.enum(['on', 'off'])]))
    .describe('Fold steps switched on or off')
    .optional(),
  forms: z
    .union([z.enum(FORMS), z.literal(false)])
    .describe('Inflected forms found beside the keyword; default auto')
    .optional(),
  language: z
    .enum(KEYWORD_LANGUAGES)
    .describe('Language the keywords are inflected in; default: guessed by the project’s keywords')
    .optional(),
  except: z
    .union([words, z.array(words).min(1)])
    .describe('Words that are not the keyword, though only a typo or an ending apart')
    .optional(),
  order: z
    .enum(WORD_ORDERS)
    .describe('Whether the words of a keyword may stand in any order; default written')
    .optional(),
  between: z
    .int()
    .min(0)
    .max(5)
    .describe('Words that may stand between two words of a keyword; default 0')
    .optional(),
}

const written = z
  .union([words, z.number(), z.boolean()])
  .describe('A keyword; a space in front or behind asks for a word’s bound there')
const single = z.union([
  written,
  z.strictObject({ keyword: written, ...manner }),
  z.strictObject({ include: words.describe('Name of a shared list') }),
])
const entry = z.union([
  single,
  z.strictObject({ of: z.union([single, z.array(single).min(1)]), ...manner }),
])
const entries = z.union([entry, z.array(entry).min(1)])
const list = z.union([entries, z.strictObject({ of: entries, ...manner })])

const part = z
  .strictObject({
    any: list.describe('One of these must be found').optional(),
    all: list.describe('Each of these must be found').optional(),
    stop: list.describe('None of these may be found').optional(),
    shorter_than: z.int().min(0).describe('Characters of the text, exclusive').optional(),
    longer_than: z.int().min(0).describe('Characters of the text, exclusive').optional(),
    at_least: z
      .int()
      .min(1)
      .describe('Places where the keywords are found; default 1, in subtitles 3')
      .optional(),
    within: z
      .union([z.string().regex(/^(\d{1,4}:)?\d{1,2}:[0-5]?\d$/), z.number().positive()])
      .describe(
        'Length of time that those places lie in: 00:10:00 or seconds; default in subtitles',
      )
      .optional(),
    density: z.number().positive().describe('Places for every 1,000 words').optional(),
  })
  .describe('What is asked of a text field, of several ("title or channel") or of "any field"')

const value = z.union([z.string(), z.number(), z.boolean()])
const values = z.union([value, z.array(value).min(1)])
const test = z.union([
  values,
  z.strictObject({
    above: z.number().optional(),
    below: z.number().optional(),
    at_least: z.number().optional(),
    at_most: z.number().optional(),
    not: values.optional(),
    present: z.boolean().optional(),
  }),
])

const claim = z
  .object({
    where: z
      .record(z.string(), test)
      .describe('Numeric, boolean and categorical columns; no condition holds on an absent value')
      .optional(),
    precision: share.describe('Measured share of right rows').optional(),
    locked: z.boolean().describe('Induction leaves the claim alone').optional(),
    comment: words.optional(),
    title: part.optional(),
    description: part.optional(),
    channel: part.optional(),
    tags: part.optional(),
    subtitles: part.optional(),
    'any field': part.optional(),
  })
  .catchall(part)
  .describe('All parts and conditions must hold; at least one any or all')

const example = z.union([value, z.record(z.string(), value)])
const examples = z.strictObject({
  match: z.array(example).describe('The rules give these this project').optional(),
  miss: z.array(example).describe('They do not').optional(),
  todo: z.array(example).describe('They should and do not yet').optional(),
})

const shared = {
  kaskad: z.literal(1).describe('Version of the rule language; 1'),
  owner: words.optional(),
  comment: words.optional(),
  ...manner,
}

const rule = z
  .strictObject({
    ...shared,
    project: words,
    level: z.int().describe('Lower is asked first, and what it claims stays claimed').optional(),
    enabled: z.boolean().optional(),
    locked: z.boolean().describe('Induction leaves the file alone').optional(),
    precision: share.describe('Measured share of right rows').optional(),
    claims: z
      .union([claim, z.array(claim).min(1)])
      .describe('Alternatives: any claim that holds claims the video'),
    examples: examples.optional(),
  })
  .describe('The rule of one project')

const sharedList = z
  .strictObject({ ...shared, list: words.describe('The name rules include it by'), keywords: list })
  .describe('A list of keywords that rules include')

const extension = z
  .strictObject({
    ...shared,
    extend: words.describe('The project or list of another file that this one adds to'),
    replace: z.boolean().describe('Keywords or claims take the place of the others').optional(),
    keywords: list.optional(),
    claims: z.union([claim, z.array(claim).min(1)]).optional(),
    examples: examples.optional(),
  })
  .describe('What is added to a project or a list of another file')

/** A rule file, a shared list or what extends them, as it is written. Only editors go by it: reading is `parse.ts`. */
export const ruleSchema: z.ZodType = z.union([rule, sharedList, extension])

/** The JSON Schema editors complete rule files by. */
export function ruleJsonSchema(): unknown {
  return z.toJSONSchema(ruleSchema, { io: 'input', reused: 'ref' })
}

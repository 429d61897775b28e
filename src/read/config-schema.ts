import * as z from 'zod'

const column = z.string().min(1)
const columnList = z
  .union([z.array(column), z.record(column, column)])
  .describe('Columns, as a list of names or as a map from the name rules use to the column')

const scalar = z.union([z.string(), z.number(), z.boolean()])
const fill = z
  .union([
    scalar,
    z.strictObject({ mode: column }),
    z.strictObject({ median: column }),
    z.strictObject({ value: scalar }),
  ])
  .describe(
    'mode or median of the column, { mode: COLUMN } or { median: COLUMN } for that of rows with the same value there, or a value; for language, detect works it out from the texts',
  )

/** Schema of kaskad.yaml as the user writes it. */
export const configSchema = z
  .strictObject({
    kaskad: z.literal(1).describe('Version of this file; 1'),
    columns: z
      .strictObject({
        id: column.describe('Column that names a video; decisions are filed under it').optional(),
        label: column.describe('Column with the project of a labelled video').optional(),
        when: column.describe('Column with the date or start of a video').optional(),
        text: z
          .record(column, column)
          .describe('Text fields by the name rules use: title: reel_name')
          .optional(),
        numeric: columnList.optional(),
        categorical: columnList.optional(),
      })
      .describe('Which column holds what; a part that is left out is recognised by name')
      .optional(),
    none: z
      .string()
      .min(1)
      .describe('Word for "no project" in labels and output; default none')
      .optional(),
    rules: z.string().min(1).describe('Folder of rule files; default rules').optional(),
    model: z.string().min(1).describe('Folder of the trained stages; default model').optional(),
    stages: z
      .array(z.enum(['rules', 'heads', 'hybrid']))
      .min(1)
      .describe('Stages to ask, in this order')
      .optional(),
    typos: z.enum(['auto', 'off']).describe('Whether keywords match with typos').optional(),
    forms: z.enum(['auto', 'off']).describe('Whether keywords match inflected').optional(),
    fold: z
      .enum(['full', 'case'])
      .describe('How far texts are made alike; case is lower-casing only')
      .optional(),
    collection: z
      .enum(['label', 'first', 'best'])
      .describe('Project column of a title that names several; default label')
      .optional(),
    missing: z
      .union([
        z.literal('off'),
        z.strictObject({
          from: z
            .string()
            .min(1)
            .describe(
              'File of rows that modes and medians are learnt from; else training learns them',
            )
            .optional(),
          columns: z
            .record(column, fill)
            .describe('What stands in for the missing values of a column'),
        }),
      ])
      .describe(
        'What stands in for missing values, for rules and heads alike; off takes none, not even those of the model',
      )
      .optional(),
    collection_label: z.string().min(1).describe('What label writes; default сборник').optional(),
  })
  .describe('kaskad.yaml: columns, folders and defaults of a run')

/** kaskad.yaml after validation. */
export type ConfigFile = z.infer<typeof configSchema>

import { withColumnOptions, withSettings } from '../settings/options.js'
import type { Program } from '../terminal/shell.js'

/** Declares `kaskad enrich FILE -o OUT` */
export function declareEnrich(program: Program) {
  const command = program
    .command('enrich')
    .summary('fill blank cells from the YouTube Data API')
    .description(
      'Asks the YouTube Data API for the ids of a file, 50 at a time, and writes the file with its blank cells filled and columns added. The key is read from the environment variable YOUTUBE_API_KEY. What the API said is kept on the disk, so the same command goes on after a kill or when the quota of the day is spent. A video that is private or deleted keeps what is known and is marked in the column availability.',
    )
    .argument('<file>', 'a table with a column of video ids')
    .requiredOption(
      '-o, --output <file>',
      'where the rows go; by its ending CSV, TSV, JSONL, XLSX or Parquet',
    )
    .option('--rejects <file>', 'where rows that cannot be read go, with place and reason')
    .option(
      '--cache <folder>',
      'where answers and the spent quota are kept (default: ~/.cache/kaskad/youtube)',
    )
    .option('--max-age <days>', 'ask again for videos whose answers are older', '30')
    .option('--quota <units>', 'units to spend in a day; a request for 50 ids is one', '10000')
    .option(
      '--api <address>',
      'another address of the API (default: https://www.googleapis.com/youtube/v3)',
    )
    .option('--dry-run', 'say how many ids and units it would take; ask and write nothing', false)
  return withColumnOptions(withSettings(command, ['config']))
}

import type { Program } from '../terminal/shell.js'
import { CASCADE_OPTIONS, withSettings } from '../settings/options.js'

/** Declares `kaskad serve` */
export function declareServe(program: Program) {
  const command = program
    .command('serve')
    .summary('answers over HTTP, for programs that ask video by video')
    .description(
      `Answers over HTTP until it is interrupted: POST /classify takes a video as a JSON object, a list of them, or an object a line (Content-Type: application/x-ndjson); POST /explain?project=NAME takes one; GET /health; GET /metrics is for Prometheus. When the folders of rules or model change, the new state is loaded beside the old one and takes over between two answers.`,
    )
    .option(
      '--host <address>',
      'where to listen; others than 127.0.0.1 can be reached from outside',
      '127.0.0.1',
    )
    .option('--port <number>', 'where to listen; 0 is any free one', '8080')
    .option('--threads <count>', 'threads that classify, each with rules and model of its own', '1')
    .option('--max-body <bytes>', 'the largest body of a request', '4194304')
  return withSettings(command, CASCADE_OPTIONS)
}

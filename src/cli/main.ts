#!/usr/bin/env node
import { processEdge } from './terminal/edge.js'
import { run } from './commands/program.js'

const edge = processEdge()
process.exitCode = await run(process.argv.slice(2), edge)
// A write to a reader that has stopped reading would keep the process alive.
if (edge.interrupted.aborted) process.exit()

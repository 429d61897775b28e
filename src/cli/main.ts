#!/usr/bin/env node
import { processEdge } from './edge.js'
import { run } from './program.js'

process.exitCode = await run(process.argv.slice(2), processEdge())

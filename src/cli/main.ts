#!/usr/bin/env node
import module from 'node:module'

// Node 22 and later keep the compiled command on disk for the next start; the types are Node 20's.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown }
enableCompileCache?.()
const [{ processEdge }, { run }] = await Promise.all([
  import('./terminal/edge.js'),
  import('./commands/program.js'),
])

const edge = processEdge()
process.exitCode = await run(process.argv.slice(2), edge)
// A write to a reader that has stopped reading would keep the process alive.
if (edge.interrupted.aborted) process.exit()

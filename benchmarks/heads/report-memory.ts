/** Loaded before a command: says at its end how many kilobytes it took at most. */
process.on('exit', () => {
  process.stderr.write(`\npeak ${process.resourceUsage().maxRSS}\n`)
})

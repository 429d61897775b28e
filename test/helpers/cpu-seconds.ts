/**
 * Seconds of processor that this process spent in user code while `run` ran: unlike a clock's,
 * they stay about the same where other processes share the machine.
 */
export async function cpuSeconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  return process.cpuUsage(before).user / 1e6
}

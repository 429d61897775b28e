/** Work that is begun in order, goes on side by side and is taken in order. */
export interface OrderedQueue<Result> {
  /** Adds work that has begun; waits and takes results while too much is open. */
  readonly add: (work: Promise<Result>) => Promise<void>
  /** Takes all that is open. */
  readonly end: () => Promise<void>
}

/**
 * Takes results in the order in which their work was begun.
 *
 * @param most - How much may be open: memory stays bounded whatever the slowest work does.
 */
export function orderedQueue<Result>(
  most: number,
  take: (result: Result) => Promise<void>,
): OrderedQueue<Result> {
  const open: Promise<Result>[] = []
  const takeFirst = async (): Promise<void> => {
    const first = open.shift()
    if (first) await take(await first)
  }
  return {
    add: async (work) => {
      // An error of later work is told when its turn comes.
      work.catch(() => undefined)
      open.push(work)
      while (open.length >= most) await takeFirst()
    },
    end: async () => {
      while (open.length > 0) await takeFirst()
    },
  }
}

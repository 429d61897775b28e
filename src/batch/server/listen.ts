import { once } from 'node:events'
import type { Server } from 'node:http'
import { isIPv6, type AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { KaskadError } from '../../types/error.js'

/** A server that takes requests. */
export interface Listening {
  /** Its address, `http://127.0.0.1:8080`. */
  readonly address: string
  /** Takes no more connections; ends when what is under way is answered, or after half a minute. */
  readonly stop: () => Promise<void>
}

/** A request must have come whole in this time, and its head in a third of it. */
const REQUEST_MS = 30_000
/** A connection on which nothing moves for so long is cut. */
const STILL_MS = 60_000
const MOST_CONNECTIONS = 1024

/** Listens at an address; port 0 is any that is free. @throws KaskadError `usage` where it cannot. */
export async function listenAt(app: Hono, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS / 3,
      connectionsCheckingInterval: 1000,
    },
  }) as Server
  server.maxConnections = MOST_CONNECTIONS
  server.setTimeout(STILL_MS)
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new KaskadError('usage', `cannot listen at ${host}, port ${port}: ${why}`)
  }
  const own = server.address() as AddressInfo
  const shown = isIPv6(own.address) ? `[${own.address}]` : own.address
  return { address: `http://${shown}:${own.port}`, stop: () => stop(server) }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const timer = setTimeout(() => server.closeAllConnections(), REQUEST_MS)
  await closed
  clearTimeout(timer)
}

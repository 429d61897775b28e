import type { Writable } from 'node:stream'
import { openPackedSink } from './packing.js'
import type { ByteSink, OpenOutput } from './sink.js'
import { toStream } from './sink.js'
import { textEncoder, type EncodeText, type TextStyle } from './text-style.js'

/** Where text goes: a path (`.gz` and `.zst` are packed), or a stream such as standard output. */
export type Target = string | Writable

/** Takes text in order. */
export interface TextSink extends OpenOutput {
  readonly write: (text: string) => Promise<void>
}

/** How much text is gathered before it is written, in UTF-16 units. */
const GATHERED = 1 << 17

/** Opens a target for text, by default in UTF-8. @throws KaskadError `output`, `usage` */
export async function openTextSink(target: Target, style: TextStyle = {}): Promise<TextSink> {
  const name = typeof target === 'string' ? target : 'the standard output'
  const encode = textEncoder(style, name)
  if (typeof target !== 'string') return gathered(toStream(target, name), encode)
  return gathered(await openPackedSink(target), encode)
}

/** Brings a text to the disk; it appears under its name when the sink is closed. @throws KaskadError `output` */
export async function prepareText(target: Target, pieces: Iterable<string>): Promise<TextSink> {
  const sink = await openTextSink(target)
  try {
    for (const piece of pieces) await sink.write(piece)
    await sink.finish()
  } catch (cause) {
    await sink.abort()
    throw cause
  }
  return sink
}

/** Writes a text whole, or nothing of it. @throws KaskadError `output` */
export async function writeText(target: Target, text: string): Promise<void> {
  await writeTogether([() => prepareText(target, [text])])
}

/**
 * Writes several outputs, each prepared by `prepareText` or its like: all are on the disk before
 * the first takes its name.
 *
 * @throws KaskadError `output`; every file is then as it was.
 */
export async function writeTogether(
  prepared: readonly (() => Promise<OpenOutput>)[],
): Promise<void> {
  const outputs: OpenOutput[] = []
  try {
    for (const prepare of prepared) outputs.push(await prepare())
    for (const output of outputs) await output.close()
  } catch (cause) {
    for (const output of outputs) await output.abort()
    throw cause
  }
}

function gathered(sink: ByteSink, encode: EncodeText): TextSink {
  let waiting: string[] = []
  let size = 0
  const flush = async (): Promise<void> => {
    const bytes = encode(waiting.join(''))
    waiting = []
    size = 0
    if (bytes.length > 0) await sink.write(bytes)
  }
  return {
    write: async (text) => {
      waiting.push(text)
      size += text.length
      if (size >= GATHERED) await flush()
    },
    finish: async () => {
      await flush()
      await sink.finish()
    },
    close: async () => {
      await flush()
      await sink.close()
    },
    abort: sink.abort,
  }
}

import type { TokenizerJson } from './tokenizer.js'

/** The five marks of BERT's vocabularies, in the order a trained one starts with. */
export const BERT_MARKS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const

/**
 * Makes a `tokenizer.json` of a WordPiece `vocab.txt`.
 *
 * @param vocabulary - Tokens in the order of their numbers.
 * @param lower - Case and accents are folded, as for the uncased models.
 */
export function wordPieceJson(vocabulary: readonly string[], lower: boolean): TokenizerJson {
  const vocab = Object.fromEntries(vocabulary.map((token, id) => [token, id]))
  const marks = BERT_MARKS.filter((mark) => vocab[mark] !== undefined)
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: marks.map((mark) => addedToken(mark, vocab[mark] ?? 0)),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: lower,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: between('[CLS]', '[SEP]', vocab),
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  }
}

/**
 * Makes a `tokenizer.json` of a byte-level BPE: RoBERTa's `vocab.json` and `merges.txt`.
 *
 * @param merges - One merge per line, the best first; comment lines are left out.
 */
export function byteLevelJson(
  vocab: Readonly<Record<string, number>>,
  merges: readonly string[],
): TokenizerJson {
  const marks = ['<s>', '<pad>', '</s>', '<unk>', '<mask>'].filter((mark) => mark in vocab)
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: marks.map((mark) => ({
      ...addedToken(mark, vocab[mark] ?? 0),
      lstrip: mark === '<mask>',
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'ByteLevel',
      add_prefix_space: false,
      trim_offsets: true,
      use_regex: true,
    },
    post_processor: between('<s>', '</s>', vocab),
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      vocab,
      merges: merges.filter((line) => line !== '' && !line.startsWith('#version')),
    },
  }
}

/**
 * Makes a `tokenizer.json` of SentencePiece's unigram pieces.
 *
 * @param pieces - With their log probabilities, in the order of their numbers; the first stands
 *   for what is unknown, and for padding.
 */
export function unigramJson(pieces: readonly (readonly [string, number])[]): TokenizerJson {
  const space = { replacement: '▁', add_prefix_space: true, prepend_scheme: 'always' }
  return {
    version: '1.0',
    truncation: null,
    padding: { pad_id: 0, pad_token: pieces[0]?.[0] },
    added_tokens: [],
    normalizer: { type: 'NFKC' },
    pre_tokenizer: { type: 'Metaspace', ...space },
    post_processor: null,
    decoder: { type: 'Metaspace', ...space },
    model: { type: 'Unigram', unk_id: 0, vocab: pieces },
  }
}

function addedToken(content: string, id: number): Record<string, unknown> {
  return {
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }
}

/** One text between its opening and its closing mark. */
function between(
  open: string,
  close: string,
  vocab: Readonly<Record<string, number>>,
): Record<string, unknown> {
  const text = { Sequence: { id: 'A', type_id: 0 } }
  const more = { Sequence: { id: 'B', type_id: 1 } }
  const known = (id: string): object => ({ id, ids: [vocab[id] ?? 0], tokens: [id] })
  return {
    type: 'TemplateProcessing',
    single: [mark(open), text, mark(close)],
    pair: [mark(open), text, mark(close), more, mark(close)],
    special_tokens: { [open]: known(open), [close]: known(close) },
  }
}

function mark(id: string): object {
  return { SpecialToken: { id, type_id: 0 } }
}

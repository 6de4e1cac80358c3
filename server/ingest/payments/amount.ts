import { type Fen, parseYuan } from '../../../schema/values/fen.ts';

export type AmountReading =
  | { readonly fen: Fen; readonly fault: null }
  | {
      readonly fen: null;
      readonly fault: 'BLANK' | 'NOT_NUMBER' | 'NOT_WHOLE_FEN' | 'NEGATIVE' | 'TOO_LARGE';
    };

/** Reads amounts in yuan and remembers the few dozen texts a file repeats. */
export class AmountReader {
  readonly #largestFen: Fen;
  readonly #known = new Map<string, AmountReading>();

  constructor(largestFen: Fen) {
    this.#largestFen = largestFen;
  }

  read(text: string): AmountReading {
    const known = this.#known.get(text);
    if (known) return known;
    const reading = this.#judge(text);
    // Short texts are copies, not slices of the file; longer ones are rare and not kept.
    if (this.#known.size < 5000 && text.length < 13) this.#known.set(text, reading);
    return reading;
  }

  #judge(text: string): AmountReading {
    if (text.trim() === '') return { fen: null, fault: 'BLANK' };
    const fen = parseYuan(withoutBinaryNoise(text));
    if (fen === null) {
      const isFraction = /^-?[¥￥]?[\d,，]+\.\d{3,}元?$/.test(text.normalize('NFKC').trim());
      return { fen: null, fault: isFraction ? 'NOT_WHOLE_FEN' : 'NOT_NUMBER' };
    }
    if (fen < 0) return { fen: null, fault: 'NEGATIVE' };
    if (fen > this.#largestFen) return { fen: null, fault: 'TOO_LARGE' };
    return { fen, fault: null };
  }
}

/**
 * A cell typed as a number may carry binary noise: 0.30000000000000004 is 30 fen to everyone who sees it. Only what
 * double arithmetic itself can leave is taken off: 400.0000001234 is no noise, and stays for the reader to refuse.
 */
function withoutBinaryNoise(text: string): string {
  if (!/^-?\d+\.\d{9,}$/.test(text)) return text;
  const value = Number(text);
  const nearest = Math.round(value * 100) / 100;
  const noise = 4 * Number.EPSILON * Math.max(1, Math.abs(value));
  return Math.abs(value - nearest) <= noise ? nearest.toFixed(2) : text;
}

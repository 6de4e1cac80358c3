import type { Stamp } from '../services/stamp.ts';

const mostBytes = 32 * 1_048_576;
const mostAnswers = 1000;

/** What is sent again as it was. */
export interface KeptAnswer {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/**
 * Finished answers, each good until anything in the database changes. Twenty townships and the bureau ask for the same
 * tables all day long, and between two imports the answer is the same bytes.
 */
export interface KeptAnswers {
  /** The state of the database now: ask before an answer is made, and hand it to `keep` with the answer. */
  stamp(): Promise<string>;
  /** @param key everything the answer depends on besides the database: who asks, what, on which day */
  find(stamp: string, key: string): KeptAnswer | null;
  keep(stamp: string, key: string, answer: KeptAnswer): void;
}

export function createKeptAnswers(stamp: Stamp): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();
  let bytes = 0;
  let current = '';

  const clear = () => {
    answers.clear();
    bytes = 0;
  };

  return {
    async stamp() {
      const now = await stamp();
      if (now !== current) {
        clear();
        current = now;
      }
      return now;
    },
    find: (at, key) => (at === current ? (answers.get(key) ?? null) : null),
    keep(at, key, answer) {
      // The database changed while the answer was made: nobody knows which state it shows.
      if (at !== current || answers.has(key)) return;
      if (answers.size >= mostAnswers || bytes + answer.bytes.length > mostBytes) clear();
      answers.set(key, answer);
      // A key holds two bytes a character at most.
      bytes += answer.bytes.length + 2 * key.length;
    },
  };
}

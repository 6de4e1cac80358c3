import type { Reader } from './reader.ts';
import type { Steps } from './steps.ts';

/** Runs steps that only read, outside any transaction: what stood between two statements may have changed. */
export async function runOnReader<T>(reader: Reader, steps: Steps<T>): Promise<T> {
  let answer = steps.next();
  while (!answer.done) {
    const { sql, parameters } = answer.value;
    answer = steps.next(await reader.all(sql, parameters));
  }
  return answer.value;
}

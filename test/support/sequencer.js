import { statSync } from 'node:fs';

/** Files that are short to read and long to run; by size alone they would be begun when all others have ended. */
const first = ['breakdown-fuzz.test.ts', 'live-fuzz.test.ts', 'payment-cases.test.ts', 'heavy-files.test.ts'];

/** Jest's order of test files: the longest first, so that both workers end together. */
export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => (first.some((name) => path.endsWith(name)) ? Infinity : statSync(path).size);
    return [...tests].sort((a, b) => rank(b) - rank(a) || (a.path < b.path ? -1 : 1));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

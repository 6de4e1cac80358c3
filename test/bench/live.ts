import type { Bench } from './bench.ts';

/** From a commit to the clients that follow it. */
export const live: Bench = {
  name: 'live',
  async run() {
    return [];
  },
};

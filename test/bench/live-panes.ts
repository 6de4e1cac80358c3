import type { Bench } from './bench.ts';

/** From an import's publication to the cell, in twenty panes. */
export const livePanes: Bench = {
  name: 'live-panes',
  async run() {
    return [];
  },
};

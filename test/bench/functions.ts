import type { Bench } from './bench.ts';

/** Requests of ten thousand cells with custom functions. */
export const functions: Bench = {
  name: 'functions',
  async run() {
    return [];
  },
};

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../../server/app.ts';
import { samplePaymentFile } from '../../server/cli/demo.ts';
import { terminalActor } from '../../server/cli/terminal.ts';
import type { Config } from '../../server/config.ts';

const choices = {
  campaignId: '411521-2025',
  kind: 'DETAILS',
  dryRun: false,
  onProblem: 'ALL_OR_NOTHING',
} as const;

/**
 * Deals out the payments of the demo's sample file, each once: every call imports the next `rows`, of one township or
 * of all, and answers when they count. There are 1,200.
 */
export function demoPayments(place: {
  /** May be another one later: the same service started again. */
  readonly app: App;
  readonly config: Config;
}): (rows: number, township?: string) => Promise<void> {
  const { config } = place;
  const sample = readFileSync(samplePaymentFile(config.dataFolder), 'utf8').trimEnd().split('\n');
  const [head = '', ...payments] = sample;
  const townshipAt = head.split(',').indexOf('乡镇（街道）');
  let left = payments;
  let files = 0;
  return async (rows, township) => {
    const chosen = left
      .filter((line) => township === undefined || line.split(',')[townshipAt] === township)
      .slice(0, rows);
    if (chosen.length < rows) throw new Error(`the sample file has only ${chosen.length} more of these`);
    const taken = new Set(chosen);
    left = left.filter((line) => !taken.has(line));
    files += 1;
    const file = join(config.dataFolder, `示例-${files}.csv`);
    writeFileSync(file, [head, ...chosen, ''].join('\n'));
    const { payments: door, imports } = place.app.services;
    const job = await door.importFile(terminalActor, choices, { file, fileName: '示例.csv' });
    const { outcome, problems } = await imports.wait(job.id);
    if (outcome !== 'COMMITTED') throw new Error(`not taken: ${outcome}, ${problems[0]?.code ?? ''}`);
  };
}

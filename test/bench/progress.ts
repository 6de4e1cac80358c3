import { join } from 'node:path';
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import { atMost, type Bench, median } from './bench.ts';
import { idHashKey, plan, progressQuery, requestFor, seedDatabase, workFolder, writeCsv } from './county.ts';

/** Whether the county's progress costs the same early and late in a campaign. */
export const progress: Bench = {
  name: 'progress',
  async run(report) {
    const folder = workFolder();
    try {
      // The same campaign: its first week with 1,000 payments, and its end with 560,000.
      const early = await filled(folder.path, 'early', { payments: 1000, paidUntil: '2024-10-07' });
      const late = await filled(folder.path, 'late', {});
      const few = progressQuery(early, '2024-10-07', '2024-10-01');
      const many = progressQuery(late, plan.paidUntil, '2024-12-25');
      const ratios: number[] = [];
      const milliseconds: number[] = [];
      for (let round = 0; round < 7; round++) {
        const [a, b] = [batch(few), batch(many)];
        ratios.push(b / a);
        milliseconds.push(b);
      }
      few.close();
      many.close();
      report(`${median(milliseconds).toFixed(3)} ms at 560,000 payments`);
      return [
        atMost(
          'progress.growth',
          median(ratios),
          1.5,
          '×',
          'database time of the county progress query at 560,000 payments ÷ at 1,000',
        ),
        atMost('progress.database', median(milliseconds), 1, 'ms', 'the same at 560,000 payments, absolute'),
      ];
    } finally {
      folder.remove();
    }
  },
};

async function filled(folder: string, name: string, changes: Partial<typeof plan>): Promise<string> {
  const file = join(folder, `${name}.db`);
  const jobs = createImportJobs({ databaseUrl: seedDatabase(file), idHashKey });
  const csv = await writeCsv(join(folder, `${name}.csv`), changes);
  const result = await jobs.wait(jobs.start(requestFor(csv)).id);
  if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
  await jobs.close();
  return file;
}

/** Milliseconds of one query, over 300. */
function batch(query: { run(): unknown[] }): number {
  for (let i = 0; i < 50; i++) query.run();
  const start = performance.now();
  for (let i = 0; i < 300; i++) query.run();
  return (performance.now() - start) / 300;
}

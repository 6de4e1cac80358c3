import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compareTallies } from '../../server/services/progress/tallies.ts';
import { atLeast, type Bench, median } from './bench.ts';
import { campaignKey, plan, workFolder, writeCsv } from './county.ts';
import { sourceStatements } from './people.ts';
import { copyBare, dumpPayments, onServer, startBenchPostgres } from './postgres-county.ts';
import { type Loaded, load, paymentParts, sizesOf, words } from './scale-load.ts';

/** The same on PostgreSQL: speed against COPY, and growth. */
export const scalePostgres: Bench = {
  name: 'scale-postgres',
  async run(report, size) {
    const sizes = sizesOf(size);
    const folder = workFolder();
    const server = await startBenchPostgres();
    try {
      const csv = await writeCsv(join(folder.path, 'payments.csv'));
      const dump = join(folder.path, 'payments.copy');
      const ratios: number[] = [];
      let copyUrl = '';
      for (let run = 0; run < 3; run++) {
        const url = await server.fresh(`ingest_${run}`);
        const { ms } = await load(url, 'payments', csv);
        if (run === 0) {
          copyUrl = url;
          await dumpPayments(url, dump);
        }
        const bare = await copyBare(copyUrl, dump, `bare_${run}`);
        report(`import ${ms.toFixed(0)} ms, COPY ${bare.toFixed(0)} ms`);
        ratios.push(bare / ms);
      }
      const url = await server.fresh('growth');
      await onServer(url, async (client) => {
        for (const statement of sourceStatements()) await client.query(statement);
      });
      const grown: Loaded[] = [];
      for (const part of await paymentParts(folder.path, sizes)) {
        grown.push(await load(url, 'payments', part));
        rmSync(part);
      }
      report(`payments ${grown.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`);
      const start = performance.now();
      const compared = await compareTallies(url, campaignKey);
      report(`check of ${words(sizes.payments)}: ${(performance.now() - start).toFixed(0)} ms`);
      const [first, , last] = grown as [Loaded, Loaded, Loaded];
      return [
        atLeast(
          'ingest.postgres',
          median(ratios),
          0.4,
          '×',
          `${words(plan.payments)} rows, file to published tallies ÷ bare COPY of the same rows into a table with the same keys`,
        ),
        atLeast(
          'ingest.growth.postgres',
          first.ms / last.ms,
          0.8,
          '×',
          `rows/s of the last ${words(sizes.step)} of ${words(sizes.payments)} payments ÷ of the first`,
        ),
        atLeast(
          'tally.equal.postgres',
          compared.differenceCount === 0 && compared.personDifferences === 0 ? 1 : 0,
          1,
          '',
          'the kept tallies are those counted anew',
        ),
      ];
    } finally {
      await server.stop();
      folder.remove();
    }
  },
};

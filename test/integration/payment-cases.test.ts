import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemSentence } from '../../schema/messages.ts';
import type { Place } from '../../schema/values/problem.ts';
import { openDatabase } from '../../server/db/database.ts';
import { ask } from '../../server/db/steps.ts';
import type { ImportResult } from '../../server/services/imports/imports.ts';
import { compareTallies } from '../../server/services/progress/tallies.ts';
import { databases } from '../support/database.ts';
import { benefitYear, countyCode, figures, importFile, seedCampaign } from './import-fixture.ts';

const folder = new URL('../cases/payments/', import.meta.url).pathname;

/** `expected.json` of a case: why it exists, what comes back, and the sentence the clerk reads. */
interface ExpectedCase {
  readonly why: string;
  readonly kind?: 'DETAILS' | 'DAILY_TOTALS';
  readonly outcome: ImportResult['outcome'];
  readonly newPayments: number;
  readonly problems: readonly { code: string; severity: string; place: Place; sentence: string }[];
}

/** No file, however made, may take longer (ms) or more memory (bytes). */
const longestCase = 5000;
const mostMemory = 300 * 1024 ** 2;

/** What an import writes. */
const tablesOfPayments = [
  'payment',
  'payment_batch',
  'insured_person',
  'insured_person_move',
  'daily_total',
  'tally',
  'coverage_tally',
  'amount_check',
  'review_item',
  'audit_entry',
];

/** `UPDATE_CASES=1` writes what came back into the cases: read the difference before you commit it. */
const isUpdate = process.env.UPDATE_CASES === '1';

describe.each(databases)('payment files with a fault on $kind', ({ kind, fresh }) => {
  // A database of its own for each case would cost most of the time: what a case brought in is taken out again.
  let shared: { readonly url: string; readonly before: Awaited<ReturnType<typeof figures>> } | null = null;

  it.each(readdirSync(folder))('%s', async (name) => {
    const path = join(folder, name);
    const input = readdirSync(path).find((file) => file.startsWith('input.')) as string;
    const expectedFile = join(path, 'expected.json');
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as ExpectedCase;
    if (shared === null) {
      const url = await fresh();
      await seedCampaign(url);
      shared = { url, before: await figures(url) };
    }
    const { url, before } = shared;

    const started = performance.now();
    const resident = process.memoryUsage().rss;
    const result = await importFile(url, join(path, input), { kind: expected.kind ?? 'DETAILS' });
    expect(performance.now() - started).toBeLessThan(longestCase);
    expect(process.memoryUsage().rss - resident).toBeLessThan(mostMemory);
    const found = {
      outcome: result.outcome,
      newPayments: result.newPayments,
      problems: result.problems.map((problem) => ({
        code: problem.code,
        severity: problem.severity,
        place: problem.place,
        sentence: problemSentence(problem),
      })),
    };
    if (isUpdate && kind === 'sqlite') {
      const { why, kind: fileKind } = expected;
      writeFileSync(
        expectedFile,
        `${JSON.stringify({ why, ...(fileKind ? { kind: fileKind } : {}), ...found }, null, 2)}\n`,
      );
      if (result.outcome === 'COMMITTED') await forgetPayments(url);
      return;
    }
    expect(found).toEqual({
      outcome: expected.outcome,
      newPayments: expected.newPayments,
      problems: expected.problems,
    });
    expect(JSON.stringify(result)).not.toMatch(/\d{17}[\dX]/);
    expect(JSON.stringify(result)).not.toMatch(/XSE\d/);
    if (result.outcome !== 'COMMITTED') {
      expect(await figures(url)).toEqual(before);
      return;
    }
    // Rows in = accepted + rejected: a whole file or nothing.
    expect(result.rowsRead).toBe(result.newPayments + result.alreadyPresent);
    expect(await compareTallies(url, { countyCode, benefitYear })).toMatchObject({
      differenceCount: 0,
      personDifferences: 0,
    });
    await forgetPayments(url);
    expect(await figures(url)).toEqual(before);
  });
});

/** Takes every payment out of a test's database, and what was counted of it. */
async function forgetPayments(url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    await database.edit(function* () {
      for (const table of tablesOfPayments) yield* ask(`delete from ${table}`);
      yield* ask(`update campaign set payment_source = 'NONE', figures_version = 0, last_imported_at = null`);
    });
  } finally {
    await database.close();
  }
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemSentence } from '../../schema/messages.ts';
import type { Place } from '../../schema/values/problem.ts';
import type { StatementImportResult } from '../../server/services/imports/requests.ts';
import { importStatement } from '../../server/services/reconciliation/statement-imports.ts';
import { databases } from '../support/database.ts';
import { seedCampaign } from './import-fixture.ts';
import { statementFigures, statementRequest } from './statement-fixture.ts';

const folder = new URL('../cases/statements/', import.meta.url).pathname;

/** `expected.json` of a case: why it exists, what comes back, and the sentence the clerk reads. */
interface ExpectedCase {
  readonly why: string;
  readonly source: 'TAX' | 'BANK';
  readonly form?: 'DETAILS' | 'TOTALS';
  readonly outcome: StatementImportResult['outcome'];
  readonly rowsRead: number;
  readonly newLines: number;
  readonly rejectedRows: number;
  readonly problems: readonly { code: string; severity: string; place: Place; sentence: string }[];
}

/** `UPDATE_CASES=1` writes what came back into the cases: read the difference before you commit it. */
const isUpdate = process.env.UPDATE_CASES === '1';

describe.each(databases)('statements with a fault on $kind', ({ kind, fresh }) => {
  let url: string;
  beforeAll(async () => {
    url = await fresh();
    await seedCampaign(url);
  });

  // A dry run for all, on one database: what a case would keep is no matter of the next one.
  it.each(readdirSync(folder))('%s', async (name) => {
    const path = join(folder, name);
    const input = readdirSync(path).find((file) => file.startsWith('input.')) as string;
    const expectedFile = join(path, 'expected.json');
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as ExpectedCase;
    const before = await statementFigures(url);
    const request = statementRequest(join(path, input), expected.source, {
      form: expected.form ?? 'DETAILS',
      dryRun: true,
    });
    const hooks = { isCancelled: () => false, onProgress: () => {} };
    const result = await importStatement(url, request, hooks);
    const found = {
      outcome: result.outcome,
      rowsRead: result.rowsRead,
      newLines: result.newLines,
      rejectedRows: result.rejectedRows,
      problems: result.problems.map((problem) => ({
        code: problem.code,
        severity: problem.severity,
        place: problem.place,
        sentence: problemSentence(problem),
      })),
    };
    expect(await statementFigures(url)).toEqual(before);
    if (isUpdate && kind === 'sqlite') {
      const { why, source, form } = expected;
      const text = { why, source, ...(form ? { form } : {}), ...found };
      writeFileSync(expectedFile, `${JSON.stringify(text, null, 2)}\n`);
      return;
    }
    const { why: _, source: __, form: ___, ...rest } = expected;
    expect(found).toEqual(rest);
    expect(JSON.stringify(result)).not.toMatch(/\d{17}[\dX]/);
    if (result.problems.some(({ severity }) => severity === 'ERROR')) expect(result.newLines).toBe(0);
    if (result.newLines > 0)
      expect(result.rowsRead).toBeGreaterThanOrEqual(result.newLines + result.rejectedRows);
  });
});

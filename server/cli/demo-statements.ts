import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoPlan } from '../demo/county.ts';
import {
  bankStatementCsv,
  type DemoStatements,
  laterBankStatementCsv,
  taxStatementCsv,
} from '../demo/statements.ts';
import type { Services } from '../services/services.ts';
import { writeText } from './demo-rosters.ts';
import { terminalActor } from './terminal.ts';

/** The statements of a demo county, as `policy/notices/demo.json` describes them. */
export interface DemoStatementFiles extends DemoStatements {
  /** The bank's next statement, for trying the import by hand. */
  readonly sampleFile: string;
}

/**
 * Imports a statement of the tax office and one of the bank for the last days, through the same door as any other, and
 * writes the next one of the bank.
 *
 * @returns items to work through
 */
export async function loadDemoStatements(
  services: Services,
  campaignId: string,
  plan: DemoPlan,
  { sampleFile, ...statements }: DemoStatementFiles,
  sampleFolder: string,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-demo-'));
  let items = 0;
  try {
    for (const source of ['TAX', 'BANK'] as const) {
      const file = join(folder, `${source}.csv`);
      const text = source === 'TAX' ? taxStatementCsv(plan, statements) : bankStatementCsv(plan, statements);
      await writeText(file, text);
      const job = await services.reconciliation.importFile(
        terminalActor,
        { campaignId, source, form: 'DETAILS', dryRun: false, onProblem: 'ALL_OR_NOTHING' },
        { file, fileName: source === 'TAX' ? '示例·税务对账明细.csv' : '示例·银行扣款入库明细.csv' },
      );
      const { statementResult } = await services.imports.finished(job.id);
      if (statementResult?.outcome !== 'COMMITTED') {
        const problem = statementResult?.problems[0]?.code ?? '';
        throw new Error(
          `the demo's ${source} statement was not taken: ${statementResult?.outcome}, ${problem}`,
        );
      }
      items += statementResult.newItems;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await writeText(join(sampleFolder, sampleFile), laterBankStatementCsv(plan, statements));
  return items;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { type DemoPlan, paymentsCsv } from '../demo/county.ts';
import { residentsCsv, yearBefore } from '../demo/past.ts';
import { loadNotice } from '../services/notices/notices.ts';
import type { Services } from '../services/services.ts';
import { writeText } from './demo-rosters.ts';
import { terminalActor } from './terminal.ts';

/**
 * What one township of a demo county had the year before, and who lives there, as `policy/notices/demo.json` describes
 * it: enough for the forms of one township, and no second county's worth of people at every start.
 */
export interface DemoPast {
  readonly township: string;
  /** An invented notice, whole; its figures are nobody's. */
  readonly notice: { readonly benefitYear: number; readonly standard: { readonly individualFen: number } };
  readonly opensOn: LocalDate;
  readonly paidUntil: LocalDate;
  readonly register: {
    readonly code: string;
    readonly name: string;
    readonly office: string;
    readonly asOfOn: LocalDate;
  };
}

/**
 * Imports the register of residents, through the same door as any other. Before this year's payments: whoever is
 * covered is counted once, with them.
 *
 * @returns residents
 */
export async function loadDemoRegister(
  services: Services,
  campaignId: string,
  plan: DemoPlan,
  { township, register }: DemoPast,
): Promise<number> {
  const { code, name, office, asOfOn } = register;
  await services.rosters.saveSource(terminalActor, campaignId, {
    code,
    name,
    office,
    kind: 'RESIDENTS',
    category: null,
    // One township's: who is not in it may well live in the county.
    isFull: false,
    version: null,
  });
  return inFolder(async (folder) => {
    const file = join(folder, `${code}.csv`);
    await writeText(file, residentsCsv(plan, township));
    const job = await services.rosters.importFile(
      terminalActor,
      { campaignId, sourceCode: code, asOfOn, dryRun: false, columns: {}, allowManyCancelled: false },
      { file, fileName: `示例·${name}.csv` },
    );
    const { rosterResult } = await services.imports.finished(job.id);
    if (rosterResult?.outcome !== 'COMMITTED') {
      const problem = rosterResult?.problems[0]?.code ?? '';
      throw new Error(`the demo's register was not taken: ${rosterResult?.outcome}, ${problem}`);
    }
    return rosterResult.persons;
  });
}

/**
 * Opens the campaign of the year before from its invented notice and imports what the township paid in it.
 *
 * @returns payments
 */
export async function loadDemoPast(
  services: Services,
  plan: DemoPlan,
  { township, notice, opensOn, paidUntil }: DemoPast,
  countyCode: string,
): Promise<number> {
  const loaded = await loadNotice(services.database, JSON.stringify(notice), services.clock());
  if (loaded.kind === 'problems') {
    throw new Error(`the demo's notice of the year before has problems: ${loaded.problems[0]?.code}`);
  }
  const { individualFen: amountFen } = notice.standard;
  const past = yearBefore(plan, township, { amountFen, opensOn, paidUntil });
  return inFolder(async (folder) => {
    const file = join(folder, '示例.csv');
    await writeText(file, paymentsCsv(past));
    const job = await services.payments.importFile(
      terminalActor,
      {
        campaignId: `${countyCode}-${notice.benefitYear}`,
        kind: 'DETAILS',
        dryRun: false,
        onProblem: 'ALL_OR_NOTHING',
      },
      { file, fileName: `示例·${notice.benefitYear}年度缴费.csv` },
    );
    const { outcome, newPayments, problems } = await services.imports.wait(job.id);
    if (outcome !== 'COMMITTED') {
      throw new Error(`the demo's year before was not taken: ${outcome}, ${problems[0]?.code ?? ''}`);
    }
    return newPayments;
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-demo-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

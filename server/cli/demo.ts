import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDate } from '../../schema/values/local-date.ts';
import type { Config } from '../config.ts';
import { Division } from '../db/entities/index.ts';
import {
  type DemoPlan,
  type DemoTownship,
  dailyTotalsCsv,
  demoVillages,
  paymentsCsv,
} from '../demo/county.ts';
import { type Notice, townshipsOf } from '../policy/notice.ts';
import { divisionQuotas } from '../policy/quota.ts';
import type { NewAccount } from '../services/accounts.ts';
import { loadNotice } from '../services/notices/notices.ts';
import type { Services } from '../services/services.ts';
import { type DemoPast, loadDemoPast, loadDemoRegister } from './demo-past.ts';
import { type DemoRosters, loadDemoRosters, writeText } from './demo-rosters.ts';
import { type DemoStatementFiles, loadDemoStatements } from './demo-statements.ts';
import { terminalActor, withServices } from './terminal.ts';

export const demoPassword = 'demo2025';
const demoPayments = 560_000;

/** One campaign of the demo, as `policy/notices/demo.json` describes it: no county is named in code. */
interface DemoCounty {
  readonly notice: string;
  readonly county: string;
  /** Invented people, one for each role. */
  readonly accounts: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly role: NewAccount['role'];
    readonly division: string | null;
  }[];
  /** For a notice that names no townships, so that its progress has rows; null for those of the notice. */
  readonly inventedTownships: readonly DemoTownship[] | null;
  readonly payments: 'DETAILS' | 'DAILY_TOTALS';
  /** 6: a sixth of the payments asked for. */
  readonly onePaymentIn: number;
  readonly seed: number;
  readonly opensOn: LocalDate;
  readonly paidUntil: LocalDate;
  readonly openDays: { readonly from: number; readonly to: number } | null;
  /** A payment file of the last days, for trying the import by hand; its people have not paid yet. */
  readonly sample:
    | (Pick<DemoPlan, 'opensOn' | 'paidUntil' | 'payments' | 'firstPerson' | 'firstReceipt'> & {
        readonly file: string;
      })
    | null;
  /** Rosters whose people are among the payers; null for none. */
  readonly rosters: DemoRosters | null;
  /** What is known of a township from before; null for nothing. */
  readonly past: DemoPast | null;
  /** What the tax office and the bank say of the last days. */
  readonly statements: DemoStatementFiles | null;
}

const demoFolder = new URL('../policy/notices/', import.meta.url);

function demoCounties(): readonly DemoCounty[] {
  const text = readFileSync(new URL('demo.json', demoFolder), 'utf8');
  // Shipped with the program and loaded by its tests, so it has this shape.
  return (JSON.parse(text) as { readonly counties: readonly DemoCounty[] }).counties;
}

/** An account for each role in each county of the demo, and an administrator. */
export function demoAccounts(): Omit<NewAccount, 'password'>[] {
  const ofCounties = demoCounties().flatMap(({ county, accounts }) =>
    accounts.map(({ division, ...account }) => ({ ...account, countyCode: county, divisionCode: division })),
  );
  return [
    ...ofCounties,
    { countyCode: '*', name: 'admin', displayName: '示例·管理员', role: 'ADMIN', divisionCode: null },
  ];
}

/** `demo [--payments N]` on an empty database. */
export async function demoCommand(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--payments');
  const payments = at < 0 ? demoPayments : Number(args[at + 1]);
  if (!Number.isInteger(payments) || payments < 1) {
    console.error('用法：demo [--payments 笔数]');
    return 2;
  }
  return withServices(async (services, config) => {
    const [any] = await services.database.reader.all('select 1 as one from campaign limit 1');
    if (any) {
      console.error('数据库里已有征缴工作，示例只装入空数据库。');
      return 1;
    }
    await loadDemo(services, config, console.log, payments);
    return 0;
  });
}

/**
 * A campaign for each county of the demo from its notice, invented villages or townships, payments, and an account for
 * each role. The same call gives the same figures.
 */
export async function loadDemo(
  services: Services,
  config: Config,
  say: (line: string) => void,
  payments = demoPayments,
): Promise<void> {
  const loaded = await Promise.all(
    demoCounties().map(async (demo) => ({ demo, notice: await demoNotice(services, demo.notice, say) })),
  );
  for (const { demo, notice } of loaded) await addDemoDivisions(services, demo, notice);
  for (const account of demoAccounts()) {
    const password = account.role === 'ADMIN' ? (config.adminPassword ?? demoPassword) : demoPassword;
    await services.accounts.create({ ...account, password });
  }
  for (const { demo, notice } of loaded) {
    const plan = planOf(demo, notice, payments);
    const id = `${notice.county.code}-${notice.benefitYear}`;
    // Before the payments: whoever is covered is counted once, with them.
    if (demo.rosters) {
      const persons = await loadDemoRosters(
        services,
        id,
        plan,
        demo.rosters,
        join(config.dataFolder, '示例'),
      );
      say(`${notice.county.name}：示例名册 ${persons.toLocaleString('zh-CN')} 人次`);
    }
    if (demo.past) {
      const residents = await loadDemoRegister(services, id, plan, demo.past);
      say(`${notice.county.name}：一个乡镇的示例居民底册 ${residents.toLocaleString('zh-CN')} 人`);
    }
    if (demo.payments === 'DETAILS') {
      await importGenerated(services, id, 'DETAILS', paymentsCsv(plan));
      say(`${notice.county.name}：示例缴费 ${plan.payments.toLocaleString('zh-CN')} 笔`);
    } else {
      await importGenerated(services, id, 'DAILY_TOTALS', dailyTotalsCsv(plan));
      say(`${notice.county.name}：未附任务表；示例乡镇的每日汇总已装入`);
    }
    if (demo.statements) {
      const folder = join(config.dataFolder, '示例');
      const items = await loadDemoStatements(services, id, plan, demo.statements, folder);
      say(`${notice.county.name}：示例税务、银行对账单，待核对 ${items.toLocaleString('zh-CN')} 件`);
    }
    if (demo.past) {
      const paid = await loadDemoPast(services, plan, demo.past, notice.county.code);
      say(`${notice.county.name}：同一乡镇上一年度的示例缴费 ${paid.toLocaleString('zh-CN')} 笔`);
    }
    if (demo.sample === null) continue;
    const { file, ...days } = demo.sample;
    await writeText(join(config.dataFolder, '示例', file), paymentsCsv({ ...plan, ...days }));
  }
}

/** A payment file of the last two days, for trying the import by hand. */
export function samplePaymentFile(dataFolder: string): string {
  const sample = demoCounties().find((demo) => demo.sample !== null)?.sample;
  if (!sample) throw new Error('the demo has a payment file to try');
  return join(dataFolder, '示例', sample.file);
}

async function demoNotice(services: Services, file: string, say: (line: string) => void): Promise<Notice> {
  const text = readFileSync(new URL(file, demoFolder), 'utf8');
  const loaded = await loadNotice(services.database, text, services.clock(), file);
  if (loaded.kind === 'problems') throw new Error(`${file} 未通过校验，请先运行 notice check。`);
  say(`${loaded.notice.county.name} ${loaded.notice.document.number}`);
  return loaded.notice;
}

async function addDemoDivisions(
  services: Services,
  { inventedTownships }: DemoCounty,
  notice: Notice,
): Promise<void> {
  const county = notice.county.code;
  if (inventedTownships === null) {
    await addDivisions(services, county, demoVillages(demoTownships(notice)), 'VILLAGE');
    return;
  }
  const townships = inventedTownships.map(({ code, name }, index) => ({
    code,
    name,
    type: name.endsWith('办') ? ('OFFICE_ACTING_AS_TOWNSHIP' as const) : ('TOWNSHIP' as const),
    parentCode: county,
    tableOrder: index + 1,
  }));
  await addDivisions(services, county, townships, 'TOWNSHIP');
}

function planOf(demo: DemoCounty, notice: Notice, payments: number): DemoPlan {
  const { seed, opensOn, paidUntil, openDays, onePaymentIn } = demo;
  const townships = demo.inventedTownships ?? demoTownships(notice);
  return {
    seed,
    benefitYear: notice.benefitYear,
    townships,
    // Daily totals need a person in each township.
    payments: onePaymentIn === 1 ? payments : Math.max(townships.length, Math.round(payments / onePaymentIn)),
    opensOn,
    paidUntil,
    openDays,
  };
}

/** The townships of a notice with their task quota. */
export function demoTownships(notice: Notice): DemoTownship[] {
  const quotas = new Map(
    divisionQuotas(notice).map(({ divisionCode, values }) => [divisionCode, values[0] ?? 0]),
  );
  return townshipsOf(notice).map(({ code, name }) => ({ code, name, quota: quotas.get(code) ?? 0 }));
}

interface NewDivision {
  readonly code: string;
  readonly name: string;
  readonly type: 'VILLAGE' | 'COMMUNITY' | 'TOWNSHIP' | 'OFFICE_ACTING_AS_TOWNSHIP';
  readonly parentCode: string;
  readonly tableOrder: number;
}

/** Adds divisions in one transaction. */
export async function addDivisions(
  { database }: Services,
  countyCode: string,
  divisions: readonly NewDivision[],
  level: 'TOWNSHIP' | 'VILLAGE',
): Promise<void> {
  await database.write(async (em) => {
    for (const { code, name, type, parentCode, tableOrder } of divisions) {
      em.create(Division, {
        countyCode,
        code,
        name,
        aliases: '[]',
        type,
        level,
        parentCode,
        tableOrder,
        validFrom: null,
        validTo: null,
      });
    }
  });
}

/** Writes generated rows to a file and imports it as any other, so that the demo went through the same door. */
async function importGenerated(
  { payments, imports }: Services,
  campaignId: string,
  kind: 'DETAILS' | 'DAILY_TOTALS',
  text: Iterable<string>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-demo-'));
  try {
    const file = join(folder, '示例.csv');
    await writeText(file, text);
    const job = await payments.importFile(
      terminalActor,
      { campaignId, kind, dryRun: false, onProblem: 'ALL_OR_NOTHING' },
      { file, fileName: '示例.csv' },
    );
    const result = await imports.wait(job.id);
    if (result.outcome !== 'COMMITTED') {
      throw new Error(
        `the demo's payments were not taken: ${result.outcome}, ${result.problems[0]?.code ?? ''}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../config.ts';
import { Division } from '../db/entities/index.ts';
import {
  type DemoPlan,
  type DemoTownship,
  dailyTotalsCsv,
  demoVillages,
  paymentsCsv,
} from '../demo/county.ts';
import type { Notice } from '../policy/notice.ts';
import { divisionQuotas } from '../policy/quota.ts';
import type { NewAccount } from '../services/accounts.ts';
import { loadNotice } from '../services/notices.ts';
import type { Services } from '../services/services.ts';
import { terminalActor, withServices } from './terminal.ts';

export const demoPassword = 'demo2025';
const demoPayments = 560_000;
const notices = ['luoshan-2025.yaml', 'linyi-2025.yaml'];

/** Invented people, one for each role. */
export const demoAccounts: readonly Omit<NewAccount, 'password'>[] = [
  {
    countyCode: '411521',
    name: 'luoshan',
    displayName: '示例·罗山县医保局经办',
    role: 'BUREAU',
    divisionCode: null,
  },
  {
    countyCode: '411521',
    name: 'zhoudang',
    displayName: '示例·周党镇经办',
    role: 'TOWNSHIP',
    divisionCode: '411521-04',
  },
  {
    countyCode: '411521',
    name: 'fenxi',
    displayName: '示例·罗山县分析员',
    role: 'ANALYST',
    divisionCode: null,
  },
  {
    countyCode: '140821',
    name: 'linyi',
    displayName: '示例·临猗县医保局经办',
    role: 'BUREAU',
    divisionCode: null,
  },
  { countyCode: '*', name: 'admin', displayName: '示例·管理员', role: 'ADMIN', divisionCode: null },
];

/** Linyi's notice names no township; these are invented so that its progress has rows. */
const linyiTownships: readonly DemoTownship[] = [
  '示例一镇',
  '示例二镇',
  '示例三乡',
  '示例四乡',
  '示例社区办',
].map((name, index) => ({ code: `140821-S${index + 1}`, name, quota: 30_000 - index * 4_000 }));

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
 * Two campaigns from their notices, invented villages, residents and payments, and an account for each role.
 * The same call gives the same figures.
 */
export async function loadDemo(
  services: Services,
  config: Config,
  say: (line: string) => void,
  payments = demoPayments,
): Promise<void> {
  const [luoshan, linyi] = await Promise.all(
    notices.map(async (file) => {
      const url = new URL(`../policy/notices/${file}`, import.meta.url);
      const loaded = await loadNotice(services.database, readFileSync(url, 'utf8'), services.clock(), file);
      if (loaded.kind === 'problems') throw new Error(`${file} 未通过校验，请先运行 notice check。`);
      say(`${loaded.notice.county.name} ${loaded.notice.document.number}`);
      return loaded.notice;
    }),
  );
  if (!luoshan || !linyi) throw new Error('the demo has two notices');
  const townships = townshipsOf(luoshan);
  await addDivisions(services, luoshan.county.code, demoVillages(townships), 'VILLAGE');
  await addDivisions(
    services,
    linyi.county.code,
    linyiTownships.map(({ code, name }, index) => ({
      code,
      name,
      type: name.endsWith('办') ? ('OFFICE_ACTING_AS_TOWNSHIP' as const) : ('TOWNSHIP' as const),
      parentCode: linyi.county.code,
      tableOrder: index + 1,
    })),
    'TOWNSHIP',
  );
  for (const account of demoAccounts) {
    const password = account.role === 'ADMIN' ? (config.adminPassword ?? demoPassword) : demoPassword;
    await services.accounts.create({ ...account, password });
  }
  const plan: DemoPlan = {
    seed: 2025,
    benefitYear: 2025,
    townships,
    payments,
    opensOn: '2024-10-01',
    paidUntil: '2024-12-29',
  };
  await importGenerated(services, '411521-2025', 'DETAILS', paymentsCsv(plan));
  say(`罗山县：示例缴费 ${payments.toLocaleString('zh-CN')} 笔`);
  const linyiPlan: DemoPlan = {
    seed: 2026,
    benefitYear: 2025,
    townships: linyiTownships,
    payments: Math.max(5, Math.round(payments / 6)),
    opensOn: '2024-09-01',
    paidUntil: '2025-02-20',
    openDays: { from: 1, to: 25 },
  };
  await importGenerated(services, '140821-2025', 'DAILY_TOTALS', dailyTotalsCsv(linyiPlan));
  say('临猗县：未附任务表；示例乡镇的每日汇总已装入');
  const sample = {
    ...plan,
    payments: 1200,
    // People who have not paid yet, so that the figures move.
    firstPerson: 1_000_000,
    opensOn: '2024-12-30',
    paidUntil: '2024-12-31',
    firstReceipt: 9_000_001,
  };
  await writeText(samplePaymentFile(config.dataFolder), paymentsCsv(sample));
}

/** A payment file of the last two days, for trying the import by hand. */
export function samplePaymentFile(dataFolder: string): string {
  return join(dataFolder, '示例', '罗山县缴费明细-示例-20241230至31日.csv');
}

/** The townships of a notice with their task quota. */
export function townshipsOf(notice: Notice): DemoTownship[] {
  const quotas = new Map(
    divisionQuotas(notice).map(({ divisionCode, values }) => [divisionCode, values[0] ?? 0]),
  );
  return notice.divisions.map(({ code, name }) => ({ code, name, quota: quotas.get(code) ?? 0 }));
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

async function writeText(file: string, text: Iterable<string>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await pipeline(Readable.from(text), createWriteStream(file));
}

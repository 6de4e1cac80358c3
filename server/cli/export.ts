import { writeFileSync } from 'node:fs';
import { isLocalDate, type LocalDate } from '../../schema/values/local-date.ts';
import { sheetsToXlsx } from '../export/xlsx.ts';
import { reviewModel, subsidyModel } from '../http/export-lists.ts';
import { chaseModels, coverageModel } from '../http/export-people.ts';
import { reconciliationItemsModel, reconciliationModel } from '../http/export-reconciliation.ts';
import { breakdownModel, policyModel, progressModel } from '../http/export-routes.ts';
import type { CampaignRecord } from '../services/campaigns/campaigns.ts';
import type { Services } from '../services/services.ts';
import { readArguments } from './arguments.ts';
import { terminalActor, withServices } from './terminal.ts';

type Sheets = Awaited<ReturnType<typeof chaseModels>>;

interface ExportOptions {
  readonly under: string | null;
  /** In capitals; null for the first of `ways`. */
  readonly by: string | null;
  readonly asOf: LocalDate | null;
}

interface Export {
  readonly name: string;
  /** What `--by` takes, the usual one first; empty when the sheet has one form. */
  readonly ways: readonly string[];
  /** Options beside `--by`. */
  readonly takes: readonly ('under' | 'as-of')[];
  readonly make: (services: Services, campaign: CampaignRecord, options: ExportOptions) => Promise<Sheets>;
}

const levels = ['TOWNSHIP', 'VILLAGE'];
const progressWays = ['TOWNSHIP', 'VILLAGE', 'CATEGORY', 'DAY'] as const;
const levelOf = ({ by }: ExportOptions) => (by === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP');

/** Every sheet the command writes. Names and ID numbers stay masked. */
const exports: Readonly<Record<string, Export>> = {
  progress: {
    name: '进度表',
    ways: progressWays,
    takes: ['under', 'as-of'],
    make: async (services, campaign, options) => [
      await progressModel(services, terminalActor, campaign, {
        ...options,
        by: progressWays.find((way) => way === options.by) ?? 'TOWNSHIP',
      }),
    ],
  },
  breakdown: {
    name: '目标分解表',
    ways: [],
    takes: [],
    make: async (services, campaign) => [await breakdownModel(services, terminalActor, campaign)],
  },
  coverage: {
    name: '困难群众参保情况表',
    ways: levels,
    takes: ['under', 'as-of'],
    make: async (services, campaign, options) => [
      await coverageModel(services, terminalActor, campaign, { ...options, level: levelOf(options) }),
    ],
  },
  chase: {
    name: '疑似未参保名册（姓名、号码遮盖）',
    ways: ['ONE', 'VILLAGE'],
    takes: ['under'],
    make: (services, campaign, { under, by }) =>
      chaseModels(services, terminalActor, campaign, {
        under,
        category: null,
        bySheet: by === 'VILLAGE' ? 'VILLAGE' : 'ONE',
      }),
  },
  reconciliation: {
    name: '对账表',
    ways: ['TOWNSHIP', 'DAY'],
    takes: ['under'],
    make: async (services, campaign, { under, by }) => [
      await reconciliationModel(services, terminalActor, campaign, {
        by: by === 'DAY' ? 'DAY' : 'TOWNSHIP',
        from: null,
        to: null,
        under,
      }),
    ],
  },
  'reconciliation-items': {
    name: '对账待核对清单',
    ways: [],
    takes: ['under'],
    make: async (services, campaign, { under }) => [
      await reconciliationItemsModel(services, terminalActor, campaign, under),
    ],
  },
  subsidy: {
    name: '资助测算表',
    ways: ['CATEGORY', 'TOWNSHIP'],
    takes: ['under', 'as-of'],
    make: async (services, campaign, { under, by, asOf }) => [
      await subsidyModel(services, terminalActor, campaign, {
        by: by === 'TOWNSHIP' ? 'TOWNSHIP' : 'CATEGORY',
        under,
        asOf,
        people: null,
      }),
    ],
  },
  review: {
    name: '待处理事项清单',
    ways: [],
    takes: ['under'],
    make: async (services, campaign, { under }) => [
      await reviewModel(services, terminalActor, campaign, { area: null, kind: null, status: 'OPEN', under }),
    ],
  },
  policy: {
    name: '政策参数表',
    ways: [],
    takes: [],
    make: async (services, campaign) => [
      await policyModel(services, terminalActor, campaign, { withSpare: false }),
    ],
  },
};

function usage(): string {
  const lines = Object.entries(exports).map(([kind, { name, ways, takes }]) => {
    const options = [
      ...(takes.includes('under') ? ['--under 区划代码'] : []),
      ...(ways.length > 0 ? [`--by ${ways.join('|')}`] : []),
      ...(takes.includes('as-of') ? ['--as-of YYYY-MM-DD'] : []),
    ];
    return `  ${[kind.padEnd(21), name, ...options.map((option) => `[${option}]`)].join(' ')}`;
  });
  return ['用法：export <表> <县代码-年度> <文件.xlsx> [参数]。表：', ...lines].join('\n');
}

/** `export <sheet> <campaign> <file.xlsx>`: 2 when called wrongly. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { under: true, by: true, 'as-of': true });
  const [kind = '', id, file] = read?.values ?? [];
  const sheet = Object.hasOwn(exports, kind) ? exports[kind] : undefined;
  const optionOf = (name: string) => read?.options.get(name)?.at(-1) ?? null;
  const by = optionOf('by')?.toUpperCase() ?? null;
  const asOf = optionOf('as-of');
  const isUnknown = [...(read?.options.keys() ?? [])].some(
    (name) => name !== 'by' && !sheet?.takes.some((each) => each === name),
  );
  const isWrong =
    isUnknown || (by !== null && !sheet?.ways.includes(by)) || (asOf !== null && !isLocalDate(asOf));
  if (!sheet || !id || !file || isWrong) {
    console.error(usage());
    return 2;
  }
  return withServices(async (services) => {
    const campaign = await services.campaigns.get(terminalActor, id);
    const models = await sheet.make(services, campaign, { under: optionOf('under'), by, asOf });
    const properties = {
      title: models[0]?.tabName ?? sheet.name,
      creator: '医保征缴助手',
      createdAt: services.clock(),
    };
    writeFileSync(file, await sheetsToXlsx(models, properties));
    console.log(`已写入 ${file}`);
    return 0;
  });
}

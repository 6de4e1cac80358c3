import type { Actor } from '../../../server/services/access.ts';
import type { CampaignRecord } from '../../../server/services/campaigns/campaigns.ts';
import type { DivisionRecord, DivisionTree } from '../../../server/services/divisions.ts';
import { createFigures, type FigureAsk, type FigureParts } from '../../../server/services/figures/figures.ts';
import { placeFinder } from '../../../server/services/figures/places.ts';

const county = '990000';

function division(
  code: string,
  name: string,
  level: DivisionRecord['level'],
  parentCode: string | null,
): DivisionRecord {
  return {
    countyCode: county,
    code,
    name,
    aliases: code === '990000-01' ? ['甲乡'] : [],
    type: level,
    level,
    parentCode,
    tableOrder: 1,
    validFrom: null,
    validTo: null,
  };
}

const rows = [
  division(county, '示例县', 'COUNTY', null),
  division('990000-01', '甲镇', 'TOWNSHIP', county),
  division('990000-02', '乙镇', 'TOWNSHIP', county),
  division('990000-01001', '新村', 'VILLAGE', '990000-01'),
  division('990000-01002', '李庄村', 'VILLAGE', '990000-01'),
  division('990000-01003', '王庄村', 'VILLAGE', '990000-01'),
  division('990000-02001', '新村', 'VILLAGE', '990000-02'),
  division('990000-02002', '张庄村', 'VILLAGE', '990000-02'),
];

const tree: DivisionTree = {
  county: rows[0] as DivisionRecord,
  byCode: new Map(rows.map((row) => [row.code, row])),
  townships: rows.filter(({ level }) => level === 'TOWNSHIP'),
  villages: rows.filter(({ level }) => level === 'VILLAGE'),
  childrenOf: (code) => rows.filter(({ parentCode }) => parentCode === code),
};

const bureau: Actor = {
  account: 'bureau',
  displayName: '示例',
  role: 'BUREAU',
  countyCode: county,
  divisionCode: null,
};
const township: Actor = { ...bureau, account: 'yi', role: 'TOWNSHIP', divisionCode: '990000-02' };

describe('placeFinder', () => {
  const found = (actor: Actor, written: string) => {
    const place = placeFinder(actor, tree)(written);
    return place.kind === 'found' ? place.division.code : place.code;
  };

  it.each([
    ['示例县', '990000'],
    ['甲镇', '990000-01'],
    ['甲', '990000-01'],
    ['甲乡', '990000-01'],
    ['示例县甲镇', '990000-01'],
    ['990000-01', '990000-01'],
    ['李庄村', '990000-01002'],
    ['乙镇新村', '990000-02001'],
    [' 甲乡 新村 ', '990000-01001'],
    ['新村', 'FIGURE_AMBIGUOUS_DIVISION'],
    ['丙镇', 'FIGURE_UNKNOWN_DIVISION'],
    ['甲镇张庄村', 'FIGURE_UNKNOWN_DIVISION'],
  ])('takes %j for %s', (written, expected) => {
    expect(found(bureau, written)).toBe(expected);
  });

  it.each([
    ['新村', '990000-02001'],
    ['乙镇', '990000-02'],
    ['张庄村', '990000-02002'],
    ['李庄村', 'FIGURE_OUT_OF_SCOPE'],
    ['甲镇新村', 'FIGURE_OUT_OF_SCOPE'],
    ['甲', 'FIGURE_OUT_OF_SCOPE'],
    ['示例县', 'FIGURE_OUT_OF_SCOPE'],
  ])('for 乙镇 takes %j for %s', (written, expected) => {
    expect(found(township, written)).toBe(expected);
  });
});

describe('createFigures', () => {
  /** Ranks in the county: two equals in first place, as the progress of all villages has them. */
  const ranks: Readonly<Record<string, number | null>> = {
    '990000-01001': 4,
    '990000-01002': 1,
    '990000-01003': 4,
    '990000-02001': 1,
    '990000-02002': 3,
  };

  function world() {
    const asked: unknown[] = [];
    /** What the campaign is at each reading after an answer; the last one stays. */
    const versions: number[] = [3];
    const parts = {
      campaigns: {
        async get() {
          const version = versions.length > 1 ? versions.shift() : versions[0];
          return { ...campaign, figuresVersion: version };
        },
      },
      divisions: { tree: async () => tree },
      progress: {
        async of(_actor: Actor, _campaign: unknown, query: { level: string; asOf: string | null }) {
          asked.push([query.level, query.asOf]);
          const of = query.level === 'VILLAGE' ? tree.villages : tree.townships;
          return {
            rows: of.map(({ code }) => ({
              divisionCode: code,
              quota: code === '990000-02' ? 0 : 100,
              paidPersons: 7,
              amountFen: 280_000,
              completionBasisPoints: code === '990000-02' ? null : 700,
              gap: 93,
              rank: ranks[code] ?? null,
            })),
            total: { quota: 200, paidPersons: 14, amountFen: 560_000, completionBasisPoints: 700, gap: 186 },
          };
        },
      },
      clock: () => new Date('2025-01-10T02:00:00Z'),
    } as unknown as FigureParts;
    const campaign = {
      countyCode: county,
      benefitYear: 2025,
      figuresVersion: 3,
      notice: { windows: [{ opensOn: '2024-10-01' }], categories: [] },
    } as unknown as CampaignRecord;
    const ask = (asks: readonly Partial<FigureAsk>[]) =>
      createFigures(parts).of(
        bureau,
        campaign,
        asks.map((each) => ({ name: 'RANK', division: null, category: null, on: null, ...each })),
      );
    return { ask, asked, versions };
  }

  it('ranks villages within their township, equals alike, out of one table of all villages', async () => {
    const { ask, asked } = world();
    const { values } = await ask(tree.villages.map(({ code }) => ({ division: code })));
    expect(values).toEqual([2, 1, 2, 1, 2]);
    expect(asked).toEqual([['VILLAGE', null]]);
  });

  it('works out one table for each level and day, however many figures are asked', async () => {
    const { ask, asked } = world();
    const days = ['2024-11-01', '2024-11-02', null];
    const asks = Array.from({ length: 3000 }, (_, i) => ({
      name: 'PAID_PERSONS' as const,
      division: i % 2 ? '甲镇' : '李庄村',
      on: days[i % 3] ?? null,
    }));
    const { values, figuresVersion } = await ask(asks);
    expect(values).toEqual(new Array(3000).fill(7));
    expect(figuresVersion).toBe(3);
    expect(asked).toHaveLength(6);
  });

  it('works all out again when an import came between: figures of one answer are of one state', async () => {
    const { ask, asked, versions } = world();
    versions.splice(0, 1, 4, 5, 5);
    const { figuresVersion } = await ask([{ division: '甲镇' }]);
    expect(figuresVersion).toBe(5);
    expect(asked).toHaveLength(3);
  });

  it('says that a quota of 0 has no rate, rather than 0 %', async () => {
    const { ask } = world();
    const { values, codes } = await ask([
      { name: 'COMPLETION', division: '乙镇' },
      { name: 'QUOTA', division: '乙镇' },
      { name: 'COMPLETION', division: '甲镇' },
    ]);
    expect(values).toEqual([null, 0, 700]);
    expect(codes).toEqual(['FIGURE_QUOTA_ZERO', null, null]);
  });
});

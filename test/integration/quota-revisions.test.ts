import { readFileSync } from 'node:fs';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { ask } from '../../server/db/steps.ts';
import type { Actor } from '../../server/services/access.ts';
import { createCampaigns } from '../../server/services/campaigns/campaigns.ts';
import { createDivisions } from '../../server/services/divisions.ts';
import { loadNotice } from '../../server/services/notices/notices.ts';
import {
  createQuotaRevisions,
  type ReviseQuotasChoice,
} from '../../server/services/quotas/quota-revisions.ts';
import { createQuotas } from '../../server/services/quotas/quotas.ts';
import { createStamp } from '../../server/services/stamp.ts';
import { databases } from '../support/database.ts';
import { storedRows } from '../support/rows.ts';

const luoshanText = readFileSync('server/policy/notices/luoshan-2025.yaml', 'utf8');
const linyiText = readFileSync('server/policy/notices/linyi-2025.yaml', 'utf8');
const luoshanId = '411521-2025';
const zhoudang = '411521-04';
const bureau: Actor = {
  account: 'luoshan',
  displayName: '示例经办',
  role: 'BUREAU',
  countyCode: '411521',
  divisionCode: null,
};
const township: Actor = { ...bureau, account: 'zhoudang', role: 'TOWNSHIP', divisionCode: zhoudang };

let keys = 0;
const choice = (more: Partial<ReviseQuotasChoice> = {}): ReviseQuotasChoice => ({
  campaignId: luoshanId,
  expectedRevision: 1,
  columns: [],
  figures: [],
  edits: [],
  residual: 'LEAVE',
  lockedDivisions: [],
  fromOn: null,
  reason: '示例：市里核减',
  reopenUntil: null,
  dryRun: false,
  mutationKey: `test-key-${++keys}`,
  ...more,
});
const edit = (persons: number, divisionCode = zhoudang, columnCode = 'TASK') => ({
  divisionCode,
  columnCode,
  persons,
  reason: '示例：划出一个村',
});

function later(from: string, row: number, was: number, becomes: number, number = '罗政办〔2024〕57号') {
  return `
revisions:
  - document: { number: ${number}, title: 修改通知（示例）, issuer: 罗山县人民政府办公室, issuedOn: 2024-11-18 }
    from: ${from}
    changes:
      - { path: "quotas.rows[${row}].values[0]", was: ${was}, becomes: ${becomes} }
`;
}

describe.each(databases)('quota revisions on $kind', ({ fresh }) => {
  let database: Database;
  const clock = { now: new Date('2024-11-25T02:00:00Z') };
  let services: ReturnType<typeof make>;
  const make = () => {
    const divisions = createDivisions(database, createStamp(database));
    const campaigns = createCampaigns(database, () => clock.now);
    return {
      campaigns,
      quotas: createQuotas(database, divisions),
      revisions: createQuotaRevisions({ database, campaigns, divisions, clock: () => clock.now }),
    };
  };
  const load = (text: string) => loadNotice(database, text, clock.now, 'notice.yaml');
  const revise = (more: Partial<ReviseQuotasChoice> = {}) => services.revisions.revise(bureau, choice(more));
  const tasks = async (on?: string) => {
    const campaign = await services.campaigns.get(bureau, luoshanId);
    return services.quotas.task(campaign, on);
  };
  const total = async (on?: string) =>
    [...((await tasks(on))?.byDivision.values() ?? [])].reduce((sum, persons) => sum + persons, 0);
  /** Forms as a dispatch leaves them, with one village that has 7 persons of the task. */
  const dispatched = async (states: Readonly<Record<string, string>>) => {
    const closed = (state: string) => (state === 'REOPENED' ? 'ACCEPTED' : null);
    await database.edit(function* () {
      for (const [code, state] of Object.entries(states)) {
        const key = ['411521', 2025, code];
        yield* ask(
          `insert into breakdown (county_code, benefit_year, township_code, state, edition, version, dispatch_number,
             quota_revision, deadline_on, instructions, dispatched_by, dispatched_at, closed_state, reopened_until)
           values (?, ?, ?, ?, 1, 3, 1, 1, '2024-12-10', '', 'luoshan', '2024-11-20T00:00:00.000Z', ?, ?)`,
          [...key, state, closed(state), closed(state) && '2024-11-28'],
        );
        for (const [position, column, name] of [
          [0, 'TASK', '任务数'],
          [1, 'LIFTED_OUT', '脱贫户'],
        ] as const) {
          yield* ask(
            `insert into breakdown_column (county_code, benefit_year, township_code, column_code, name, position,
               is_filled, is_sub_quota, category_code, quota_persons)
             select county_code, benefit_year, division_code, ?, ?, ?, 1, 0, null, persons from quota
             where county_code = ? and benefit_year = ? and division_code = ? and revision = 1 and column_code = ?`,
            [column, name, position, ...key, column],
          );
        }
        yield* ask(
          `insert into breakdown_cell (county_code, benefit_year, township_code, village_code, column_code, persons,
             accepted_persons, version) values (?, ?, ?, 'v1', 'TASK', 7, 6, 3)`,
          key,
        );
      }
    });
  };
  const heads = () =>
    database.reader.all<Record<string, unknown>>(
      `select b.township_code as code, b.state, b.edition, b.version, b.quota_revision as revision,
         b.closed_state as closed, b.reopened_until as until, b.returned_reason as returned, c.quota_persons as task
       from breakdown b join breakdown_column c on c.county_code = b.county_code
         and c.township_code = b.township_code and c.column_code = 'TASK' order by b.township_code`,
    );

  beforeEach(async () => {
    clock.now = new Date('2024-11-25T02:00:00Z');
    database = await openDatabase(await fresh());
    services = make();
    await load(luoshanText);
  });
  afterEach(() => database.close());

  it('tries a residual of +2 without storing anything: 592,727 in the table, two rows changed', async () => {
    const before = await storedRows(database.url);
    const trial = await revise({
      columns: [{ code: 'TASK', method: null, declaredTotal: undefined }],
      residual: 'APPORTION',
      dryRun: true,
      reason: '',
    });
    expect(trial).toMatchObject({ revision: null, problems: [], touched: [], isReplay: false });
    expect(trial.table?.columns[0]).toMatchObject({
      declaredTotal: 592_727,
      computedTotal: 592_727,
      difference: 0,
    });
    expect(trial.cells.filter(({ residualPart }) => residualPart > 0)).toMatchObject([
      { divisionName: '周党镇', columnName: '任务数', before: 42_643, persons: 42_644 },
      { divisionName: '竹竿镇', before: 44_481, persons: 44_482 },
    ]);
    expect(await storedRows(database.url)).toEqual(before);
  });

  it('stores the second revision from today, keeps the first, and says who decided why', async () => {
    const done = await revise({ edits: [edit(42_000)] });
    expect(done).toMatchObject({ revision: 2, problems: [], isReplay: false });
    expect([await total('2024-11-24'), await total('2024-11-25')]).toEqual([592_725, 592_082]);
    const campaign = await services.campaigns.get(bureau, luoshanId);
    expect([campaign.quotaRevision, campaign.figuresVersion]).toEqual([2, 2]);
    expect(await services.revisions.list(bureau, campaign)).toEqual([
      {
        revision: 2,
        source: 'EDITED',
        basedOn: 1,
        reason: '示例：市里核减',
        decidedBy: 'luoshan',
        decidedAt: '2024-11-25T02:00:00.000Z',
        fromOn: '2024-11-25',
        isCurrent: true,
      },
      expect.objectContaining({ revision: 1, source: 'NOTICE', fromOn: null, isCurrent: false }),
    ]);
    const cells = await services.revisions.cells(bureau, campaign, 2);
    expect(cells).toHaveLength(60);
    expect(cells.filter(({ before, persons }) => before !== persons)).toMatchObject([
      {
        divisionCode: zhoudang,
        columnCode: 'TASK',
        before: 42_643,
        persons: 42_000,
        reason: '示例：划出一个村',
      },
    ]);
    expect(await services.revisions.cells(township, campaign, 2)).toEqual([]);
    expect(await services.revisions.list(township, campaign)).toMatchObject([
      { revision: 2, reason: '', decidedBy: null },
      { revision: 1 },
    ]);
    const [audit] = await database.reader.all<{ account_name: string; detail: string }>(
      `select account_name, detail from audit_entry where act = 'reviseQuotas'`,
    );
    expect([audit?.account_name, JSON.parse(audit?.detail ?? '')]).toEqual([
      'luoshan',
      { revision: 2, basedOn: 1, columns: [], edits: 1, residual: 'LEAVE', touched: [] },
    ]);
  });

  it('answers a repeated key from what was done, refuses the key for anything else, and moves nothing', async () => {
    const asked = choice({ edits: [edit(42_000)] });
    await services.revisions.revise(bureau, asked);
    const stored = await storedRows(database.url);
    expect(await services.revisions.revise(bureau, asked)).toMatchObject({
      revision: 2,
      isReplay: true,
      problems: [],
      table: { revision: 2 },
    });
    await expect(
      services.revisions.revise(bureau, { ...asked, edits: [edit(41_000)] }),
    ).rejects.toMatchObject({ code: 'MUTATION_KEY_REUSED' });
    await expect(revise({ edits: [edit(41_000)] })).rejects.toMatchObject({
      code: 'QUOTA_REVISION_CHANGED',
      values: { found: 2, expected: 1 },
    });
    expect(await storedRows(database.url)).toEqual(stored);
  });

  it('stores one of two revisions that were decided at once', async () => {
    const both = await Promise.allSettled([
      revise({ edits: [edit(42_000)] }),
      revise({ edits: [edit(41_000)] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await tasks())?.byDivision.get(zhoudang)).toBe(both[0]?.status === 'fulfilled' ? 42_000 : 41_000);
  });

  it('refuses a township account, a missing reason and a day after today, and stores nothing', async () => {
    const stored = await storedRows(database.url);
    const asked = choice({ edits: [edit(42_000)] });
    await expect(services.revisions.revise(township, asked)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const wrong = await revise({ edits: [edit(42_000)], reason: '—', fromOn: '2024-11-26' });
    expect(wrong.revision).toBeNull();
    expect(wrong.problems.map(({ code }) => code)).toEqual(['QUOTA_REASON_MISSING', 'QUOTA_FROM_LATER']);
    expect(await storedRows(database.url)).toEqual(stored);
  });

  it('lists the touched breakdowns, opens the accepted one to a named day, and rescales no village', async () => {
    const accepted = '411521-13';
    await dispatched({
      [zhoudang]: 'SUBMITTED',
      '411521-05': 'DRAFT',
      [accepted]: 'LOCKED',
      '411521-14': 'ACCEPTED',
      '411521-15': 'RECALLED',
      '411521-16': 'REOPENED',
    });
    const edits = [
      edit(42_000),
      edit(44_000, accepted),
      edit(29_000, '411521-05'),
      edit(25_000, '411521-15'),
      edit(34_000, '411521-16'),
    ];
    const refused = await revise({ edits });
    expect(refused).toMatchObject({
      revision: null,
      problems: [{ code: 'QUOTA_REOPEN_DAY_MISSING', severity: 'ERROR', found: '1' }],
    });
    expect((await heads()).every(({ edition }) => edition === 1)).toBe(true);
    const done = await revise({ edits, reopenUntil: '2024-12-05' });
    expect(done.revision).toBe(2);
    expect(
      done.touched.map(({ division, state, becomes, columns }) => [division.name, state, becomes, columns]),
    ).toEqual([
      ['周党镇', 'SUBMITTED', 'RETURNED', [{ code: 'TASK', before: 42_643, after: 42_000 }]],
      ['潘新镇', 'DRAFT', 'DRAFT', [{ code: 'TASK', before: 29_063, after: 29_000 }]],
      ['竹竿镇', 'LOCKED', 'REOPENED', [{ code: 'TASK', before: 44_481, after: 44_000 }]],
      ['高店镇', 'REOPENED', 'REOPENED', [{ code: 'TASK', before: 34_347, after: 34_000 }]],
    ]);
    const kept = { version: 3, closed: null, until: null, returned: null };
    const open = { ...kept, version: 4 };
    expect(await heads()).toEqual([
      {
        ...open,
        code: zhoudang,
        state: 'RETURNED',
        edition: 2,
        revision: 2,
        task: 42_000,
        returned: '示例：市里核减',
      },
      { ...open, code: '411521-05', state: 'DRAFT', edition: 2, revision: 2, task: 29_000 },
      {
        ...open,
        code: accepted,
        state: 'REOPENED',
        edition: 2,
        revision: 2,
        task: 44_000,
        closed: 'LOCKED',
        until: '2024-12-05',
      },
      { ...kept, code: '411521-14', state: 'ACCEPTED', edition: 1, revision: 2, task: 38_522 },
      { ...kept, code: '411521-15', state: 'RECALLED', edition: 1, revision: 1, task: 25_843 },
      {
        ...open,
        code: '411521-16',
        state: 'REOPENED',
        edition: 2,
        revision: 2,
        task: 34_000,
        closed: 'ACCEPTED',
        until: '2024-12-05',
      },
    ]);
    expect(
      await database.reader.all('select distinct persons, accepted_persons from breakdown_cell'),
    ).toEqual([{ persons: 7, accepted_persons: 6 }]);
    const events = await database.reader.all<{ act: string; to_state: string }>(
      'select act, to_state from breakdown_event order by township_code',
    );
    expect(events.map(({ act, to_state }) => `${act} ${to_state}`)).toEqual([
      'REVISE_QUOTA RETURNED',
      'REVISE_QUOTA DRAFT',
      'REVISE_QUOTA REOPENED',
      'REVISE_QUOTA REOPENED',
    ]);
  });

  it('gives out quotas where the notice has none: 三年平均 by what the bureau says of 2022 to 2024', async () => {
    await load(linyiText);
    const linyi: Actor = { ...bureau, account: 'linyi', countyCode: '140821' };
    const campaign = await services.campaigns.get(linyi, '140821-2025');
    expect(campaign.quotaRevision).toBeNull();
    const townships = [
      { code: '140821-01', name: '示例甲镇' },
      { code: '140821-02', name: '示例乙社区办' },
    ];
    const method = { kind: 'MEAN_OF_PRIOR_YEARS', years: 3, missingYears: 'ASK' } as const;
    const figures = townships.flatMap(({ code }, index) =>
      [2022, 2023, 2024].map((year) => ({
        divisionCode: code,
        columnCode: 'TASK',
        year,
        persons: 1000 * (index + 1) + (year - 2022),
        population: null,
        given: null,
      })),
    );
    const asked = {
      campaignId: '140821-2025',
      expectedRevision: 0,
      columns: [{ code: 'TASK', method, declaredTotal: null }],
    };
    expect(await services.revisions.revise(linyi, choice(asked))).toMatchObject({
      problems: [{ code: 'QUOTA_NO_DIVISIONS', severity: 'ERROR' }],
    });
    await database.edit(function* () {
      for (const [order, { code, name }] of townships.entries()) {
        yield* ask(
          `insert into division (county_code, code, name, aliases, type, level, parent_code, table_order)
           values ('140821', ?, ?, '[]', 'TOWNSHIP', 'TOWNSHIP', '140821', ?)`,
          [code, name, order + 1],
        );
      }
    });
    const short = await services.revisions.revise(linyi, choice({ ...asked, figures: figures.slice(1) }));
    expect(short).toMatchObject({
      revision: null,
      problems: [
        { code: 'QUOTA_FIGURE_MISSING', expected: '2022 年参保人数', values: { division: '示例甲镇' } },
      ],
    });
    const done = await services.revisions.revise(linyi, choice({ ...asked, figures }));
    expect(done).toMatchObject({ revision: 1, problems: [] });
    const given = await services.campaigns.get(linyi, '140821-2025');
    const task = await services.quotas.task(given, '2024-09-01');
    expect([task?.byDivision.get('140821-01'), task?.byDivision.get('140821-02')]).toEqual([1001, 2001]);
    expect(await services.revisions.list(linyi, given)).toMatchObject([
      { revision: 1, source: 'DERIVED', basedOn: null, fromOn: null },
    ]);
    const [cell] = await services.revisions.cells(linyi, given, 1);
    expect(cell).toMatchObject({ computed: 1001, how: { kind: 'quota', how: { sum: 3003 } } });
  });

  it('reckons with what was paid here in the year before when the bureau says nothing', async () => {
    await database.edit(function* () {
      yield* ask(
        `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
           amount_fen, refunded_persons, refunded_fen, elsewhere_persons)
         select county_code, 2024, 'TOWNSHIP_SUM', '', code, '', 1000, 1000, 0, 20, 0, 5 from division
         where county_code = '411521' and level = 'TOWNSHIP'`,
      );
    });
    const method = { kind: 'PRIOR_YEAR_TIMES_FACTOR', factorBasisPoints: 10_200 } as const;
    const trial = await revise({
      columns: [{ code: 'TASK', method, declaredTotal: undefined }],
      dryRun: true,
    });
    // 975 × 1.02 = 994.5, a half upwards; the parts are above it, which is named.
    expect(trial.cells[0]).toMatchObject({ before: 11_617, computed: 995, persons: 995 });
    expect(trial.problems.length).toBeGreaterThan(0);
    expect(new Set(trial.problems.map(({ code }) => code))).toEqual(new Set(['QUOTA_ABOVE_TASK']));
  });

  it('keeps the bureau’s 42,000 under a new version that says nothing else of it, and yields where it does', async () => {
    await revise({ edits: [edit(42_000), edit(44_000, '411521-13')] });
    await load(luoshanText.replace('44481', '44490'));
    const byDivision = (await tasks())?.byDivision;
    expect(byDivision?.get(zhoudang)).toBe(42_000);
    expect(byDivision?.get('411521-13')).toBe(44_490);
    expect((await tasks('2024-11-24'))?.byDivision.get(zhoudang)).toBe(42_643);
    const campaign = await services.campaigns.get(bureau, luoshanId);
    expect(await services.revisions.list(bureau, campaign)).toMatchObject([
      {
        revision: 4,
        source: 'EDITED',
        basedOn: 2,
        fromOn: '2024-11-25',
        reason: '示例：市里核减（第 2 版方案另定，以方案为准：竹竿镇任务数）',
        isCurrent: true,
      },
      { revision: 3, source: 'NOTICE', fromOn: null },
      { revision: 2, source: 'EDITED' },
      { revision: 1, source: 'NOTICE' },
    ]);
  });

  it('holds beyond a later document’s day except where the document decides itself, and says where', async () => {
    await load(`${luoshanText}${later('2024-12-01', 3, 42_643, 42_100)}`);
    const { quotaRevision } = await services.campaigns.get(bureau, luoshanId);
    const done = await revise({
      expectedRevision: quotaRevision ?? 0,
      edits: [edit(42_000), edit(44_000, '411521-13')],
    });
    expect(done.problems).toMatchObject([
      {
        code: 'QUOTA_LATER_DOCUMENT',
        severity: 'WARNING',
        found: '2024-12-01',
        values: { division: '周党镇' },
      },
    ]);
    const on = async (day: string) => {
      const task = await tasks(day);
      return [task?.byDivision.get(zhoudang), task?.byDivision.get('411521-13')];
    };
    expect([await on('2024-11-24'), await on('2024-11-30'), await on('2024-12-01')]).toEqual([
      [42_643, 44_481],
      [42_000, 44_000],
      [42_100, 44_000],
    ]);
  });

  it('lists a breakdown that a new version left behind, and puts the quotas on it when nothing else is asked', async () => {
    await dispatched({ [zhoudang]: 'DRAFT', '411521-13': 'SUBMITTED' });
    await load(luoshanText.replace('44481', '44490'));
    const { quotaRevision } = await services.campaigns.get(bureau, luoshanId);
    const asked = { expectedRevision: quotaRevision ?? 0 };
    const trial = await revise({ ...asked, dryRun: true });
    expect(trial.touched).toMatchObject([
      { division: { name: '竹竿镇' }, becomes: 'RETURNED', columns: [{ before: 44_481, after: 44_490 }] },
    ]);
    const done = await revise(asked);
    expect([done.revision, done.touched.length]).toEqual([null, 1]);
    expect((await revise(asked)).problems).toMatchObject([{ code: 'QUOTA_UNCHANGED', severity: 'WARNING' }]);
  });
});

import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { type Breakdown, type Desk, deskOf, fullEdits, seen, sent, zhoudang } from '../breakdowns-fixture.ts';

interface Revised {
  readonly revision: number | null;
  readonly isReplay: boolean;
  readonly table: { readonly revision: number; readonly columns: readonly Record<string, unknown>[] } | null;
  readonly cells: readonly {
    readonly divisionName: string;
    readonly columnName: string;
    readonly before: number | null;
    readonly persons: number | null;
    readonly reason: string | null;
    readonly explanation: string | null;
  }[];
  readonly touched: readonly Record<string, unknown>[];
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
  }[];
}

const mutation = `mutation ($input: ReviseQuotasInput!) { reviseQuotas(input: $input) {
  revision isReplay table { revision columns { code declaredTotal computedTotal difference } }
  cells { divisionName columnName before persons reason explanation }
  touched { division { name } fromState toState needsReopenUntil columns { code name before after } }
  problems { code severity message } } }`;

let keys = 0;
async function revise(desk: Desk, input: object): Promise<Revised> {
  const whole = {
    campaignId: luoshanId,
    expectedRevision: 1,
    reason: '',
    mutationKey: `quota-key-${++keys}`,
    ...input,
  };
  return (await desk.ask<{ reviseQuotas: Revised }>(mutation, { input: whole })).reviseQuotas;
}

const edits = [{ divisionCode: zhoudang, columnCode: 'TASK', persons: 42_000, reason: '划出一个村' }];

describe.each(databases)('reviseQuotas on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: Desk;
  let township: Desk;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = deskOf(app, await app.signIn('luoshan'));
    township = deskOf(app, await app.signIn('zhoudang'));
  }, 30_000);
  afterEach(() => app.close());

  async function now(): Promise<Breakdown> {
    const found = await township.find();
    if (!found) throw new Error('no breakdown');
    return found;
  }
  const sumOf = (form: Breakdown, values: 'values' | 'acceptedValues') =>
    form.villages.reduce((sum, village) => sum + (village[values][0] ?? 0), 0);

  async function accepted(): Promise<Breakdown> {
    await bureau.several('dispatchBreakdowns', {
      divisionCodes: [zhoudang],
      filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
      deadlineOn: '2025-01-20',
    });
    const form = await now();
    await township.one('submitBreakdown', sent(form, fullEdits(form)));
    await bureau.several('acceptBreakdowns', { items: [seen(await now())] });
    return now();
  }

  it('reopens the accepted 周党镇 for 42,000 in place of 42,643; its villages are its own to divide anew', async () => {
    const before = await accepted();
    const trial = await revise(bureau, { edits });
    expect(trial).toMatchObject({
      revision: null,
      table: {
        columns: [{ code: 'TASK', declaredTotal: 592_727, computedTotal: 592_082, difference: -645 }, {}, {}],
      },
      touched: [
        {
          division: { name: '周党镇' },
          fromState: 'ACCEPTED',
          toState: 'REOPENED',
          needsReopenUntil: true,
          columns: [{ code: 'TASK', name: '任务数', before: 42_643, after: 42_000 }],
        },
      ],
      problems: [
        {
          code: 'QUOTA_REOPEN_DAY_MISSING',
          severity: 'WARNING',
          message:
            '有 1 个乡镇（街道）的分解已经通过，或重新开放已到期，任务数变了要再开放。请写明开放到哪一天。',
        },
      ],
    });
    expect(trial.cells.find(({ reason }) => reason !== null)).toEqual({
      divisionName: '周党镇',
      columnName: '任务数',
      before: 42_643,
      persons: 42_000,
      reason: '划出一个村',
      explanation: '改定为 42,000 人。',
    });
    expect(await now()).toEqual(before);

    const day = '2099-12-31';
    const done = await revise(bureau, { edits, reason: '示例：市里核减', reopenUntil: day, dryRun: false });
    expect(done).toMatchObject({ revision: 2, problems: [], table: { revision: 2 } });
    const reopened = await now();
    expect(reopened).toMatchObject({ state: 'REOPENED', edition: 2, reopenedUntil: day });
    expect(reopened.columns[0]).toMatchObject({ quotaPersons: 42_000, sumPersons: 42_643 });
    expect([sumOf(reopened, 'values'), sumOf(reopened, 'acceptedValues')]).toEqual([42_643, 42_643]);
    expect((await township.events())[0]).toMatchObject({
      act: 'REVISE_QUOTA',
      fromState: 'ACCEPTED',
      toState: 'REOPENED',
      edition: 2,
      reason: '示例：市里核减',
      changedCells: 0,
    });

    const [village] = reopened.villages;
    if (!village) throw new Error('no village');
    const base = village.values[0] ?? 0;
    const less = [{ villageCode: village.code, columnCode: 'TASK', base, mine: base - 643 }];
    expect(await township.one('submitBreakdown', sent(before, less))).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'SHEET_EDITION_OUTDATED' }],
    });
    expect(await township.one('submitBreakdown', sent(reopened, []))).toMatchObject({
      outcome: 'HAS_PROBLEMS',
      problems: [{ code: 'BREAKDOWN_SUM_DIFFERS', found: '42643', expected: '42000' }],
    });
    expect(await township.one('submitBreakdown', sent(reopened, less))).toMatchObject({ outcome: 'DONE' });
    await bureau.several('acceptBreakdowns', { items: [seen(await now())] });
    expect([(await now()).state, sumOf(await now(), 'acceptedValues')]).toEqual(['ACCEPTED', 42_000]);
  });

  it('reads the mean of 2022 to 2024 and the residual out, and keeps both with the revision', async () => {
    const years = [2022, 2023, 2024];
    const { divisions } = await bureau.ask<{ divisions: { code: string }[] }>(
      'query ($id: ID!) { divisions(campaignId: $id) { code } }',
      { id: luoshanId },
    );
    const figures = divisions.flatMap(({ code }, index) =>
      years.map((year) => ({
        divisionCode: code,
        columnCode: 'TASK',
        year,
        persons: 30_000 + index + (year - 2022),
      })),
    );
    // 20 × 30,000 + (0 + … + 19) + 20 × 1 = 600,210: each mean is its middle year.
    const column = {
      code: 'TASK',
      method: { kind: 'MEAN_OF_PRIOR_YEARS', years: 3 },
      declaredTotal: 600_212,
    };
    const asked = { columns: [column], figures, residual: 'APPORTION' };
    const done = await revise(bureau, { ...asked, reason: '示例：按办法重算', dryRun: false });
    expect(done).toMatchObject({
      revision: 2,
      problems: [],
      table: { columns: [{ declaredTotal: 600_212, computedTotal: 600_212, difference: 0 }, {}, {}] },
    });
    const query = `query ($id: ID!) { campaign(id: $id) { mayReviseQuotas { allowed reason } quotaRevisions {
      revision source sourceName basedOn reason decidedBy fromOn isCurrent
      cells { divisionName columnName persons computed residualPart explanation } } } }`;
    const shown = await bureau.ask<{ campaign: { quotaRevisions: { cells: Record<string, unknown>[] }[] } }>(
      query,
      {
        id: luoshanId,
      },
    );
    const [newest, printed] = shown.campaign.quotaRevisions;
    expect(newest).toMatchObject({
      revision: 2,
      source: 'DERIVED',
      sourceName: '按办法算出',
      basedOn: 1,
      reason: '示例：按办法重算',
      decidedBy: 'luoshan',
      isCurrent: true,
    });
    expect(printed).toMatchObject({ revision: 1, sourceName: '方案附表', isCurrent: false });
    const last = newest?.cells.filter(({ columnName }) => columnName === '任务数').at(-1);
    expect(last).toEqual({
      divisionName: '丽水街道办事处',
      columnName: '任务数',
      persons: 30_021,
      computed: 30_020,
      residualPart: 1,
      explanation: '2022 年 30,019、2023 年 30,020、2024 年 30,021，3 年平均 30,020 人；分得余差 1 人。',
    });
  });

  it('answers a township why it may not, shows it no other township’s numbers, and changes nothing', async () => {
    const refused = await revise(township, { edits, reason: '示例', dryRun: false });
    expect(refused).toMatchObject({ revision: null, table: null, problems: [{ code: 'NOT_ALLOWED' }] });
    const query = `query ($id: ID!) { campaign(id: $id) {
      mayReviseQuotas { allowed reason } quotaRevisions { revision cells { persons } } } }`;
    expect(await township.ask(query, { id: luoshanId })).toEqual({
      campaign: {
        mayReviseQuotas: {
          allowed: false,
          reason: '任务数由县医保局经办下达和调整，本账号只能查看。',
        },
        quotaRevisions: [{ revision: 1, cells: [] }],
      },
    });
  });

  it('names what is wrong with a method, a day, a column and a township in one answer', async () => {
    const wrong = await revise(bureau, {
      columns: [
        { code: 'TASK', method: { kind: 'MEAN_OF_PRIOR_YEARS', years: 0 } },
        { code: 'TASK', method: { kind: 'POPULATION_RATE', rateBasisPoints: 10_001 } },
      ],
      lockedDivisions: ['411521-99'],
      reopenUntil: '2001-01-01',
    });
    expect(wrong.problems.map(({ code }) => code)).toEqual([
      'QUOTA_DIVISION_UNKNOWN',
      'QUOTA_REOPEN_PAST',
      'QUOTA_COLUMN_TWICE',
      'QUOTA_METHOD_NUMBER',
      'QUOTA_METHOD_NUMBER',
    ]);
    const unknown = await revise(bureau, { columns: [{ code: 'NOBODY' }] });
    expect(unknown.problems).toMatchObject([{ code: 'QUOTA_COLUMN_UNKNOWN' }]);
  });
});

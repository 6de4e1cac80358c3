import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { freshSqlite } from '../../support/database.ts';

/** 周党镇. */
const zhoudang = '411521-04';

interface Form {
  readonly id: string;
  readonly state: string;
  readonly stateName: string;
  readonly edition: number;
  readonly version: number;
  readonly isLate: boolean;
  readonly sheetToken: string;
  readonly returnedReason: string | null;
  readonly columns: readonly {
    code: string;
    name: string;
    quotaPersons: number | null;
    sumPersons: number | null;
  }[];
  readonly villages: readonly {
    code: string;
    name: string;
    values: readonly (number | null)[];
    acceptedValues: readonly (number | null)[];
    findings: readonly (string | null)[];
    remarks: string;
  }[];
  readonly may: Readonly<Record<string, { allowed: boolean; reason: string | null }>>;
}
interface Payload {
  readonly outcome: string;
  readonly isReplay: boolean;
  readonly changedCells: number;
  readonly breakdown: Form | null;
  readonly problems: readonly { code: string; message: string }[];
  readonly conflicts: readonly Record<string, unknown>[];
}
interface Several {
  readonly isReplay: boolean;
  readonly breakdowns: readonly Form[];
  readonly refusals: readonly { divisionCode: string; code: string; message: string }[];
}
type Edit = Readonly<Record<string, string | number | null>>;

const permission = 'allowed reason';
const form = `id state stateName edition version isLate sheetToken returnedReason
  columns { code name quotaPersons sumPersons }
  villages { code name values acceptedValues findings remarks }
  may { open { ${permission} } save { ${permission} } submit { ${permission} } withdraw { ${permission} }
    return { ${permission} } accept { ${permission} } lock { ${permission} } recall { ${permission} }
    reopen { ${permission} } endReopening { ${permission} } }`;
const one = `outcome isReplay changedCells breakdown { ${form} } problems { code message }
  conflicts { villageName columnName base mine theirs baseText mineText theirsText by message }`;
const several = `isReplay breakdowns { ${form} } refusals { divisionCode code message }`;
const inputs: Readonly<Record<string, string>> = {
  dispatchBreakdowns: 'DispatchBreakdownsInput',
  saveBreakdown: 'BreakdownEditsInput',
  submitBreakdown: 'BreakdownEditsInput',
  withdrawBreakdown: 'BreakdownActInput',
  returnBreakdown: 'ReturnBreakdownInput',
  acceptBreakdowns: 'BreakdownItemsInput',
  lockBreakdowns: 'BreakdownItemsInput',
  recallBreakdowns: 'BreakdownItemsInput',
  reopenBreakdowns: 'ReopenBreakdownsInput',
  endReopening: 'BreakdownActInput',
};

describe('what the service answers of breakdowns', () => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let analyst: string;
  let keys = 0;

  const ask = async <Data>(query: string, token: string, variables: Record<string, unknown> = {}) => {
    const answer = await app.graphql<Data>(query, variables, token);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const send = async <Answer>(
    act: string,
    token: string,
    input: Record<string, unknown>,
  ): Promise<Answer> => {
    keys += 1;
    const fields = act.endsWith('Breakdowns') ? several : one;
    const query = `mutation ($input: ${inputs[act]}!) { ${act}(input: $input) { ${fields} } }`;
    const key = `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}`;
    const data = await ask<Record<string, Answer>>(query, token, {
      input: { campaignId: luoshanId, mutationKey: key, ...input },
    });
    return data[act] as Answer;
  };
  const seen = async (token: string): Promise<Form | null> => {
    const query = `{ breakdown(campaignId: "${luoshanId}", divisionCode: "${zhoudang}") { ${form} } }`;
    return (await ask<{ breakdown: Form | null }>(query, token)).breakdown;
  };
  const current = async (): Promise<Form> => {
    const now = await seen(bureau);
    if (!now) throw new Error('nothing is dispatched');
    return now;
  };
  const edits = (of: Form, list: readonly Edit[], act = 'saveBreakdown', token = township) =>
    send<Payload>(act, token, {
      sheetToken: of.sheetToken,
      baseVersion: of.version,
      edits: list,
      villageCodes: of.villages.map(({ code }) => code),
    });
  const acting = async (act: string, token: string, more: Record<string, unknown> = {}) =>
    send<Payload>(act, token, {
      divisionCode: zhoudang,
      expectedVersion: (await current()).version,
      ...more,
    });
  const actingOnMany = async (act: string, token: string, more: Record<string, unknown> = {}) =>
    send<Several>(act, token, {
      items: [{ divisionCode: zhoudang, expectedVersion: (await current()).version }],
      ...more,
    });
  /** Everything to the first village, but for one person to each of the others. */
  const whole = (of: Form): Edit[] =>
    of.columns.flatMap(({ code: columnCode, quotaPersons }, at) =>
      of.villages.map(({ code: villageCode, values }, index) => ({
        villageCode,
        columnCode,
        base: values[at] ?? null,
        mine: index === 0 ? (quotaPersons ?? 0) - of.villages.length + 1 : 1,
      })),
    );

  const signInAll = async () => {
    bureau = await app.signIn('luoshan');
    township = await app.signIn('zhoudang');
    analyst = await app.signIn('fenxi');
  };

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite(), now: '2024-10-20T02:00:00Z' });
    await signInAll();
  });
  afterAll(() => app.close());

  it('says that nothing is dispatched of 20 townships, and who may dispatch', async () => {
    const query = `{ campaign(id: "${luoshanId}") { mayDispatchBreakdowns { ${permission} } }
      breakdowns(campaignId: "${luoshanId}") { counts { notDispatched draft } notDispatched { code } } }`;
    const answer = await ask<Record<string, unknown>>(query, bureau);
    expect(answer).toMatchObject({
      campaign: { mayDispatchBreakdowns: { allowed: true, reason: null } },
      breakdowns: { counts: { notDispatched: 20, draft: 0 } },
    });
    expect(
      await ask(`{ campaign(id: "${luoshanId}") { mayDispatchBreakdowns { ${permission} } } }`, township),
    ).toEqual({
      campaign: {
        mayDispatchBreakdowns: { allowed: false, reason: '这件事由县医保局经办办理，当前账号不能办理。' },
      },
    });
    expect(await seen(township)).toBeNull();
  });

  it('dispatches 42,643 persons to 周党镇, which may fill and not accept', async () => {
    const { breakdowns, refusals } = await send<Several>('dispatchBreakdowns', bureau, {
      divisionCodes: [zhoudang],
      filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
      deadlineOn: '2024-10-31',
    });
    expect(refusals).toEqual([]);
    expect(breakdowns).toMatchObject([
      { id: `${luoshanId}/${zhoudang}`, state: 'DRAFT', stateName: '填报中', edition: 1 },
    ]);
    const mine = await seen(township);
    expect(mine?.columns.map(({ quotaPersons }) => quotaPersons)).toEqual([42_643, 3_207, 3_893]);
    expect(mine?.may).toMatchObject({
      submit: { allowed: true, reason: null },
      accept: { allowed: false, reason: '这件事由县医保局经办办理，当前账号不能办理。' },
    });
    const again = await send<Several>('dispatchBreakdowns', bureau, {
      divisionCodes: [zhoudang],
      filledColumns: ['TASK'],
      deadlineOn: '2024-10-31',
    });
    expect(again.refusals).toEqual([
      {
        divisionCode: zhoudang,
        code: 'BREAKDOWN_ALREADY_DISPATCHED',
        message: '已经下发过，没有重复下发。要重新下发请先收回。',
      },
    ]);
  });

  it('refuses −1 and text in a draft, and leaves the cells as they were', async () => {
    const before = await current();
    const [first, second] = before.villages;
    const answer = await edits(before, [
      { villageCode: first?.code ?? '', columnCode: 'TASK', base: null, mine: -1 },
      { villageCode: second?.code ?? '', columnCode: 'TASK', base: null, mineText: '四百' },
    ]);
    expect(answer.outcome).toBe('HAS_PROBLEMS');
    expect(answer.problems).toEqual([
      {
        code: 'BREAKDOWN_NEGATIVE',
        message: `“任务数”：${first?.name}读到 -1，人数不能小于 0。请改成 0 或以上的整数。`,
      },
      {
        code: 'BREAKDOWN_NOT_A_NUMBER',
        message: `“任务数”：${second?.name}读到“四百”，应为整数（人）。请改成数字，没有的填 0。`,
      },
    ]);
    expect((await current()).version).toBe(before.version);
  });

  it('names the total that is 1 short before it takes 42,643', async () => {
    const before = await current();
    const all = whole(before);
    const short = all.map((edit, at) => (at === 0 ? { ...edit, mine: Number(edit.mine) - 1 } : edit));
    const refused = await edits(before, short, 'submitBreakdown');
    expect(refused.problems.map(({ message }) => message)).toEqual([
      '“任务数”：各村合计 42642 人，任务数 42643 人，少 1 人。请调整各村的数，使“剩余”为 0。',
    ]);
    const done = await edits(before, all, 'submitBreakdown');
    expect(done).toMatchObject({ outcome: 'DONE', changedCells: all.length, problems: [], conflicts: [] });
    expect(done.breakdown).toMatchObject({ state: 'SUBMITTED', isLate: false });
    expect(done.breakdown?.columns.map(({ sumPersons }) => sumPersons)).toEqual([42_643, 3_207, 3_893]);
  });

  it('refuses a save while submitted, with the reason that `may` gives and the form as it is', async () => {
    const before = await current();
    const refused = await edits(before, whole(before).slice(0, 1));
    const shown = await seen(township);
    expect(refused).toMatchObject({ outcome: 'REFUSED', breakdown: { state: 'SUBMITTED' } });
    expect(refused.problems).toEqual([{ code: 'BREAKDOWN_SUBMITTED', message: shown?.may.save?.reason }]);
  });

  it('returns one cell with a reason that the township sees in its row', async () => {
    const { villages } = await current();
    const findings = [
      { villageCode: villages[1]?.code ?? '', columnCode: 'TASK', reason: '与户籍人口相差太大' },
    ];
    expect(await acting('returnBreakdown', bureau, { reason: '', findings: [] })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'BREAKDOWN_REASON_REQUIRED' }],
    });
    expect(await acting('returnBreakdown', bureau, { reason: '请核对', findings })).toMatchObject({
      outcome: 'DONE',
      breakdown: { state: 'RETURNED', returnedReason: '请核对' },
    });
    expect((await seen(township))?.villages[1]?.findings).toEqual(['与户籍人口相差太大', null, null]);
  });

  it('tells base 1, mine 3 and theirs 2 of a cell the bureau wrote meanwhile, and writes nothing', async () => {
    const before = await current();
    const [first, second] = before.villages;
    const cell = { villageCode: second?.code ?? '', columnCode: 'TASK', base: 1 };
    expect(await edits(before, [{ ...cell, mine: 2 }], 'saveBreakdown', bureau)).toMatchObject({
      outcome: 'DONE',
    });
    const top = { villageCode: first?.code ?? '', columnCode: 'TASK', base: first?.values[0] ?? null };
    const answer = await edits(before, [
      { ...top, mine: 7 },
      { ...cell, mine: 3 },
    ]);
    expect(answer).toMatchObject({ outcome: 'HAS_CONFLICTS', changedCells: 0 });
    expect(answer.conflicts).toMatchObject([
      { villageName: second?.name, columnName: '任务数', base: 1, mine: 3, theirs: 2, baseText: null },
    ]);
    expect(answer.conflicts[0]?.message).toContain(
      `改了“${second?.name}”的“任务数”：原为 1，您写 3，现在是 2。`,
    );
    expect((await current()).villages[0]?.values[0]).toBe(first?.values[0]);
  });

  it('accepts what is mended, keeps the accepted numbers while reopened, and ends that on its day', async () => {
    const before = await current();
    const [first, second] = before.villages;
    const mended = await edits(
      before,
      [
        { villageCode: second?.code ?? '', columnCode: 'TASK', base: 2, mine: 1, reason: '照底册' },
        { villageCode: second?.code ?? '', columnCode: '', baseText: '', mineText: '已核' },
      ],
      'submitBreakdown',
    );
    expect(mended).toMatchObject({ outcome: 'DONE', breakdown: { state: 'SUBMITTED' } });
    const { breakdowns, refusals } = await actingOnMany('acceptBreakdowns', bureau);
    expect(refusals).toEqual([]);
    expect(breakdowns).toMatchObject([{ state: 'ACCEPTED' }]);
    expect(await actingOnMany('lockBreakdowns', bureau)).toMatchObject({ breakdowns: [{ state: 'LOCKED' }] });
    expect((await actingOnMany('recallBreakdowns', bureau, { reason: '误发' })).refusals).toMatchObject([
      { code: 'BREAKDOWN_ONCE_ACCEPTED' },
    ]);
    expect(
      await actingOnMany('reopenBreakdowns', bureau, { until: '2024-11-30', reason: '有村合并' }),
    ).toMatchObject({ breakdowns: [{ state: 'REOPENED', edition: 2 }] });
    const open = await current();
    const top = { villageCode: first?.code ?? '', columnCode: 'TASK', base: first?.values[0] ?? null };
    expect(await edits(before, [{ ...top, mine: 5 }])).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'SHEET_EDITION_OUTDATED' }],
    });
    expect(await edits(open, [{ ...top, mine: 5 }])).toMatchObject({ outcome: 'DONE', changedCells: 1 });
    const shown = (await current()).villages[0];
    expect([shown?.values[0], shown?.acceptedValues[0]]).toEqual([5, first?.values[0]]);
    expect((await seen(analyst))?.villages[0]?.values[0]).toBe(first?.values[0]);

    app.clock.now = new Date('2024-12-01T02:00:00Z');
    await signInAll();
    const late = await seen(township);
    expect(late).toMatchObject({ isLate: true, may: { submit: { allowed: false } } });
    expect(late?.may.submit?.reason).toBe(
      '重新开放已于 2024-11-30 结束，不能再交。要改请与县医保局联系，由其延长。',
    );
    expect(await acting('endReopening', bureau, { reason: '到期' })).toMatchObject({
      outcome: 'DONE',
      breakdown: { state: 'LOCKED' },
    });
    expect((await current()).villages[0]?.values[0]).toBe(first?.values[0]);
  });

  it('tells every change of a cell, newest first, and every act by its name', async () => {
    const { villages } = await current();
    const query = `{ breakdownHistory(campaignId: "${luoshanId}", divisionCode: "${zhoudang}",
        villageCode: "${villages[1]?.code}", columnCode: "TASK") { before after by reason }
      breakdown(campaignId: "${luoshanId}", divisionCode: "${zhoudang}") {
        events { actName changes { columnName before after beforeText afterText } } } }`;
    const { breakdownHistory, breakdown } = await ask<{
      breakdownHistory: unknown;
      breakdown: { events: { actName: string; changes: unknown[] }[] };
    }>(query, bureau);
    expect(breakdownHistory).toMatchObject([
      { before: 2, after: 1, reason: '照底册' },
      { before: 1, after: 2 },
      { before: null, after: 1 },
    ]);
    expect(breakdown.events.map(({ actName }) => actName)).toEqual([
      '结束重新开放',
      '保存',
      '重新开放',
      '锁定',
      '通过',
      '提交',
      '保存',
      '退回',
      '提交',
      '下发',
    ]);
    expect(breakdown.events[5]?.changes).toContainEqual({
      columnName: '备注',
      before: null,
      after: null,
      beforeText: '',
      afterText: '已核',
    });
  });

  it('takes no identity that was not signed here, and shows nobody’s form for it', async () => {
    const { sheetToken, version } = await current();
    const changed = `${sheetToken.slice(0, -2)}${sheetToken.endsWith('AA') ? 'BB' : 'AA'}`;
    const answer = await send<Payload>('saveBreakdown', township, {
      sheetToken: changed,
      baseVersion: version,
      edits: [],
    });
    expect(answer).toMatchObject({ outcome: 'REFUSED', breakdown: null });
    expect(answer.problems.map(({ code }) => code)).toEqual(['SHEET_TOKEN_TAMPERED']);
  });
});

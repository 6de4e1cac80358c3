import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import {
  type Breakdown,
  type Desk,
  deskOf,
  fullEdits,
  newKey,
  type Payload,
  parts,
  seen,
  sent,
  zhoudang,
} from './breakdowns-fixture.ts';

const dispatch = {
  divisionCodes: [zhoudang],
  filledColumns: ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'],
  deadlineOn: '2025-01-20',
  instructions: '请于 20 日前填报。',
};

describe.each(databases)('breakdowns on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: Desk;
  let township: Desk;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    await signIn();
  }, 30_000);
  afterEach(() => app.close());

  async function signIn(): Promise<void> {
    bureau = deskOf(app, await app.signIn('luoshan'));
    township = deskOf(app, await app.signIn('zhoudang'));
  }
  /** A sign-in does not last for days. */
  async function comeBackAt(instant: string): Promise<void> {
    app.clock.now = new Date(instant);
    await signIn();
  }

  /** The breakdown, which must be there. */
  async function now(desk: Desk = township): Promise<Breakdown> {
    const found = await desk.find();
    if (!found) throw new Error('no breakdown');
    return found;
  }
  async function dispatched(): Promise<Breakdown> {
    await bureau.several('dispatchBreakdowns', dispatch);
    return now();
  }
  async function submitted(): Promise<Breakdown> {
    const form = await dispatched();
    return shown(await township.one('submitBreakdown', sent(form, fullEdits(form))));
  }
  async function accepted(): Promise<Breakdown> {
    const { breakdowns } = await bureau.several('acceptBreakdowns', { items: [seen(await submitted())] });
    return breakdowns[0] as Breakdown;
  }

  it('dispatches 19 villages with quotas 42,643, 3,207 and 3,893, and lets the township save, not accept', async () => {
    const { breakdowns, refusals } = await bureau.several('dispatchBreakdowns', dispatch);
    expect(refusals).toEqual([]);
    expect(breakdowns.map(({ id }) => id)).toEqual([`${luoshanId}/${zhoudang}`]);
    const form = await now();
    expect(form).toMatchObject({
      state: 'DRAFT',
      edition: 1,
      version: 1,
      cells: 57,
      filledCells: 0,
      isLate: false,
      instructions: '请于 20 日前填报。',
    });
    expect(form.villages).toHaveLength(19);
    expect(form.columns.map(({ quotaPersons, isSubQuota }) => [quotaPersons, isSubQuota])).toEqual([
      [42_643, false],
      [3207, true],
      [3893, true],
    ]);
    expect(form.villages[0]?.values).toEqual([null, null, null]);
    expect(form.may.save).toEqual({ allowed: true, reason: null });
    expect(form.may.accept?.allowed).toBe(false);
    expect(form.may.accept?.reason).toMatch(/\p{Script=Han}/u);
  });

  it('refuses a second dispatch to the same township, and dispatches the 19 others when none is named', async () => {
    await dispatched();
    const again = await bureau.several('dispatchBreakdowns', dispatch);
    expect(again.refusals).toEqual([{ divisionCode: zhoudang, code: 'BREAKDOWN_ALREADY_DISPATCHED' }]);
    const rest = await bureau.several('dispatchBreakdowns', { ...dispatch, divisionCodes: null });
    expect([rest.breakdowns.length, rest.refusals]).toEqual([19, []]);
  });

  it('shows what a dispatch would send without sending it', async () => {
    const dry = await bureau.several('dispatchBreakdowns', {
      ...dispatch,
      divisionCodes: null,
      dryRun: true,
    });
    expect(dry.breakdowns).toHaveLength(20);
    expect(dry.breakdowns.find(({ division }) => division.code === zhoudang)?.cells).toBe(57);
    expect(await bureau.find()).toBeNull();
  });

  it('goes from draft to locked: refused short by 1, returned with a finding, resubmitted, accepted', async () => {
    const form = await dispatched();
    const opened = await township.ask<{ openBreakdown: Payload }>(
      `mutation { openBreakdown(campaignId: "${luoshanId}", divisionCode: "${zhoudang}") { outcome } }`,
      {},
    );
    expect(opened.openBreakdown.outcome).toBe('DONE');

    const edits = fullEdits(form);
    const [first] = edits;
    if (!first) throw new Error('no edits');
    const short = edits.map((edit) => (edit === first ? { ...edit, mine: (edit.mine ?? 0) - 1 } : edit));
    const refused = await township.one('submitBreakdown', sent(form, short));
    expect(refused.outcome).toBe('HAS_PROBLEMS');
    expect(refused.problems).toEqual([{ code: 'BREAKDOWN_SUM_DIFFERS', found: '42642', expected: '42643' }]);
    expect((await now()).filledCells).toBe(0);

    const done = await township.one('submitBreakdown', sent(form, edits));
    expect([done.outcome, done.changedCells, done.breakdown?.state]).toEqual(['DONE', 57, 'SUBMITTED']);
    expect(done.breakdown?.columns.map(({ sumPersons }) => sumPersons)).toEqual([42_643, 3207, 3893]);

    const returned = await bureau.one('returnBreakdown', {
      ...seen(shown(done)),
      reason: '个别村有出入',
      findings: [{ villageCode: first.villageCode, columnCode: 'TASK', reason: '比上年少 200 人，请核' }],
    });
    expect([returned.outcome, returned.breakdown?.state]).toEqual(['DONE', 'RETURNED']);
    const back = await now();
    expect(back.returnedReason).toBe('个别村有出入');
    expect(back.villages[0]?.findings).toEqual(['比上年少 200 人，请核', null, null]);

    const [a, b] = back.villages;
    if (!a || !b) throw new Error('no villages');
    const moved = [
      { villageCode: a.code, columnCode: 'TASK', base: a.values[0] ?? null, mine: (a.values[0] ?? 0) + 10 },
      {
        villageCode: b.code,
        columnCode: 'TASK',
        base: b.values[0] ?? null,
        mine: (b.values[0] ?? 0) - 10,
        reason: '迁往首村',
      },
    ];
    const resubmitted = await township.one('submitBreakdown', sent(back, moved, { reason: '已核对' }));
    expect([resubmitted.outcome, resubmitted.changedCells]).toEqual(['DONE', 2]);

    const { breakdowns } = await bureau.several('acceptBreakdowns', { items: [seen(shown(resubmitted))] });
    expect(breakdowns[0]).toMatchObject({ state: 'ACCEPTED', returnedReason: null });
    expect(breakdowns[0]?.villages[0]).toMatchObject({
      acceptedValues: [(a.values[0] ?? 0) + 10, a.values[1], a.values[2]],
      findings: [null, null, null],
    });
    const locked = await bureau.several('lockBreakdowns', { items: [seen(breakdowns[0] as Breakdown)] });
    expect(locked.breakdowns[0]?.state).toBe('LOCKED');

    expect(await township.history(b.code, 'TASK')).toEqual([
      expect.objectContaining({
        before: b.values[0],
        after: (b.values[0] ?? 0) - 10,
        reason: '迁往首村',
        by: 'zhoudang',
      }),
      expect.objectContaining({ before: null, after: b.values[0], reason: '', by: 'zhoudang' }),
    ]);
    const events = await township.events();
    expect(events.map(({ act }) => act)).toEqual([
      'LOCK',
      'ACCEPT',
      'SUBMIT',
      'RETURN',
      'SUBMIT',
      'OPEN',
      'DISPATCH',
    ]);
    expect(events.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1, 1]);
    expect(events[2]?.changes).toHaveLength(2);
  });

  it('answers an act asked again under its key from before and changes nothing', async () => {
    const form = await dispatched();
    const input = { ...sent(form, fullEdits(form)), mutationKey: newKey() };
    const first = await township.one('submitBreakdown', input);
    const again = await township.one('submitBreakdown', input);
    expect([first.outcome, first.isReplay, first.changedCells]).toEqual(['DONE', false, 57]);
    expect([again.outcome, again.isReplay, again.changedCells]).toEqual(['DONE', true, 57]);
    expect(again.breakdown?.version).toBe(2);
    expect(await township.events()).toHaveLength(2);
    const other = await township.one('saveBreakdown', { ...input, edits: [] });
    expect([other.outcome, other.problems.map(({ code }) => code)]).toEqual([
      'REFUSED',
      ['MUTATION_KEY_REUSED'],
    ]);

    const accept = { items: [seen(shown(first))], mutationKey: newKey() };
    const once = await bureau.several('acceptBreakdowns', accept);
    const twice = await bureau.several('acceptBreakdowns', accept);
    expect([once.isReplay, twice.isReplay, twice.breakdowns[0]?.version]).toEqual([false, true, 3]);
  });

  it('merges two savers of different cells and shows base, mine and theirs of the same one', async () => {
    const form = await dispatched();
    const [a, b] = form.villages;
    if (!a || !b) throw new Error('no villages');
    const edit = (villageCode: string, mine: number) => ({
      villageCode,
      columnCode: 'TASK',
      base: null,
      mine,
    });
    await bureau.one('saveBreakdown', sent(form, [edit(a.code, 2000)]));
    const merged = await township.one('saveBreakdown', sent(form, [edit(b.code, 1500)]));
    expect(merged.outcome).toBe('DONE');
    expect(merged.breakdown?.villages.slice(0, 2).map(({ values }) => values[0])).toEqual([2000, 1500]);

    const clash = await township.one('saveBreakdown', sent(form, [edit(a.code, 2100), edit(b.code, 1600)]));
    expect(clash.outcome).toBe('HAS_CONFLICTS');
    expect(clash.conflicts).toEqual([
      { villageName: a.name, columnName: '任务数', base: null, mine: 2100, theirs: 2000, by: 'luoshan' },
      { villageName: b.name, columnName: '任务数', base: null, mine: 1600, theirs: 1500, by: 'zhoudang' },
    ]);
    expect((await now()).version).toBe(merged.breakdown?.version);

    const chosen = await township.one(
      'saveBreakdown',
      sent(form, [{ ...edit(a.code, 2100), base: 2000 }, edit(b.code, 1500)]),
    );
    expect([chosen.outcome, chosen.changedCells]).toEqual(['DONE', 1]);
    expect((await now()).villages.slice(0, 2).map(({ values }) => values[0])).toEqual([2100, 1500]);
    const nothing = await township.one('saveBreakdown', sent(form, [edit(b.code, 1500)]));
    expect([nothing.outcome, nothing.changedCells]).toEqual(['UNCHANGED', 0]);
  });

  it('lets one of two submits at once through and tells the other', async () => {
    const form = await dispatched();
    const edits = fullEdits(form);
    const answers = await Promise.all([
      township.one('submitBreakdown', sent(form, edits)),
      bureau.one('submitBreakdown', sent(form, edits)),
    ]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['DONE', 'REFUSED']);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'BREAKDOWN_SUBMITTED',
    ]);
  });

  it('keeps remarks of a village as text with their own history, and refuses an ID number in them', async () => {
    const form = await dispatched();
    const [a] = form.villages;
    if (!a) throw new Error('no villages');
    const remarks = { villageCode: a.code, columnCode: '', baseText: '', mineText: '含示例新区' };
    const saved = await township.one('saveBreakdown', sent(form, [remarks]));
    expect(saved.breakdown?.villages[0]?.remarks).toBe('含示例新区');
    expect(await township.history(a.code, '')).toEqual([
      expect.objectContaining({ columnName: '备注', beforeText: '', afterText: '含示例新区' }),
    ]);
    const number = { ...remarks, baseText: '含示例新区', mineText: '见 999999199001011234' };
    const refused = await township.one('saveBreakdown', sent(form, [number]));
    expect(refused.problems.map(({ code }) => code)).toEqual(['BREAKDOWN_REMARKS_ID_NUMBER']);
  });

  it('keeps a township to its own: another’s form is as if it were not there', async () => {
    const [other] = (await app.services.divisions.tree('411521')).townships;
    if (!other) throw new Error('no townships');
    await bureau.several('dispatchBreakdowns', { ...dispatch, divisionCodes: [other.code] });
    const theirs = await bureau.find(other.code);
    expect(theirs?.division.code).toBe(other.code);
    expect(await township.find(other.code)).toBeNull();
    const stolen = await township.one('saveBreakdown', sent(theirs as Breakdown, []));
    expect([stolen.outcome, stolen.breakdown, stolen.problems[0]?.code]).toEqual([
      'REFUSED',
      null,
      'OUT_OF_SCOPE',
    ]);
    const acted = await township
      .several('acceptBreakdowns', { items: [seen(theirs as Breakdown)] })
      .catch(String);
    expect(acted).toContain('NOT_ALLOWED');
  });

  it('shows an analyst what was accepted and nothing of a draft', async () => {
    const analyst = deskOf(app, await app.signIn('fenxi'));
    const form = await dispatched();
    await township.one('saveBreakdown', sent(form, fullEdits(form)));
    const draft = await now(analyst);
    expect(draft.villages[0]?.values).toEqual([null, null, null]);
    expect([draft.instructions, draft.sheetToken, draft.may.save?.allowed]).toEqual(['', '', false]);
    expect(await analyst.events()).toEqual([]);
    const submit = await township.one('submitBreakdown', sent(await now(), []));
    await bureau.several('acceptBreakdowns', { items: [seen(shown(submit))] });
    expect((await now(analyst)).villages[0]?.values).toEqual([
      parts(42_643, 19)[0],
      parts(3207, 19)[0],
      parts(3893, 19)[0],
    ]);
  });

  it('accepts what can be accepted of 4 asked for and says of the other 3 why not', async () => {
    const form = await submitted();
    const [first, second] = (await app.services.divisions.tree('411521')).townships;
    const { breakdowns: others } = await bureau.several('dispatchBreakdowns', {
      ...dispatch,
      divisionCodes: [second?.code],
    });
    const items = [
      seen(form),
      { divisionCode: first?.code, expectedVersion: 1 },
      seen(others[0] as Breakdown),
      { divisionCode: '411521', expectedVersion: 1 },
    ];
    const { breakdowns, refusals } = await bureau.several('acceptBreakdowns', { items });
    expect(breakdowns.map(({ division, state }) => [division.code, state])).toEqual([[zhoudang, 'ACCEPTED']]);
    expect(refusals.map(({ divisionCode, code }) => [divisionCode, code])).toEqual([
      ['411521', 'BREAKDOWN_NOT_DISPATCHED'],
      [first?.code, 'BREAKDOWN_NOT_DISPATCHED'],
      [second?.code, 'BREAKDOWN_NOT_SUBMITTED'],
    ]);
  });

  it('withdraws a submission to a draft and refuses an act on a version that has passed', async () => {
    const form = await submitted();
    const withdrawn = await township.one('withdrawBreakdown', seen(form));
    expect([withdrawn.breakdown?.state, withdrawn.breakdown?.submittedBy]).toEqual(['DRAFT', null]);
    const late = await bureau.several('acceptBreakdowns', { items: [seen(form)] });
    expect(late.refusals.map(({ code }) => code)).toEqual(['BREAKDOWN_NOT_SUBMITTED']);
    const again = shown(await township.one('submitBreakdown', sent(await now(), [])));
    const old = await bureau.several('acceptBreakdowns', { items: [seen(form)] });
    expect(old.refusals.map(({ code }) => code)).toEqual(['BREAKDOWN_CHANGED']);
    expect((await now()).version).toBe(again.version);
  });

  it('recalls, dispatches the next edition with the numbers kept, and refuses the old sheet', async () => {
    const form = await dispatched();
    const saved = shown(await township.one('saveBreakdown', sent(form, fullEdits(form))));
    const unsaid = await bureau.several('recallBreakdowns', { items: [seen(saved)] }).catch(String);
    expect(unsaid).toContain('BREAKDOWN_REASON_REQUIRED');
    const recalled = await bureau.several('recallBreakdowns', { items: [seen(saved)], reason: '村有变动' });
    expect(recalled.breakdowns[0]?.state).toBe('RECALLED');
    const second = await bureau.several('dispatchBreakdowns', {
      ...dispatch,
      filledColumns: ['TASK', 'LIFTED_OUT'],
    });
    expect(second.breakdowns[0]).toMatchObject({
      state: 'DRAFT',
      edition: 2,
      dispatchNumber: 2,
      openedAt: null,
    });
    expect(second.breakdowns[0]?.villages[0]?.values).toEqual(saved.villages[0]?.values);
    const old = await township.one('saveBreakdown', sent(saved, []));
    expect(old.problems).toMatchObject([{ code: 'SHEET_EDITION_OUTDATED', found: '1', expected: '2' }]);
  });

  it('reopens until a day with the accepted numbers in force, ends it, and puts the numbers back', async () => {
    const form = await accepted();
    const reopened = await bureau.several('reopenBreakdowns', {
      items: [seen(form)],
      until: '2025-01-15',
      reason: '一村并入',
    });
    expect(reopened.breakdowns[0]).toMatchObject({
      state: 'REOPENED',
      edition: 2,
      reopenedUntil: '2025-01-15',
    });
    const open = await now();
    const [a] = open.villages;
    if (!a) throw new Error('no villages');
    const edit = { villageCode: a.code, columnCode: 'TASK', base: a.values[0] ?? null, mine: 1 };
    const saved = shown(await township.one('saveBreakdown', sent(open, [edit])));
    expect([saved.villages[0]?.values[0], saved.villages[0]?.acceptedValues[0]]).toEqual([1, a.values[0]]);

    await comeBackAt('2025-01-15T16:00:00Z');
    const after = await township.one('saveBreakdown', sent(saved, []));
    expect(after.problems.map(({ code }) => code)).toEqual(['BREAKDOWN_REOPENING_ENDED']);
    const ended = await bureau.one('endReopening', { ...seen(saved), reason: '到期' });
    expect([ended.outcome, ended.changedCells, ended.breakdown?.state]).toEqual(['DONE', 1, 'ACCEPTED']);
    expect(ended.breakdown?.villages[0]?.values[0]).toBe(a.values[0]);
    expect((await township.history(a.code, 'TASK'))[0]).toMatchObject({
      before: 1,
      after: a.values[0],
      reason: '到期',
      by: 'luoshan',
    });
  });

  it('marks what is submitted after the deadline as late, and takes it', async () => {
    const form = await dispatched();
    await comeBackAt('2025-01-20T16:00:00Z');
    expect((await now()).isLate).toBe(true);
    const late = shown(await township.one('submitBreakdown', sent(form, fullEdits(form))));
    expect([late.state, late.isLate]).toEqual(['SUBMITTED', true]);
  });

  it('gives the numbers of the version that a sheet names', async () => {
    const form = await dispatched();
    const [a] = form.villages;
    if (!a) throw new Error('no villages');
    const edit = (base: number | null, mine: number) => ({
      villageCode: a.code,
      columnCode: 'TASK',
      base,
      mine,
    });
    const second = shown(await township.one('saveBreakdown', sent(form, [edit(null, 5)])));
    await township.one('saveBreakdown', sent(second, [edit(5, 6)]));
    const at = async (sheetToken: string) => {
      const query = `query ($id: ID!, $token: ID!) { breakdownBase(campaignId: $id, sheetToken: $token) {
        edition version villages { code values } } }`;
      const { breakdownBase } = await township.ask<{
        breakdownBase: { version: number; villages: { values: (number | null)[] }[] };
      }>(query, { id: luoshanId, token: sheetToken });
      return [breakdownBase.version, breakdownBase.villages[0]?.values[0]];
    };
    expect(await at(form.sheetToken)).toEqual([1, null]);
    expect(await at(second.sheetToken)).toEqual([2, 5]);
    expect(await at((await now()).sheetToken)).toEqual([3, 6]);
  });

  it('gives villages their quotas once the breakdown is accepted: 19 that add up to 42,643', async () => {
    const query = `{ campaign(id: "${luoshanId}") { figuresVersion progress(level: VILLAGE, under: "${zhoudang}") {
      hasQuotas rows { quota rank } total { quota rowSumQuota quotaDifference } } } }`;
    interface Shown {
      readonly campaign: {
        readonly figuresVersion: number;
        readonly progress: {
          readonly hasQuotas: boolean;
          readonly rows: readonly { readonly quota: number | null; readonly rank: number | null }[];
          readonly total: object;
        };
      };
    }
    const form = await submitted();
    const before = (await bureau.ask<Shown>(query, {})).campaign;
    expect(before.progress.hasQuotas).toBe(false);
    await bureau.several('acceptBreakdowns', { items: [seen(form)] });
    const after = (await bureau.ask<Shown>(query, {})).campaign;
    expect(after.figuresVersion).toBe(before.figuresVersion + 1);
    expect(after.progress.rows.map(({ quota }) => quota)).toEqual(parts(42_643, 19));
    expect(after.progress.total).toEqual({ quota: 42_643, rowSumQuota: 42_643, quotaDifference: 0 });
    const county = await bureau.ask<Shown>(query.replace(`, under: "${zhoudang}"`, ''), {});
    expect(county.campaign.progress.total).toEqual({
      quota: 592_727,
      rowSumQuota: 42_643,
      quotaDifference: null,
    });
  });

  it('counts 20 townships: 19 not dispatched, 1 not opened and not filled', async () => {
    await dispatched();
    const counts =
      'notDispatched notOpened notFilled draft submitted returned accepted locked reopened recalled late';
    const query = `{ breakdowns(campaignId: "${luoshanId}") { counts { ${counts} } mayDispatch { allowed }
      notDispatched { code } breakdowns { id } } }`;
    const { breakdowns } = await bureau.ask<{ breakdowns: Record<string, unknown> }>(query, {});
    expect(breakdowns.counts).toEqual({
      notDispatched: 19,
      notOpened: 1,
      notFilled: 1,
      draft: 1,
      submitted: 0,
      returned: 0,
      accepted: 0,
      locked: 0,
      reopened: 0,
      recalled: 0,
      late: 0,
    });
    const own = await township.ask<{ breakdowns: { notDispatched: unknown[]; breakdowns: unknown[] } }>(
      query,
      {},
    );
    expect([own.breakdowns.notDispatched.length, own.breakdowns.breakdowns.length]).toEqual([0, 1]);
  });
});

function shown({ breakdown, outcome, problems }: Payload): Breakdown {
  if (!breakdown || outcome === 'REFUSED') throw new Error(`${outcome} ${JSON.stringify(problems)}`);
  return breakdown;
}

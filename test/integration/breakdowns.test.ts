import { luoshanId } from '../support/app.ts';
import { databases } from '../support/database.ts';
import {
  type Breakdown,
  breakdownScene,
  dispatchAll,
  fullEdits,
  newKey,
  type Payload,
  seen,
  sent,
  shown,
  zhoudang,
} from './breakdowns-fixture.ts';

describe.each(databases)('breakdowns on $kind', ({ fresh }) => {
  const scene = breakdownScene(fresh);

  it('dispatches 19 villages with quotas 42,643, 3,207 and 3,893, and lets the township save, not accept', async () => {
    const { breakdowns, refusals } = await scene.bureau.several('dispatchBreakdowns', dispatchAll);
    expect(refusals).toEqual([]);
    expect(breakdowns.map(({ id }) => id)).toEqual([`${luoshanId}/${zhoudang}`]);
    const form = await scene.now();
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
    await scene.dispatched();
    const again = await scene.bureau.several('dispatchBreakdowns', dispatchAll);
    expect(again.refusals).toEqual([{ divisionCode: zhoudang, code: 'BREAKDOWN_ALREADY_DISPATCHED' }]);
    const rest = await scene.bureau.several('dispatchBreakdowns', { ...dispatchAll, divisionCodes: null });
    expect([rest.breakdowns.length, rest.refusals]).toEqual([19, []]);
  });

  it('shows what a dispatch would send without sending it', async () => {
    const dry = await scene.bureau.several('dispatchBreakdowns', {
      ...dispatchAll,
      divisionCodes: null,
      dryRun: true,
    });
    expect(dry.breakdowns).toHaveLength(20);
    expect(dry.breakdowns.find(({ division }) => division.code === zhoudang)?.cells).toBe(57);
    expect(await scene.bureau.find()).toBeNull();
  });

  it('goes from draft to locked: refused short by 1, returned with a finding, resubmitted, accepted', async () => {
    const form = await scene.dispatched();
    const opened = await scene.township.ask<{ openBreakdown: Payload }>(
      `mutation { openBreakdown(campaignId: "${luoshanId}", divisionCode: "${zhoudang}") { outcome } }`,
      {},
    );
    expect(opened.openBreakdown.outcome).toBe('DONE');

    const edits = fullEdits(form);
    const [first] = edits;
    if (!first) throw new Error('no edits');
    const short = edits.map((edit) => (edit === first ? { ...edit, mine: (edit.mine ?? 0) - 1 } : edit));
    const refused = await scene.township.one('submitBreakdown', sent(form, short));
    expect(refused.outcome).toBe('HAS_PROBLEMS');
    expect(refused.problems).toEqual([{ code: 'BREAKDOWN_SUM_DIFFERS', found: '42642', expected: '42643' }]);
    expect((await scene.now()).filledCells).toBe(0);

    const done = await scene.township.one('submitBreakdown', sent(form, edits));
    expect([done.outcome, done.changedCells, done.breakdown?.state]).toEqual(['DONE', 57, 'SUBMITTED']);
    expect(done.breakdown?.columns.map(({ sumPersons }) => sumPersons)).toEqual([42_643, 3207, 3893]);

    const returned = await scene.bureau.one('returnBreakdown', {
      ...seen(shown(done)),
      reason: '个别村有出入',
      findings: [{ villageCode: first.villageCode, columnCode: 'TASK', reason: '比上年少 200 人，请核' }],
    });
    expect([returned.outcome, returned.breakdown?.state]).toEqual(['DONE', 'RETURNED']);
    const back = await scene.now();
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
    const resubmitted = await scene.township.one('submitBreakdown', sent(back, moved, { reason: '已核对' }));
    expect([resubmitted.outcome, resubmitted.changedCells]).toEqual(['DONE', 2]);

    const { breakdowns } = await scene.bureau.several('acceptBreakdowns', {
      items: [seen(shown(resubmitted))],
    });
    expect(breakdowns[0]).toMatchObject({ state: 'ACCEPTED', returnedReason: null });
    expect(breakdowns[0]?.villages[0]).toMatchObject({
      acceptedValues: [(a.values[0] ?? 0) + 10, a.values[1], a.values[2]],
      findings: [null, null, null],
    });
    const locked = await scene.bureau.several('lockBreakdowns', {
      items: [seen(breakdowns[0] as Breakdown)],
    });
    expect(locked.breakdowns[0]?.state).toBe('LOCKED');

    expect(await scene.township.history(b.code, 'TASK')).toEqual([
      expect.objectContaining({
        before: b.values[0],
        after: (b.values[0] ?? 0) - 10,
        reason: '迁往首村',
        by: 'zhoudang',
      }),
      expect.objectContaining({ before: null, after: b.values[0], reason: '', by: 'zhoudang' }),
    ]);
    const events = await scene.township.events();
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
    const form = await scene.dispatched();
    const input = { ...sent(form, fullEdits(form)), mutationKey: newKey() };
    const first = await scene.township.one('submitBreakdown', input);
    const again = await scene.township.one('submitBreakdown', input);
    expect([first.outcome, first.isReplay, first.changedCells]).toEqual(['DONE', false, 57]);
    expect([again.outcome, again.isReplay, again.changedCells]).toEqual(['DONE', true, 57]);
    expect(again.breakdown?.version).toBe(2);
    expect(await scene.township.events()).toHaveLength(2);
    const other = await scene.township.one('saveBreakdown', { ...input, edits: [] });
    expect([other.outcome, other.problems.map(({ code }) => code)]).toEqual([
      'REFUSED',
      ['MUTATION_KEY_REUSED'],
    ]);

    const accept = { items: [seen(shown(first))], mutationKey: newKey() };
    const once = await scene.bureau.several('acceptBreakdowns', accept);
    const twice = await scene.bureau.several('acceptBreakdowns', accept);
    expect([once.isReplay, twice.isReplay, twice.breakdowns[0]?.version]).toEqual([false, true, 3]);
  });

  it('merges two savers of different cells and shows base, mine and theirs of the same one', async () => {
    const form = await scene.dispatched();
    const [a, b] = form.villages;
    if (!a || !b) throw new Error('no villages');
    const edit = (villageCode: string, mine: number) => ({
      villageCode,
      columnCode: 'TASK',
      base: null,
      mine,
    });
    await scene.bureau.one('saveBreakdown', sent(form, [edit(a.code, 2000)]));
    const merged = await scene.township.one('saveBreakdown', sent(form, [edit(b.code, 1500)]));
    expect(merged.outcome).toBe('DONE');
    expect(merged.breakdown?.villages.slice(0, 2).map(({ values }) => values[0])).toEqual([2000, 1500]);

    const clash = await scene.township.one(
      'saveBreakdown',
      sent(form, [edit(a.code, 2100), edit(b.code, 1600)]),
    );
    expect(clash.outcome).toBe('HAS_CONFLICTS');
    expect(clash.conflicts).toEqual([
      { villageName: a.name, columnName: '任务数', base: null, mine: 2100, theirs: 2000, by: 'luoshan' },
      { villageName: b.name, columnName: '任务数', base: null, mine: 1600, theirs: 1500, by: 'zhoudang' },
    ]);
    expect((await scene.now()).version).toBe(merged.breakdown?.version);

    const chosen = await scene.township.one(
      'saveBreakdown',
      sent(form, [{ ...edit(a.code, 2100), base: 2000 }, edit(b.code, 1500)]),
    );
    expect([chosen.outcome, chosen.changedCells]).toEqual(['DONE', 1]);
    expect((await scene.now()).villages.slice(0, 2).map(({ values }) => values[0])).toEqual([2100, 1500]);
    const nothing = await scene.township.one('saveBreakdown', sent(form, [edit(b.code, 1500)]));
    expect([nothing.outcome, nothing.changedCells]).toEqual(['UNCHANGED', 0]);
  });

  it('lets one of two submits at once through and tells the other', async () => {
    const form = await scene.dispatched();
    const edits = fullEdits(form);
    const answers = await Promise.all([
      scene.township.one('submitBreakdown', sent(form, edits)),
      scene.bureau.one('submitBreakdown', sent(form, edits)),
    ]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['DONE', 'REFUSED']);
    expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'BREAKDOWN_SUBMITTED',
    ]);
  });

  it('keeps remarks of a village as text with their own history, and refuses an ID number in them', async () => {
    const form = await scene.dispatched();
    const [a] = form.villages;
    if (!a) throw new Error('no villages');
    const remarks = { villageCode: a.code, columnCode: '', baseText: '', mineText: '含示例新区' };
    const saved = await scene.township.one('saveBreakdown', sent(form, [remarks]));
    expect(saved.breakdown?.villages[0]?.remarks).toBe('含示例新区');
    expect(await scene.township.history(a.code, '')).toEqual([
      expect.objectContaining({ columnName: '备注', beforeText: '', afterText: '含示例新区' }),
    ]);
    const number = { ...remarks, baseText: '含示例新区', mineText: '见 999999199001011234' };
    const refused = await scene.township.one('saveBreakdown', sent(form, [number]));
    expect(refused.problems.map(({ code }) => code)).toEqual(['BREAKDOWN_REMARKS_ID_NUMBER']);
  });

  it('keeps a township to its own: another’s form is as if it were not there', async () => {
    const [other] = (await scene.app.services.divisions.tree('411521')).townships;
    if (!other) throw new Error('no townships');
    await scene.bureau.several('dispatchBreakdowns', { ...dispatchAll, divisionCodes: [other.code] });
    const theirs = await scene.bureau.find(other.code);
    expect(theirs?.division.code).toBe(other.code);
    expect(await scene.township.find(other.code)).toBeNull();
    const stolen = await scene.township.one('saveBreakdown', sent(theirs as Breakdown, []));
    expect([stolen.outcome, stolen.breakdown, stolen.problems[0]?.code]).toEqual([
      'REFUSED',
      null,
      'OUT_OF_SCOPE',
    ]);
    const acted = await scene.township
      .several('acceptBreakdowns', { items: [seen(theirs as Breakdown)] })
      .catch(String);
    expect(acted).toContain('NOT_ALLOWED');
  });

  it('counts 20 townships: 19 not dispatched, 1 not opened and not filled', async () => {
    await scene.dispatched();
    const counts =
      'notDispatched notOpened notFilled draft submitted returned accepted locked reopened recalled late';
    const query = `{ breakdowns(campaignId: "${luoshanId}") { counts { ${counts} } mayDispatch { allowed }
      notDispatched { code } breakdowns { id } } }`;
    const { breakdowns } = await scene.bureau.ask<{ breakdowns: Record<string, unknown> }>(query, {});
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
    const own = await scene.township.ask<{ breakdowns: { notDispatched: unknown[]; breakdowns: unknown[] } }>(
      query,
      {},
    );
    expect([own.breakdowns.notDispatched.length, own.breakdowns.breakdowns.length]).toEqual([0, 1]);
  });
});

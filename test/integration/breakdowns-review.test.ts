import { luoshanId } from '../support/app.ts';
import { databases } from '../support/database.ts';
import {
  type Breakdown,
  breakdownScene,
  deskOf,
  dispatchAll,
  fullEdits,
  parts,
  seen,
  sent,
  shown,
  zhoudang,
} from './breakdowns-fixture.ts';

describe.each(databases)('review of breakdowns on $kind', ({ fresh }) => {
  const scene = breakdownScene(fresh);

  it('shows an analyst what was accepted and nothing of a draft', async () => {
    const analyst = deskOf(scene.app, await scene.app.signIn('fenxi'));
    const form = await scene.dispatched();
    await scene.township.one('saveBreakdown', sent(form, fullEdits(form)));
    const draft = await scene.now(analyst);
    expect(draft.villages[0]?.values).toEqual([null, null, null]);
    expect([draft.instructions, draft.sheetToken, draft.may.save?.allowed]).toEqual(['', '', false]);
    expect(await analyst.events()).toEqual([]);
    const submit = await scene.township.one('submitBreakdown', sent(await scene.now(), []));
    await scene.bureau.several('acceptBreakdowns', { items: [seen(shown(submit))] });
    expect((await scene.now(analyst)).villages[0]?.values).toEqual([
      parts(42_643, 19)[0],
      parts(3207, 19)[0],
      parts(3893, 19)[0],
    ]);
  });

  it('accepts what can be accepted of 4 asked for and says of the other 3 why not', async () => {
    const form = await scene.submitted();
    const [first, second] = (await scene.app.services.divisions.tree('411521')).townships;
    const { breakdowns: others } = await scene.bureau.several('dispatchBreakdowns', {
      ...dispatchAll,
      divisionCodes: [second?.code],
    });
    const items = [
      seen(form),
      { divisionCode: first?.code, expectedVersion: 1 },
      seen(others[0] as Breakdown),
      { divisionCode: '411521', expectedVersion: 1 },
    ];
    const { breakdowns, refusals } = await scene.bureau.several('acceptBreakdowns', { items });
    expect(breakdowns.map(({ division, state }) => [division.code, state])).toEqual([[zhoudang, 'ACCEPTED']]);
    expect(refusals.map(({ divisionCode, code }) => [divisionCode, code])).toEqual([
      ['411521', 'BREAKDOWN_NOT_DISPATCHED'],
      [first?.code, 'BREAKDOWN_NOT_DISPATCHED'],
      [second?.code, 'BREAKDOWN_NOT_SUBMITTED'],
    ]);
  });

  it('withdraws a submission to a draft and refuses an act on a version that has passed', async () => {
    const form = await scene.submitted();
    const withdrawn = await scene.township.one('withdrawBreakdown', seen(form));
    expect([withdrawn.breakdown?.state, withdrawn.breakdown?.submittedBy]).toEqual(['DRAFT', null]);
    const late = await scene.bureau.several('acceptBreakdowns', { items: [seen(form)] });
    expect(late.refusals.map(({ code }) => code)).toEqual(['BREAKDOWN_NOT_SUBMITTED']);
    const again = shown(await scene.township.one('submitBreakdown', sent(await scene.now(), [])));
    const old = await scene.bureau.several('acceptBreakdowns', { items: [seen(form)] });
    expect(old.refusals.map(({ code }) => code)).toEqual(['BREAKDOWN_CHANGED']);
    expect((await scene.now()).version).toBe(again.version);
  });

  it('recalls, dispatches the next edition with the numbers kept, and refuses the old sheet', async () => {
    const form = await scene.dispatched();
    const saved = shown(await scene.township.one('saveBreakdown', sent(form, fullEdits(form))));
    const unsaid = await scene.bureau.several('recallBreakdowns', { items: [seen(saved)] }).catch(String);
    expect(unsaid).toContain('BREAKDOWN_REASON_REQUIRED');
    const recalled = await scene.bureau.several('recallBreakdowns', {
      items: [seen(saved)],
      reason: '村有变动',
    });
    expect(recalled.breakdowns[0]?.state).toBe('RECALLED');
    const second = await scene.bureau.several('dispatchBreakdowns', {
      ...dispatchAll,
      filledColumns: ['TASK', 'LIFTED_OUT'],
    });
    expect(second.breakdowns[0]).toMatchObject({
      state: 'DRAFT',
      edition: 2,
      dispatchNumber: 2,
      openedAt: null,
    });
    expect(second.breakdowns[0]?.villages[0]?.values).toEqual(saved.villages[0]?.values);
    const old = await scene.township.one('saveBreakdown', sent(saved, []));
    expect(old.problems).toMatchObject([{ code: 'SHEET_EDITION_OUTDATED', found: '1', expected: '2' }]);
    // A sheet of the next edition can come without the pane having opened it.
    const now = await scene.now();
    const [village] = now.villages;
    if (!village) throw new Error('no villages');
    const edit = { villageCode: village.code, columnCode: 'TASK', base: village.values[0] ?? null, mine: 3 };
    const filled = shown(await scene.township.one('saveBreakdown', sent(now, [edit])));
    expect([now.openedAt, filled.openedAt === null]).toEqual([null, false]);
  });

  it('reopens until a day with the accepted numbers in force, ends it, and puts the numbers back', async () => {
    const form = await scene.accepted();
    const reopened = await scene.bureau.several('reopenBreakdowns', {
      items: [seen(form)],
      until: '2025-01-15',
      reason: '一村并入',
    });
    expect(reopened.breakdowns[0]).toMatchObject({
      state: 'REOPENED',
      edition: 2,
      reopenedUntil: '2025-01-15',
    });
    const open = await scene.now();
    const [a] = open.villages;
    if (!a) throw new Error('no villages');
    const edit = { villageCode: a.code, columnCode: 'TASK', base: a.values[0] ?? null, mine: 1 };
    const saved = shown(await scene.township.one('saveBreakdown', sent(open, [edit])));
    expect([saved.villages[0]?.values[0], saved.villages[0]?.acceptedValues[0]]).toEqual([1, a.values[0]]);

    await scene.comeBackAt('2025-01-15T16:00:00Z');
    const after = await scene.township.one('saveBreakdown', sent(saved, []));
    expect(after.problems.map(({ code }) => code)).toEqual(['BREAKDOWN_REOPENING_ENDED']);
    const ended = await scene.bureau.one('endReopening', { ...seen(saved), reason: '到期' });
    expect([ended.outcome, ended.changedCells, ended.breakdown?.state]).toEqual(['DONE', 1, 'ACCEPTED']);
    expect(ended.breakdown?.villages[0]?.values[0]).toBe(a.values[0]);
    expect((await scene.township.history(a.code, 'TASK'))[0]).toMatchObject({
      before: 1,
      after: a.values[0],
      reason: '到期',
      by: 'luoshan',
    });
  });

  it('marks what is submitted after the deadline as late, and takes it', async () => {
    const form = await scene.dispatched();
    await scene.comeBackAt('2025-01-20T16:00:00Z');
    expect((await scene.now()).isLate).toBe(true);
    const late = shown(await scene.township.one('submitBreakdown', sent(form, fullEdits(form))));
    expect([late.state, late.isLate]).toEqual(['SUBMITTED', true]);
  });

  it('gives the numbers of the version that a sheet names', async () => {
    const form = await scene.dispatched();
    const [a] = form.villages;
    if (!a) throw new Error('no villages');
    const edit = (base: number | null, mine: number) => ({
      villageCode: a.code,
      columnCode: 'TASK',
      base,
      mine,
    });
    const second = shown(await scene.township.one('saveBreakdown', sent(form, [edit(null, 5)])));
    await scene.township.one('saveBreakdown', sent(second, [edit(5, 6)]));
    const at = async (sheetToken: string) => {
      const query = `query ($id: ID!, $token: ID!) { breakdownBase(campaignId: $id, sheetToken: $token) {
        edition version villages { code values } } }`;
      const { breakdownBase } = await scene.township.ask<{
        breakdownBase: { version: number; villages: { values: (number | null)[] }[] };
      }>(query, { id: luoshanId, token: sheetToken });
      return [breakdownBase.version, breakdownBase.villages[0]?.values[0]];
    };
    expect(await at(form.sheetToken)).toEqual([1, null]);
    expect(await at(second.sheetToken)).toEqual([2, 5]);
    expect(await at((await scene.now()).sheetToken)).toEqual([3, 6]);
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
    const form = await scene.submitted();
    const before = (await scene.bureau.ask<Shown>(query, {})).campaign;
    expect(before.progress.hasQuotas).toBe(false);
    await scene.bureau.several('acceptBreakdowns', { items: [seen(form)] });
    const after = (await scene.bureau.ask<Shown>(query, {})).campaign;
    expect(after.figuresVersion).toBe(before.figuresVersion + 1);
    expect(after.progress.rows.map(({ quota }) => quota)).toEqual(parts(42_643, 19));
    expect(after.progress.total).toEqual({ quota: 42_643, rowSumQuota: 42_643, quotaDifference: 0 });
    const county = await scene.bureau.ask<Shown>(query.replace(`, under: "${zhoudang}"`, ''), {});
    expect(county.campaign.progress.total).toEqual({
      quota: 592_727,
      rowSumQuota: 42_643,
      quotaDifference: null,
    });
  });
});

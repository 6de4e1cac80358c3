import { databases } from '../support/database.ts';
import {
  type Breakdown,
  breakdownScene,
  deskOf,
  dispatchAll,
  fullEdits,
  newKey,
  seen,
  sent,
  shown,
  zhoudang,
} from './breakdowns-fixture.ts';

describe.each(databases)('deadlines of breakdowns on $kind', ({ fresh }) => {
  const scene = breakdownScene(fresh);
  const later = { deadlineOn: '2025-02-10', reason: '春节后再报' };
  const moved = (of: readonly Breakdown[], more: object = {}) =>
    scene.bureau.several('moveBreakdownDeadlines', { items: of.map(seen), ...later, ...more });

  it('moves 20 January to 10 February for 2 townships at once, and says why in their history', async () => {
    const form = await scene.dispatched();
    const second = (await scene.app.services.divisions.tree('411521')).townships[1]?.code ?? '';
    const { breakdowns: others } = await scene.bureau.several('dispatchBreakdowns', {
      ...dispatchAll,
      divisionCodes: [second],
    });
    const { breakdowns, refusals } = await moved([form, ...others]);
    expect(refusals).toEqual([]);
    expect(breakdowns.map(({ division, deadlineOn, state }) => [division.code, deadlineOn, state])).toEqual(
      [second, zhoudang].sort().map((code) => [code, '2025-02-10', 'DRAFT']),
    );
    expect((await scene.township.events())[0]).toMatchObject({
      act: 'DEADLINE',
      fromState: 'DRAFT',
      toState: 'DRAFT',
      edition: 1,
      version: 2,
      changedCells: 0,
      changes: [],
      source: 'SERVER',
      by: 'luoshan',
      reason: '春节后再报（填报截止由 2025-01-20 改为 2025-02-10）',
    });
    const audit = await scene.app.services.database.reader.all<{ detail: string }>(
      `select detail from audit_entry where act = 'moveBreakdownDeadline' and subject like '%${zhoudang}'`,
      [],
    );
    expect(audit.map(({ detail }) => JSON.parse(detail))).toEqual([
      { edition: 1, version: 2, changedCells: 0, before: '2025-01-20', after: '2025-02-10' },
    ]);
  });

  it('leaves the edition and 57 cells alone, and takes the sheet of version 1 without a conflict', async () => {
    const form = await scene.dispatched();
    const saved = shown(await scene.township.one('saveBreakdown', sent(form, fullEdits(form))));
    const { breakdowns } = await moved([saved]);
    expect(breakdowns[0]).toMatchObject({ edition: 1, version: 3, deadlineOn: '2025-02-10' });
    expect(breakdowns[0]?.villages).toEqual(saved.villages);
    const done = await scene.township.one('submitBreakdown', sent(saved, []));
    expect([done.outcome, done.breakdown?.state, done.conflicts]).toEqual(['DONE', 'SUBMITTED', []]);
  });

  it('answers a repetition under the same key after midnight and writes 1 event', async () => {
    const form = await scene.dispatched();
    const today = scene.app.clock.now.toISOString().slice(0, 10);
    const mutationKey = newKey();
    const first = await moved([form], { deadlineOn: today, mutationKey });
    await scene.comeBackAt(`${today}T16:00:00Z`);
    const again = await moved([form], { deadlineOn: today, mutationKey });
    expect([first.isReplay, again.isReplay, again.refusals]).toEqual([false, true, []]);
    const acts = (await scene.township.events()).map(({ act }) => act);
    expect(acts.filter((act) => act === 'DEADLINE')).toEqual(['DEADLINE']);
  });

  it('refuses a day that has passed, the same day, an older version, and to go without a reason', async () => {
    const form = await scene.dispatched();
    const codes = async (of: Breakdown, more: object) =>
      (await moved([of], more)).refusals.map(({ code }) => code);
    expect(await codes(form, { deadlineOn: '2024-01-01' })).toEqual(['BREAKDOWN_DEADLINE_PAST']);
    expect(await codes(form, { deadlineOn: '2025-01-20' })).toEqual(['BREAKDOWN_DEADLINE_SAME']);
    expect(await moved([form], { reason: ' ' }).catch(String)).toContain('BREAKDOWN_REASON_REQUIRED');
    await moved([form]);
    expect(await codes(form, { deadlineOn: '2025-02-11' })).toEqual(['BREAKDOWN_CHANGED']);
    expect(await scene.now()).toMatchObject({ deadlineOn: '2025-02-10', version: 2 });
  });

  it('is the bureau’s alone: neither the township nor an analyst may', async () => {
    const form = await scene.dispatched();
    expect([form.may.deadline?.allowed, (await scene.now(scene.bureau)).may.deadline?.allowed]).toEqual([
      false,
      true,
    ]);
    for (const desk of [scene.township, deskOf(scene.app, await scene.app.signIn('fenxi'))]) {
      const refused = await desk
        .several('moveBreakdownDeadlines', { items: [seen(form)], ...later })
        .catch(String);
      expect(refused).toContain('NOT_ALLOWED');
    }
    expect((await scene.now()).deadlineOn).toBe('2025-01-20');
  });

  it('takes 逾期 from a submission of 21 January once the day is 10 February', async () => {
    const form = await scene.dispatched();
    await scene.comeBackAt('2025-01-20T16:00:00Z');
    const late = shown(await scene.township.one('submitBreakdown', sent(form, fullEdits(form))));
    expect(late.isLate).toBe(true);
    const { breakdowns } = await moved([late]);
    expect(breakdowns[0]).toMatchObject({ state: 'SUBMITTED', isLate: false, submittedBy: 'zhoudang' });
  });

  it('refuses what is accepted, and leaves the day of a reopening as it is', async () => {
    const form = await scene.accepted();
    expect((await moved([form])).refusals.map(({ code }) => code)).toEqual(['BREAKDOWN_ACCEPTED']);
    const { breakdowns } = await scene.bureau.several('reopenBreakdowns', {
      items: [seen(form)],
      until: '2025-01-15',
      reason: '一村并入',
    });
    const open = await moved(breakdowns);
    expect(open.breakdowns[0]).toMatchObject({
      state: 'REOPENED',
      deadlineOn: '2025-02-10',
      reopenedUntil: '2025-01-15',
    });
  });
});

import { luoshanId } from '../support/app.ts';
import { databases } from '../support/database.ts';
import {
  type Breakdown,
  breakdownScene,
  fullEdits,
  newKey,
  seen,
  sent,
  shown,
  zhoudang,
} from './breakdowns-fixture.ts';

interface Revised {
  readonly revision: number | null;
  readonly isReplay: boolean;
  readonly touched: readonly Record<string, unknown>[];
  readonly problems: readonly { readonly code: string; readonly found: string | null }[];
}

describe.each(databases)('breakdowns under revised quotas on $kind', ({ fresh }) => {
  const scene = breakdownScene(fresh);

  async function revise(persons: number, more: object = {}): Promise<Revised> {
    const edits = [{ divisionCode: zhoudang, columnCode: 'TASK', persons, reason: '划出一个村' }];
    const input = {
      campaignId: luoshanId,
      expectedRevision: 1,
      edits,
      reason: '示例：市里核减',
      dryRun: false,
      mutationKey: newKey(),
      ...more,
    };
    const mutation = `mutation ($input: ReviseQuotasInput!) { reviseQuotas(input: $input) {
      revision isReplay touched { fromState toState needsReopenUntil } problems { code found } } }`;
    return (await scene.bureau.ask<{ reviseQuotas: Revised }>(mutation, { input })).reviseQuotas;
  }
  const reopen = (form: Breakdown, until: string, more: object = {}) =>
    scene.bureau.several('reopenBreakdowns', { items: [seen(form)], until, reason: '一村并入', ...more });
  const fill = async () => {
    const form = await scene.now();
    return scene.township.one('submitBreakdown', sent(form, fullEdits(form)));
  };

  it('does not end a reopening while 42,643 accepted persons are not the quota of 42,000', async () => {
    const form = await scene.accepted();
    await revise(42_000, { reopenUntil: '2025-01-15' });
    const open = await scene.now(scene.bureau);
    const reason =
      '任务数调整过：通过的“任务数”合计 42643 人，现在的任务数是 42000 人，不能回到通过的数。请乡镇按新任务数填好、重新提交，再审核通过；已过期的请再重新开放。';
    expect(open.may.endReopening).toEqual({ allowed: false, reason });
    const refused = await scene.bureau.one('endReopening', { ...seen(open), reason: '不改了' });
    expect([refused.outcome, refused.problems]).toEqual([
      'REFUSED',
      [{ code: 'BREAKDOWN_ACCEPTED_MISFIT', found: '42643', expected: '42000' }],
    ]);
    expect((await scene.now()).villages).toEqual(form.villages);

    const again = shown(await fill());
    const { breakdowns } = await scene.bureau.several('acceptBreakdowns', { items: [seen(again)] });
    await reopen(breakdowns[0] as Breakdown, '2025-01-16');
    const ended = await scene.bureau.one('endReopening', { ...seen(await scene.now()), reason: '不改了' });
    expect([ended.outcome, ended.breakdown?.state, ended.breakdown?.columns[0]?.sumPersons]).toEqual([
      'DONE',
      'ACCEPTED',
      42_000,
    ]);
  });

  it('ends a reopening when a further revision brings 42,643 back', async () => {
    await scene.accepted();
    await revise(42_000, { reopenUntil: '2025-01-15' });
    await revise(42_643, { expectedRevision: 2 });
    const open = await scene.now(scene.bureau);
    expect(open.may.endReopening?.allowed).toBe(true);
    expect((await scene.bureau.one('endReopening', seen(open))).breakdown?.state).toBe('ACCEPTED');
  });

  it('asks a day for a form that was submitted again and whose reopening has passed, and opens it to that day', async () => {
    await reopen(await scene.accepted(), '2025-01-15');
    shown(await fill());
    await scene.comeBackAt('2025-01-15T16:00:00Z');
    const touched = [{ fromState: 'SUBMITTED', toState: 'RETURNED', needsReopenUntil: true }];
    expect(await revise(42_000)).toMatchObject({
      revision: null,
      touched,
      problems: [{ code: 'QUOTA_REOPEN_DAY_MISSING', found: '1' }],
    });
    expect((await scene.now()).state).toBe('SUBMITTED');
    expect(await revise(42_000, { reopenUntil: '2025-01-20' })).toMatchObject({ revision: 2, touched });
    expect(await scene.now()).toMatchObject({
      state: 'RETURNED',
      reopenedUntil: '2025-01-20',
      isLate: false,
    });
    expect(shown(await fill()).state).toBe('SUBMITTED');
  });

  it('says of 1 cell of an earlier return nothing more once a revision returns the form; the history does', async () => {
    const form = await scene.submitted();
    const [village] = form.villages;
    const findings = [{ villageCode: village?.code, columnCode: 'TASK', reason: '比上年少 200 人' }];
    await scene.bureau.one('returnBreakdown', { ...seen(form), reason: '', findings });
    shown(await scene.township.one('submitBreakdown', sent(await scene.now(), [])));
    await revise(42_000);
    const now = await scene.now();
    expect([now.state, now.returnedReason, now.villages[0]?.findings]).toEqual([
      'RETURNED',
      '示例：市里核减',
      [null, null, null],
    ]);
    const events = await scene.township.events();
    expect(events.flatMap((event) => event.findings)).toMatchObject([{ reason: '比上年少 200 人' }]);
  });

  it('ends a reopening in which 1 cell was blanked with a form that is filled', async () => {
    await reopen(await scene.accepted(), '2025-01-15');
    const open = await scene.now();
    const [village] = open.villages;
    const blank = {
      villageCode: village?.code ?? '',
      columnCode: 'TASK',
      base: village?.values[0] ?? null,
      mine: null,
    };
    const saved = shown(await scene.township.one('saveBreakdown', sent(open, [blank])));
    expect([saved.filledAt, saved.filledCells]).toEqual([null, 56]);
    const ended = shown(await scene.bureau.one('endReopening', seen(saved)));
    expect([ended.state, ended.filledCells, typeof ended.filledAt]).toEqual(['ACCEPTED', 57, 'string']);
  });

  it('refuses to reopen until 12 January what was seen before a revision opened it until 20 January', async () => {
    const form = await scene.accepted();
    await revise(42_000, { reopenUntil: '2025-01-20' });
    const { refusals } = await reopen(form, '2025-01-12');
    expect(refusals).toEqual([{ divisionCode: zhoudang, code: 'BREAKDOWN_CHANGED' }]);
    expect(await scene.now()).toMatchObject({ reopenedUntil: '2025-01-20', version: form.version + 1 });
  });

  it('never shortens a reopening: 31 January stays where the others are open until 20 January', async () => {
    await reopen(await scene.accepted(), '2025-01-31');
    await revise(42_000, { reopenUntil: '2025-01-20' });
    expect(await scene.now()).toMatchObject({ state: 'REOPENED', reopenedUntil: '2025-01-31' });
  });

  it('answers a reopening and a revision asked for again after midnight, and refuses the past day of a new one', async () => {
    const form = await scene.accepted();
    const today = scene.app.clock.now.toISOString().slice(0, 10);
    const [first, second] = [newKey(), newKey()];
    await reopen(form, today, { mutationKey: first });
    const revision = { reopenUntil: today, mutationKey: second };
    expect((await revise(42_000, revision)).revision).toBe(2);
    await scene.comeBackAt(`${today}T16:00:00Z`);
    const again = await reopen(form, today, { mutationKey: first });
    expect([again.isReplay, again.refusals, again.breakdowns.length]).toEqual([true, [], 1]);
    expect(await revise(42_000, revision)).toMatchObject({ revision: 2, isReplay: true, problems: [] });
    expect((await scene.township.events()).map(({ act }) => act).slice(0, 2)).toEqual([
      'REVISE_QUOTA',
      'REOPEN',
    ]);
    expect(await reopen(await scene.now(), today).catch(String)).toContain('BREAKDOWN_REOPEN_PAST');
    const late = await revise(41_000, { expectedRevision: 2, reopenUntil: today });
    expect([late.revision, late.problems.map(({ code }) => code)]).toEqual([null, ['QUOTA_REOPEN_PAST']]);
  });
});

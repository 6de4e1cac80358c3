import { breakdownFindingTables } from '../../server/db/migrations/breakdown-finding-tables.ts';
import { ask } from '../../server/db/steps.ts';
import { databases } from '../support/database.ts';
import { breakdownScene, deskOf, seen, sent, shown, zhoudang } from './breakdowns-fixture.ts';

describe.each(databases)('returns of breakdowns on $kind', ({ fresh }) => {
  const scene = breakdownScene(fresh);

  async function returned(findings: readonly object[], reason = '') {
    return shown(await scene.bureau.one('returnBreakdown', { ...seen(await scene.now()), reason, findings }));
  }

  it('keep the reasons of the cells of all 3 of them in the history, for the bureau and the township', async () => {
    const form = await scene.submitted();
    const [a, b] = form.villages;
    if (!a || !b) throw new Error('no villages');
    const of = (village: typeof a, columnCode: string, reason: string) => ({
      villageCode: village.code,
      columnCode,
      reason,
    });
    await returned([of(b, 'TASK', '比上年少 200 人'), of(a, 'LIFTED_OUT', '与名册不符')]);
    await scene.township.one('submitBreakdown', sent(await scene.now(), []));
    await returned([], '整张再核一遍');
    await scene.township.one('submitBreakdown', sent(await scene.now(), []));
    const last = await returned([of(a, 'TASK', '仍少 50 人'), of(a, 'TASK', '请附说明')]);
    expect(last.villages.flatMap(({ findings }) => findings.filter(Boolean))).toEqual([
      '仍少 50 人；请附说明',
    ]);

    const named = (village: typeof a, columnCode: string, columnName: string, reason: string) => ({
      villageCode: village.code,
      villageName: village.name,
      columnCode,
      columnName,
      reason,
    });
    for (const desk of [scene.township, scene.bureau]) {
      expect((await desk.events()).map(({ act, findings }) => [act, findings])).toEqual([
        ['RETURN', [named(a, 'TASK', '任务数', '仍少 50 人；请附说明')]],
        ['SUBMIT', []],
        ['RETURN', []],
        ['SUBMIT', []],
        [
          'RETURN',
          [named(a, 'LIFTED_OUT', '脱贫户', '与名册不符'), named(b, 'TASK', '任务数', '比上年少 200 人')],
        ],
        ['SUBMIT', []],
        ['DISPATCH', []],
      ]);
    }
    expect(await deskOf(scene.app, await scene.app.signIn('fenxi')).events()).toEqual([]);
  });

  it('made before the reasons were kept have those of the last one: 2 cells', async () => {
    const form = await scene.submitted();
    const findings = form.villages.slice(0, 2).map(({ code: villageCode }) => {
      return { villageCode, columnCode: 'TASK', reason: '请核' };
    });
    await returned(findings.slice(0, 1));
    await scene.township.one('submitBreakdown', sent(await scene.now(), []));
    await returned(findings);
    const { database } = scene.app.services;
    const [, fill = ''] = breakdownFindingTables(database.kind);
    await database.edit(function* () {
      yield* ask('delete from breakdown_finding where township_code = ?', [zhoudang]);
      yield* ask(fill);
    });
    const returns = (await scene.township.events()).filter(({ act }) => act === 'RETURN');
    expect(returns.map(({ findings }) => (findings as unknown[]).length)).toEqual([2, 0]);
  });
});

import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { noticeDifferences, withEdits } from '../../../server/policy/parameters.ts';
import { fullNotice, fullNoticeSource } from './full-notice.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');
const full = fullNotice();

function edited(notice: Notice, edits: Readonly<Record<string, string>>): Notice {
  const outcome = withEdits(
    notice,
    Object.entries(edits).map(([path, text]) => ({ path, text })),
  );
  const check = outcome.kind === 'ok' ? checkNotice(outcome.raw) : outcome;
  if (check.kind === 'problems') throw new Error(JSON.stringify(check.problems));
  return check.notice;
}

const lines = (left: Notice, right: Notice) =>
  noticeDifferences(left, right).map(({ path, label, was, becomes }) => [path, label, was, becomes]);

describe('noticeDifferences', () => {
  it.each([linyi, luoshan, full])('finds nothing between a notice and itself', (notice) => {
    expect(noticeDifferences(notice, structuredClone(notice))).toEqual([]);
  });

  it('says 80 元 becomes 100 元 and 320 元 becomes 300 元 with the clause', () => {
    const next = edited(linyi, { 'subsidies[2].personPaysFen': '100', 'subsidies[2].assistanceFen': '300' });
    expect(noticeDifferences(linyi, next)).toEqual([
      {
        path: 'subsidies[2].personPaysFen',
        clause: '三.2',
        label: '分类资助 第 3 条 个人缴纳',
        was: '80 元',
        becomes: '100 元',
      },
      {
        path: 'subsidies[2].assistanceFen',
        clause: '三.2',
        label: '分类资助 第 3 条 资助金额',
        was: '320 元',
        becomes: '300 元',
      },
    ]);
  });

  it('shows a subsidy put in front as one new item and none of the others as changed', () => {
    const added = { categories: ['DISABLED'], kind: 'FIXED', personPaysFen: 10_000, clause: '三' };
    const subsidies = fullNoticeSource.subsidies.filter(({ kind }) => kind !== 'NONE');
    const left = fullNotice({ subsidies });
    const right = fullNotice({ subsidies: [added, ...subsidies] });
    expect(lines(left, right)).toEqual([
      ['subsidies[0].categories', '分类资助 第 1 条 人员类别（新增）', null, '重度残疾人'],
      ['subsidies[0].kind', '分类资助 第 1 条 资助方式（新增）', null, '定额，个人缴纳固定金额'],
      ['subsidies[0].personPaysFen', '分类资助 第 1 条 个人缴纳（新增）', null, '100 元'],
      ['subsidies[0].clause', '分类资助 第 1 条 条款（新增）', null, '三'],
    ]);
    expect(lines(right, left)).toEqual([
      ['subsidies[0].categories', '分类资助 第 1 条 人员类别（删去）', '重度残疾人', null],
      ['subsidies[0].kind', '分类资助 第 1 条 资助方式（删去）', '定额，个人缴纳固定金额', null],
      ['subsidies[0].personPaysFen', '分类资助 第 1 条 个人缴纳（删去）', '100 元', null],
      ['subsidies[0].clause', '分类资助 第 1 条 条款（删去）', '三', null],
    ]);
  });

  it('takes a moved deadline for the same stage: 2024-11-30 becomes 2024-12-10', () => {
    expect(lines(luoshan, edited(luoshan, { 'rewards[0].deadlineOn': '2024-12-10' }))).toEqual([
      ['rewards[0].deadlineOn', '以奖代补 第 1 档 截至日', '2024-11-30', '2024-12-10'],
    ]);
  });

  it('names the division and the column of a changed quota', () => {
    const next = edited(luoshan, { 'quotas.rows[3].values[0]': '42645' });
    expect(lines(luoshan, next)).toEqual([
      ['quotas.rows[3].values[0]', '附表 周党镇 任务数', '42643 人', '42645 人'],
    ]);
  });

  it('holds the columns of a quota table by their code, not by where they stand', () => {
    const { quotas } = fullNoticeSource;
    const right = fullNotice({
      quotas: {
        ...quotas,
        columns: [...quotas.columns].reverse(),
        rows: quotas.rows.map((row) => ({ ...row, values: [...row.values].reverse() })),
      },
    });
    expect(lines(full, right)).toEqual([['quotas.columns', '附表各列 次序', '任务数、低保', '低保、任务数']]);
  });

  it('says when the same subsidies stand in another order, since order may decide', () => {
    const [first, second, ...others] = fullNoticeSource.subsidies;
    const right = fullNotice({ subsidies: [second, first, ...others] });
    expect(lines(full, right)).toEqual([
      [
        'subsidies',
        '分类资助 次序',
        '原第 1 条、原第 2 条、原第 3 条、原第 4 条、原第 5 条',
        '原第 2 条、原第 1 条、原第 3 条、原第 4 条、原第 5 条',
      ],
    ]);
  });

  it('tells a part that is new or gone from one that changed', () => {
    const right = fullNotice({ rewardLimit: null, newborn: { ...fullNoticeSource.newborn, withinDays: 28 } });
    expect(lines(full, right)).toEqual([
      ['newborn.withinDays', '新生儿 出生后几日内', '90 日', '28 日'],
      ['rewardLimit.fen', '奖励总额封顶', '30000 元', null],
      ['rewardLimit.clause', '奖励总额封顶 条款', '四', null],
    ]);
    expect(lines(right, full).slice(1)).toEqual([
      ['rewardLimit.fen', '奖励总额封顶', null, '30000 元'],
      ['rewardLimit.clause', '奖励总额封顶 条款', null, '四'],
    ]);
  });

  it('compares two counties without mixing their categories: codes decide', () => {
    const differences = noticeDifferences(luoshan, linyi);
    const name = differences.find(({ label }) => label === '人员类别 低保对象 类别名称');
    expect(name).toMatchObject({ was: '城乡低保对象', becomes: '低保对象' });
    expect(differences.filter(({ was, becomes }) => was === becomes)).toEqual([]);
  });
});

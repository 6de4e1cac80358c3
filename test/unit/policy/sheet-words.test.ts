import { problemSentence } from '../../../schema/messages.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { checkEdited } from '../../../server/policy/parameters.ts';
import { fullNotice } from './full-notice.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');

/** The sentences about the edits, without those that the notice has anyway. */
function said(notice: Notice, edits: Readonly<Record<string, string>>): string[] {
  const sentences = (written: Readonly<Record<string, string>>) => {
    const check = checkEdited(
      notice,
      Object.entries(written).map(([path, text]) => ({ path, text })),
    );
    return (check.kind === 'ok' ? check.warnings : check.problems).map((problem) => problemSentence(problem));
  };
  const before = sentences({});
  return sentences(edits).filter((sentence) => !before.includes(sentence));
}

describe('inSheetWords', () => {
  it('says 4 yuan of a standard typed as 4, and never to write 40000', () => {
    expect(said(luoshan, { 'standard.individualFen': '4' })).toEqual([
      'standard.individualFen：“筹资标准 个人缴费标准”读到 4 元，数目太小。这里的单位是元，请与原文核对。',
    ]);
  });

  it('asks for 个人缴纳 of 定额，个人缴纳固定金额, not for personPaysFen of FIXED', () => {
    const edits = { 'subsidies[1].personPaysFen': '', 'subsidies[1].assistanceFen': '' };
    expect(said(linyi, edits)).toEqual([
      'subsidies[1].personPaysFen：选了“定额，个人缴纳固定金额”，须填“分类资助 第 2 条 个人缴纳”。',
    ]);
  });

  it('says 90% where a fixed amount has no use for 9000, and 0 where a full subsidy leaves 5 yuan', () => {
    expect(said(linyi, { 'subsidies[1].percentage': '90%' })).toEqual([
      'subsidies[1].percentage：“分类资助 第 2 条 资助比例”读到 90%，但选了“定额，个人缴纳固定金额”，用不到这一项。请清空，或改选别的方式。',
    ]);
    expect(said(linyi, { 'subsidies[0].personPaysFen': '5' })[0]).toBe(
      'subsidies[0].personPaysFen：选了“全额资助，个人不缴费”，“分类资助 第 1 条 个人缴纳”应为 0，读到 5.00 元。请改为 0，或改选资助方式。',
    );
  });

  it('offers the 5 kinds of subsidy by their words in a new row', () => {
    const index = linyi.subsidies.length;
    const edits = { [`subsidies[${index}].categories`]: '低保对象' };
    expect(said(linyi, edits)[0]).toBe(
      'subsidies[7].kind：“分类资助 第 8 条（新增） 资助方式”没有填。请写：全额资助，个人不缴费 / 定额，个人缴纳固定金额 / 定额，资助固定金额 / 按比例资助 / 写明不资助，按标准缴费。',
    );
  });

  it('calls a removed category by its name where others still need it', () => {
    const sentences = said(linyi, { 'categories[0]': '删除' });
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toMatch(
      /^categories\[1\]\.parent：“人员类别 孤儿 上级类别”用到“特困人员”，方案里没有/,
    );
    expect(sentences.join('')).not.toMatch(/[A-Z]{3}/);
  });

  it('says 0.95% of a rate that is too small, and 0.02 yuan of a reward', () => {
    expect(said(fullNotice(), { 'penalties[0].when.below': '0.95%' })).toEqual([
      'penalties[0].when.below：“追责 约谈 条件 低于”读到 0.95%，数目太小。请与原文核对。',
    ]);
    expect(said(luoshan, { 'rewards[0].perPersonFen': '0.02' })).toEqual([
      'rewards[0].perPersonFen：“以奖代补 第 1 档 每人奖励”读到 0.02 元，数目太小。这里的单位是元，请与原文核对。',
    ]);
  });

  it('says the open questions of a notice without a code in any sentence', () => {
    const check = checkEdited(fullNotice(), []);
    const problems = check.kind === 'ok' ? check.warnings : [];
    const words = problems.map((problem) => problemSentence({ ...problem, place: {} })).join('');
    expect(words).toContain('请在方案文件中写明：“缴费当日”或“征缴期开始之日”或“待遇年度1月1日”。');
    expect(words).toContain('还有 9 处通知没有说清、也没有选定：截止日当天完成算不算按期完成；');
    expect(words).not.toMatch(/[A-Z]{3}|switches/);
  });
});

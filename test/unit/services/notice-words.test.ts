import { noticeLines } from '../../../server/services/notices/words.ts';
import { projectNotice } from '../policy/notice-samples.ts';

describe('noticeLines', () => {
  it('names the document that made 低保 pay 90 beside the clause, from its day and nowhere else', () => {
    const linyi = projectNotice('linyi-2025');
    const revised = {
      ...linyi,
      revisions: [
        {
          document: { ...linyi.document, number: '临政办发〔2024〕30号' },
          from: '2024-11-01',
          clauses: [],
          changes: [
            { path: 'subsidies[2].personPaysFen', becomes: 9_000 },
            { path: 'subsidies[2].assistanceFen', becomes: 31_000 },
          ],
        },
      ],
    };
    const named = (day: string) =>
      noticeLines(revised, day).filter((line) => line.includes('经临政办发〔2024〕30号修改'));
    expect(named('2024-10-31')).toEqual([]);
    expect(named('2024-11-01')).toEqual([
      '  · 低保对象：定额资助：个人缴纳 90 元，医疗救助资金资助 310 元（经临政办发〔2024〕30号修改）',
    ]);
    expect(noticeLines(linyi, '2024-11-01').join()).not.toContain('修改）');
  });
});

import { categoryDue, describeSubsidies } from '../../../server/policy/subsidy.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');

describe('describeSubsidies', () => {
  it('lists 11 categories of Linyi, each pair adding up to 400 yuan', () => {
    expect(
      describeSubsidies(linyi).map(({ categoryName, personPaysFen, assistanceFen, clause }) => [
        categoryName,
        personPaysFen,
        assistanceFen,
        clause,
      ]),
    ).toEqual([
      ['特困人员', 0, 40_000, '三.1'],
      ['孤儿', 0, 40_000, '三.1'],
      ['事实无人抚养儿童', 0, 40_000, '三.1'],
      ['返贫致贫人口', 4_000, 36_000, '三.2'],
      ['低保对象', 8_000, 32_000, '三.2'],
      ['脱贫不稳定人口', 12_000, 28_000, '三.2'],
      ['边缘易致贫人口', 12_000, 28_000, '三.2'],
      ['突发严重困难人口', 12_000, 28_000, '三.2'],
      ['丧失劳动能力的残疾人', 20_000, 20_000, '三.2'],
      ['低收入家庭中六十周岁以上的老年人', 20_000, 20_000, '三.2'],
      ['低收入家庭中的未成年人', 20_000, 20_000, '三.2'],
    ]);
  });

  it('lists nothing for Luoshan, which states no amounts', () => {
    expect(describeSubsidies(luoshan)).toEqual([]);
  });
});

describe('categoryDue', () => {
  it.each(['STABLY_LIFTED_OUT', 'SPECIAL_CARE'])('is the standard of 400 yuan for %s in Linyi', (code) => {
    expect(categoryDue(linyi, code)).toEqual({
      kind: 'standard',
      personPaysFen: 40_000,
      assistanceFen: 0,
      clause: '三',
    });
  });

  it('is 40 yuan for 返贫致贫 and 80 yuan for 低保 in Linyi', () => {
    const pays = ['RELAPSED_OR_NEW_POVERTY', 'SUBSISTENCE_ALLOWANCE'].map((code) => {
      const due = categoryDue(linyi, code);
      return due.kind === 'subsidised' ? due.subsidies.map(({ personPaysFen }) => personPaysFen) : due.kind;
    });
    expect(pays).toEqual([[4_000], [8_000]]);
  });

  it('is "no rule in this notice" for 低保 in Luoshan: neither 0 nor 400', () => {
    expect(categoryDue(luoshan, 'SUBSISTENCE_ALLOWANCE')).toEqual({ kind: 'noRule', clause: '四(三)' });
  });

  it('knows no category that the notice does not define', () => {
    expect(categoryDue(luoshan, 'SPECIAL_CARE')).toEqual({ kind: 'unknownCategory' });
  });
});

import { type NoticeParameter, noticeParameters } from '../../../server/policy/parameters.ts';
import { fullNotice } from './full-notice.ts';
import { projectNotice } from './notice-samples.ts';

const parametersOf = (name: 'luoshan-2025' | 'linyi-2025') => noticeParameters(projectNotice(name));

function at(parameters: readonly NoticeParameter[], path: string): NoticeParameter {
  const found = parameters.find((parameter) => parameter.path === path);
  if (!found) throw new Error(`no parameter ${path}`);
  return found;
}

const written = (parameters: readonly NoticeParameter[], path: string) => {
  const { group, label, text, unit } = at(parameters, path);
  return [group, label, text, unit];
};

describe('noticeParameters', () => {
  it('writes the 40 yuan of 返贫致贫 in Linyi as 40 元 under 分类资助 第 2 条', () => {
    const linyi = parametersOf('linyi-2025');
    expect(at(linyi, 'subsidies[1].personPaysFen')).toEqual({
      path: 'subsidies[1].personPaysFen',
      clause: '三.2',
      group: '分类资助 第 2 条',
      label: '个人缴纳',
      text: '40',
      unit: '元',
      hint: '金额，单位元，如 400 或 400.50；没有规定则留空',
      options: [],
      isEditable: true,
      isSpare: false,
    });
    expect(written(linyi, 'subsidies[3].categories')).toEqual([
      '分类资助 第 4 条',
      '人员类别',
      '脱贫不稳定人口、边缘易致贫人口、突发严重困难人口',
      null,
    ]);
  });

  it('shows the row of 周党镇 as one parameter per column: 42643, 3207 and 3893 persons', () => {
    const luoshan = parametersOf('luoshan-2025');
    expect(written(luoshan, 'quotas.rows[3].values[0]')).toEqual(['附表 周党镇', '任务数', '42643', '人']);
    expect(written(luoshan, 'quotas.rows[3].values[1]')).toEqual(['附表 周党镇', '城乡低保', '3207', '人']);
    expect(written(luoshan, 'quotas.rows[3].values[2]')).toEqual(['附表 周党镇', '脱贫户', '3893', '人']);
    expect(at(luoshan, 'quotas.rows[3].values[0]')).toMatchObject({ clause: '附件', isEditable: true });
    expect(luoshan.filter(({ path }) => /^quotas\.rows\[\d+\]\.values/.test(path))).toHaveLength(60);
  });

  it('says the choice of a switch in words and offers both readings', () => {
    const question = '没有说清之处的选择 截止日当天完成算不算按期完成';
    const choice = parametersOf('luoshan-2025').find(
      ({ group, label }) => group === question && label === '本县的选择',
    );
    expect(choice).toMatchObject({ clause: '四(四)', text: '含当日', options: ['含当日', '不含当日'] });
  });

  it.each([
    ['standard.amounts[0].tier', '二档', null],
    ['standard.amounts[1].individualFen', '380.50', '元'],
    ['targets.hardshipCoverage.basisPoints', '99.5%', null],
    ['windows[0].closesAt', '17:30', null],
    ['windows[1].amount.isSubsidised', '否', null],
    ['windows[1].waiting.exemptCategories', '低保对象、特困人员', null],
    ['subsidies[1].payers[0].share', '80%', null],
    ['subsidies[2].statuses', '在册、风险消除', null],
    ['rewards[1].bands[1].fen', '0.50', '元'],
    ['rewards[1].conditions[0].metric', '困难群众参保率', null],
    ['penalties[1].points', '0.5', '分'],
    ['reporting.bulletin.weekday', '星期五', null],
    ['quotas.rows[1].values[1]', '', '人'],
    ['document.cites', '甲、乙两部〔2025〕1号\n示例市办〔2025〕3号', null],
    ['revisions[0].changes[0].becomes', '2025-12-10', null],
  ])('writes %s as "%s"', (path, text, unit) => {
    expect(at(noticeParameters(fullNotice()), path)).toMatchObject({ text, unit });
  });

  it('keeps the order of the clauses, what cites none first and blanks that belong nowhere last', () => {
    const luoshan = parametersOf('luoshan-2025');
    const order = luoshan
      .map(({ clause }) => clause)
      .filter((clause, index, all) => clause !== all[index - 1]);
    expect(order).toEqual([null, ...projectNotice('luoshan-2025').clauses.map(({ id }) => id), null]);
    expect(luoshan[0]).toMatchObject({ path: 'format', group: '文件', text: '1', isEditable: false });
    expect(at(luoshan, 'county.code')).toMatchObject({ group: '县（市、区）', isEditable: false });
    expect(luoshan.at(-1)).toMatchObject({ clause: null, isSpare: true });
  });

  it('gives every place once, with the words of the format and no English in them', () => {
    for (const parameters of [
      parametersOf('luoshan-2025'),
      parametersOf('linyi-2025'),
      noticeParameters(fullNotice()),
    ]) {
      expect(new Set(parameters.map(({ path }) => path)).size).toBe(parameters.length);
      const english = parameters.filter(({ group, label, hint }) =>
        /[a-z]{3}/.test(`${group}${label}${hint ?? ''}`),
      );
      expect(english.map(({ path, hint }) => [path, hint])).toEqual([]);
    }
  });

  it('leaves clauses, codes, the county and the year to the file, except in a blank item', () => {
    const linyi = parametersOf('linyi-2025');
    const fixed = linyi
      .filter(({ isEditable }) => !isEditable)
      .map(({ path }) => path.replace(/\[\d+\]/g, '[]'));
    expect([...new Set(fixed)].sort()).toEqual([
      'benefitYear',
      'categories[].clause',
      'categories[].code',
      'clauses[].id',
      'county.code',
      'format',
      'quotaMethod.clause',
      'quotas',
      'reporting.bulletin.clause',
      'standard.clause',
      'subsidies[].clause',
      'switches[].clause',
      'switches[].code',
      'unlistedCategories.clause',
      'windows[].clause',
    ]);
    expect(at(linyi, 'categories[13].code')).toMatchObject({ isEditable: true, isSpare: true, text: '' });
    expect(at(linyi, 'subsidies[7].clause')).toMatchObject({
      group: '分类资助 第 8 条（新增）',
      clause: '三.2',
      isEditable: true,
      options: ['一', '二', '三', '三.1', '三.2', '四', '六', '七'],
    });
  });

  it('offers the parts that a notice does not state as blanks: Linyi says nothing of fiscal money', () => {
    const linyi = parametersOf('linyi-2025');
    expect(at(linyi, 'standard.fiscal.fen')).toMatchObject({ text: '', clause: '三', isSpare: true });
    expect(at(linyi, 'windows[0].waiting.fixedMonths')).toMatchObject({
      text: '',
      unit: '个月',
      isSpare: true,
    });
    expect(at(linyi, 'quotas')).toMatchObject({ text: '', isEditable: false });
  });

  it('writes a category by its code where two share the name', () => {
    const [first, second, ...others] = fullNotice().categories;
    const notice = { ...fullNotice(), categories: [first!, { ...second!, name: '特困人员' }, ...others] };
    expect(at(noticeParameters(notice), 'precedence.order').text).toBe('POOREST、LOW');
  });
});

import { problemSentence } from '../../../schema/messages.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { valueAt } from '../../../server/policy/notice-check/faults.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { pathOf } from '../../../server/policy/notice-place.ts';
import {
  noticeParameters,
  type ParameterEdit,
  pathBeforeEdits,
  withEdits,
} from '../../../server/policy/parameters.ts';
import { fullNotice } from './full-notice.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');
const full = fullNotice();

/** The edited notice, which must be one that can be published. */
function edited(notice: Notice, ...edits: readonly (readonly [string, string])[]): Notice {
  const outcome = withEdits(notice, edits.map(edit));
  if (outcome.kind === 'problems')
    throw new Error(outcome.problems.map((each) => problemSentence(each)).join('\n'));
  const check = checkNotice(outcome.raw);
  if (check.kind === 'problems')
    throw new Error(check.problems.map((each) => problemSentence(each)).join('\n'));
  return check.notice;
}

/** Code, found and expected of every problem. */
function faults(notice: Notice, ...edits: readonly (readonly [string, string])[]): unknown[] {
  const outcome = withEdits(notice, edits.map(edit));
  if (outcome.kind === 'ok') return [];
  return outcome.problems.map(({ place, code, found, expected }) => [place.path, code, found, expected]);
}

/** What one edit puts in its place. */
function put(notice: Notice, path: string, text: string): unknown {
  const outcome = withEdits(notice, [{ path, text }]);
  return outcome.kind === 'ok' ? valueAt(outcome.raw, pathOf(path) ?? []) : outcome.problems;
}

const edit = ([path, text]: readonly [string, string]): ParameterEdit => ({ path, text });

describe('withEdits', () => {
  it.each([
    ['Luoshan', luoshan],
    ['Linyi', linyi],
    ['a notice with every part', full],
  ])('gives %s back unchanged when every parameter is set to its own text', (_, notice) => {
    const outcome = withEdits(notice, noticeParameters(notice));
    expect(outcome).toEqual({ kind: 'ok', raw: notice, removedPaths: [] });
    expect(JSON.stringify(outcome.kind === 'ok' && outcome.raw)).toBe(JSON.stringify(notice));
  });

  it.each(['80.5', '80.50', '８０．５', '80.5元', '￥80.50', ' 80.5 '])('reads "%s" as 8050 fen', (text) => {
    expect(put(linyi, 'subsidies[2].personPaysFen', text)).toBe(8050);
  });

  it.each([
    ['80.505', 'PARAMETER_BELOW_FEN', undefined],
    ['八十', 'PARAMETER_NOT_YUAN', undefined],
    ['0.008万元', 'PARAMETER_TEN_THOUSANDS', '400'],
    ['8万', 'PARAMETER_TEN_THOUSANDS', '400'],
    ['-80', 'PARAMETER_OUT_OF_RANGE', '不小于 0 元'],
    ['99999999', 'PARAMETER_OUT_OF_RANGE', '不大于 1000000 元'],
  ])('refuses "%s" as an amount', (text, code, expected) => {
    expect(faults(linyi, ['subsidies[2].personPaysFen', text])).toEqual([
      ['subsidies[2].personPaysFen', code, text, expected],
    ]);
  });

  it.each([
    ['2024-12-05', '2024-12-05'],
    ['2024/12/5', '2024-12-05'],
    ['20241205', '2024-12-05'],
    ['2024年12月5日', '2024-12-05'],
    ['２０２４．１２．５', '2024-12-05'],
    ['2024年12月底', '2024-12-31'],
    ['2024-12-末', '2024-12-31'],
  ])('reads "%s" as the day %s', (text, day) => {
    expect(put(luoshan, 'deadlines[0].closesOn', text)).toBe(day);
  });

  it.each([
    ['45626', 'PARAMETER_DATE_SERIAL', '2024-11-30'],
    ['2025-02-29', 'PARAMETER_NO_SUCH_DAY', undefined],
    ['12月5日', 'PARAMETER_NOT_DATE', undefined],
  ])('refuses "%s" as a day', (text, code, expected) => {
    expect(faults(luoshan, ['deadlines[0].closesOn', text])).toEqual([
      ['deadlines[0].closesOn', code, text, expected],
    ]);
  });

  it.each([
    ['90%', 9000],
    ['90 ％', 9000],
    ['89.94%', 8994],
    ['0.5%', 50],
  ])('reads "%s" as %d of 10000', (text, basisPoints) => {
    expect(put(full, 'targets.hardshipCoverage.basisPoints', text)).toBe(basisPoints);
  });

  it.each([
    ['0.9', 'PARAMETER_BARE_PERCENT', '90% 或 0.9%'],
    ['90', 'PARAMETER_BARE_PERCENT', '90%'],
    ['89.944%', 'PARAMETER_PERCENT_PLACES', undefined],
    ['九成', 'PARAMETER_NOT_PERCENT', undefined],
    ['120%', 'PARAMETER_OUT_OF_RANGE', '不大于 100%'],
  ])('refuses "%s" as a share, since it may mean another', (text, code, expected) => {
    const path = 'targets.hardshipCoverage.basisPoints';
    expect(faults(full, [path, text])).toEqual([[path, code, text, expected]]);
  });

  it('reads numbers of persons, months and points with or without their unit', () => {
    const notice = edited(
      full,
      ['targets.enrollment.persons', '30,500人'],
      ['windows[1].waiting.fixedMonths', '6 个月'],
      ['penalties[1].points', '1.25分'],
      ['reporting.bulletin.weekday', '星期一'],
      ['reporting.bulletin.cutOffAt', '9：30'],
    );
    expect(notice.targets.enrollment?.persons).toBe(30_500);
    expect(notice.windows[1]?.waiting?.fixedMonths).toBe(6);
    expect(notice.penalties[1]?.points).toBe(125);
    expect(notice.reporting.bulletin).toMatchObject({ weekday: 1, cutOffAt: '09:30' });
  });

  it('refuses what is not one of these, each with what to write', () => {
    expect(
      faults(
        full,
        ['targets.enrollment.persons', '3.05万'],
        ['windows[1].waiting.fixedMonths', '2.5'],
        ['reporting.bulletin.cutOffAt', '25:00'],
        ['standard.fiscal.isFloor', '对'],
        ['reporting.bulletin.weekday', '周一'],
        ['metrics[0].numerator', '已缴费人'],
        ['subsidies[2].kind', '定额'],
      ),
    ).toEqual([
      ['targets.enrollment.persons', 'PARAMETER_NOT_WHOLE', '3.05万', '11617'],
      ['windows[1].waiting.fixedMonths', 'PARAMETER_NOT_WHOLE', '2.5', '3'],
      ['reporting.bulletin.cutOffAt', 'PARAMETER_NOT_TIME', '25:00', undefined],
      ['standard.fiscal.isFloor', 'PARAMETER_NOT_YES_NO', '对', undefined],
      [
        'reporting.bulletin.weekday',
        'PARAMETER_NOT_A_CHOICE',
        '周一',
        '星期一 / 星期二 / 星期三 / 星期四 / 星期五 / 星期六 / 星期日',
      ],
      ['metrics[0].numerator', 'PARAMETER_NOT_A_CHOICE', '已缴费人', '已缴费人数'],
      [
        'subsidies[2].kind',
        'PARAMETER_CHOICE_UNCLEAR',
        '定额',
        '定额，个人缴纳固定金额 / 定额，资助固定金额',
      ],
    ]);
  });

  it('reads a choice by its code, its words, or the words before the comma', () => {
    for (const text of ['FULL', '全额资助，个人不缴费', '全额资助']) {
      expect(put(full, 'subsidies[3].kind', text)).toBe('FULL');
    }
  });

  it('reads categories by name, alias or code, and suggests the nearest name', () => {
    const notice = edited(full, ['windows[1].waiting.exemptCategories', '特困、低保对象，MONITORED']);
    expect(notice.windows[1]?.waiting?.exemptCategories).toEqual(['POOREST', 'LOW', 'MONITORED']);
    expect(
      faults(full, ['subsidies[0].categories', '特困人圆、低保'], ['precedence.order', '低保、LOW']),
    ).toEqual([
      ['subsidies[0].categories', 'PARAMETER_UNKNOWN_NAME', '特困人圆', '特困人员'],
      ['precedence.order', 'PARAMETER_LISTED_TWICE', 'LOW', undefined],
    ]);
  });

  it('takes empty text for null, a key left out or an empty list, and refuses it where a value must be', () => {
    const notice = edited(
      full,
      ['subsidies[1].personPaysAtLeastFen', ''],
      ['newborn.note', ' '],
      ['subsidies[2].tiers', ''],
    );
    expect(notice.subsidies[1]?.personPaysAtLeastFen).toBeNull();
    expect(notice.newborn).not.toHaveProperty('note');
    expect(notice.subsidies[2]?.tiers).toEqual([]);
    expect(
      faults(full, ['document.title', ''], ['windows[0].opensOn', ''], ['standard.fiscal.isFloor', '']),
    ).toEqual([
      ['document.title', 'PARAMETER_REQUIRED', undefined, undefined],
      ['windows[0].opensOn', 'PARAMETER_REQUIRED', undefined, undefined],
      ['standard.fiscal.isFloor', 'PARAMETER_REQUIRED', undefined, undefined],
    ]);
  });

  it('adds an item when blanks are filled in, also one that refers to a category of the same edits', () => {
    const notice = edited(
      linyi,
      ['subsidies[7].categories', '示例人员、低保'],
      ['subsidies[7].kind', '按比例资助'],
      ['subsidies[7].percentage', '50%'],
      ['subsidies[7].conditions.student', '是'],
      ['subsidies[7].clause', '三.2'],
      ['categories[13].code', 'SAMPLE'],
      ['categories[13].name', '示例人员'],
      ['categories[13].clause', '六'],
    );
    expect(notice.subsidies).toHaveLength(8);
    expect(notice.subsidies[7]).toMatchObject({
      categories: ['SAMPLE', 'SUBSISTENCE_ALLOWANCE'],
      kind: 'PERCENTAGE',
      percentage: 5000,
      conditions: { student: true },
      statuses: ['ACTIVE'],
      clause: '三.2',
    });
    expect(notice.subsidies.slice(0, 7)).toEqual(linyi.subsidies);
  });

  it('brings a part into being that the notice did not have', () => {
    const notice = edited(
      linyi,
      ['standard.fiscal.fen', '700'],
      ['standard.fiscal.isFloor', '是'],
      ['standard.fiscal.clause', '三'],
    );
    expect(notice.standard.fiscal).toEqual({ fen: 70_000, isFloor: true, sources: [], clause: '三' });
  });

  it('refuses the second blank item while the first is empty', () => {
    expect(faults(linyi, ['subsidies[8].kind', '全额资助'], ['subsidies[9].kind', '全额资助'])).toEqual([
      ['subsidies[8].kind', 'PARAMETER_GAP', undefined, '8'],
      ['subsidies[9].kind', 'PARAMETER_GAP', undefined, '8'],
    ]);
  });

  it('takes items out by 删除, whatever the order of the edits, and leads paths back to the rows of before', () => {
    const outcome = withEdits(full, [
      { path: 'subsidies[1]', text: '删除' },
      { path: 'subsidies[4].assistanceFen', text: '60' },
      { path: 'subsidies[3]', text: '删除' },
      { path: 'precedence', text: '删除' },
    ]);
    if (outcome.kind === 'problems') throw new Error('refused');
    expect(outcome.raw).toMatchObject({ precedence: null });
    const { subsidies } = outcome.raw as Notice;
    expect(subsidies).toEqual([
      full.subsidies[0],
      full.subsidies[2],
      { ...full.subsidies[4], assistanceFen: 6000 },
    ]);
    expect(outcome.removedPaths).toEqual(['subsidies[1]', 'subsidies[3]']);
    expect(pathBeforeEdits('subsidies[2].assistanceFen', outcome.removedPaths)).toBe(
      'subsidies[4].assistanceFen',
    );
    expect(pathBeforeEdits('subsidies[0].kind', outcome.removedPaths)).toBe('subsidies[0].kind');
    expect(pathBeforeEdits('rewards[2].note', outcome.removedPaths)).toBe('rewards[2].note');
  });

  it('takes a part out whose required values are all emptied', () => {
    const notice = edited(
      full,
      ['windows[0].openDaysOfMonth.from', ''],
      ['windows[0].openDaysOfMonth.to', ''],
    );
    expect(notice.windows[0]?.openDaysOfMonth).toBeNull();
    expect(edited(full, ['deadlines[0].name', ''], ['deadlines[0].closesOn', '']).deadlines).toEqual([]);
    expect(
      faults(full, ['windows[0].openDaysOfMonth.from', ''], ['windows[0].openDaysOfMonth.to', '28']),
    ).toEqual([['windows[0].openDaysOfMonth.from', 'PARAMETER_REQUIRED', undefined, undefined]]);
  });

  it('lists every fault in the order of the edits and changes nothing', () => {
    const before = JSON.stringify(full);
    expect(
      faults(
        full,
        ['subsidies[0].kind', '按比例资助'],
        ['subsidies[0].kind', '全额资助'],
        ['benefitYear', '2027'],
        ['standard.clause', '二'],
        ['revisions[0].from', '2025-11-16'],
        ['subsidies[1].percentge', '80%'],
        ['无此路径', '80%'],
        ['standard', '400'],
        ['standard', '删除'],
        ['rewards[5]', '删除'],
        ['rewards[0]', '删除'],
        ['rewards[0].perPersonFen', '3'],
        ['rewards[1].note', '删除'],
      ),
    ).toEqual([
      ['subsidies[0].kind', 'PARAMETER_TWICE', 'subsidies[0].kind', undefined],
      ['benefitYear', 'PARAMETER_FIXED', '2027', undefined],
      ['standard.clause', 'PARAMETER_FIXED', '二', undefined],
      ['revisions[0].from', 'PARAMETER_FIXED', '2025-11-16', undefined],
      [
        'subsidies[1].percentge',
        'PARAMETER_MISTYPED_PATH',
        'subsidies[1].percentge',
        'subsidies[1].percentage',
      ],
      ['无此路径', 'PARAMETER_UNKNOWN_PATH', '无此路径', undefined],
      ['standard', 'PARAMETER_NOT_ONE_VALUE', '400', undefined],
      ['standard', 'PARAMETER_TWICE', 'standard', undefined],
      ['rewards[5]', 'PARAMETER_NOTHING_TO_REMOVE', undefined, undefined],
      ['rewards[0].perPersonFen', 'PARAMETER_REMOVED', '3', undefined],
      ['rewards[1].note', 'PARAMETER_REMOVAL_OF_VALUE', undefined, undefined],
    ]);
    expect(JSON.stringify(full)).toBe(before);
  });

  it('names the row in its sentence and never repeats an ID number that slipped into a cell', () => {
    const outcome = withEdits(linyi, [{ path: 'subsidies[2].personPaysFen', text: '11010519491231002X' }]);
    const [problem] = outcome.kind === 'problems' ? outcome.problems : [];
    expect(problem && problemSentence(problem)).toBe(
      'subsidies[2].personPaysFen：“分类资助 第 3 条 个人缴纳”读到“…”，应为金额，单位元。请写成数字，如 400 或 400.50。',
    );
  });
});

describe('edits past all sense', () => {
  /** How long it took, which a slow machine may take ten times over before a test fails. */
  function within(milliseconds: number, edits: readonly ParameterEdit[]) {
    const began = performance.now();
    const outcome = withEdits(luoshan, edits);
    expect(performance.now() - began).toBeLessThan(milliseconds);
    return outcome.kind === 'problems' ? outcome.problems : [];
  }

  const times = (count: number, path: (index: number) => string, text: string) =>
    Array.from({ length: count }, (_, index) => ({ path: path(index), text }));

  it('reads 5,000 edits, each of one item more, in a quarter of a second', () => {
    expect(
      within(
        2500,
        times(5000, (index) => `rewards[${index}].deadlineOn`, '无'),
      ),
    ).toHaveLength(5000);
    expect(
      within(
        2500,
        times(5000, (index) => `rewards[${index}].deadlineOn`, '2024-12-01'),
      ),
    ).toEqual([]);
  });

  it('names the free item for item 1,000,000 without making room for it', () => {
    const [problem] = within(500, [{ path: 'clauses[999999].id', text: '九' }]);
    expect(problem).toMatchObject({
      code: 'PARAMETER_GAP',
      expected: String(luoshan.clauses.length + 1),
    });
  });

  it('looks for what was meant by the first tens of unknown paths, and not by one of a million characters', () => {
    const problems = within(
      10_000,
      times(5000, (index) => `rewardz[${index % 2}].deadlineOn`, '无'),
    );
    const last = problems.map(({ code }) => code).lastIndexOf('PARAMETER_MISTYPED_PATH');
    expect(last).toBeGreaterThan(20);
    expect(last).toBeLessThan(100);
    expect(problems).toHaveLength(5000);
    const [endless] = within(500, [{ path: 'a'.repeat(1_000_000), text: '无' }]);
    expect(endless).toMatchObject({ code: 'PARAMETER_UNKNOWN_PATH' });
  });
});

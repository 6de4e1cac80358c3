import type { Notice } from '../../../server/policy/notice.ts';
import { checkEdited, noticeParameters, withEdits } from '../../../server/policy/parameters.ts';
import { fullNotice } from './full-notice.ts';
import { projectNotice } from './notice-samples.ts';

const linyi = projectNotice('linyi-2025');
const luoshan = projectNotice('luoshan-2025');

/** Path and code of every error. */
function errors(notice: Notice, ...edits: readonly (readonly [string, string])[]): unknown[] {
  const check = checkEdited(
    notice,
    edits.map(([path, text]) => ({ path, text })),
  );
  const problems = check.kind === 'problems' ? check.problems : [];
  return problems.filter(({ severity }) => severity === 'ERROR').map(({ place, code }) => [place.path, code]);
}

describe('checkEdited', () => {
  it('tells of 昨天 for a day and of 90 yuan that do not add up with the assistance in one pass', () => {
    expect(errors(linyi, ['windows[0].closesOn', '昨天'], ['subsidies[2].personPaysFen', '90'])).toEqual([
      ['windows[0].closesOn', 'PARAMETER_NOT_DATE'],
      ['subsidies[2]', 'NOTICE_SUBSIDY_SUM'],
    ]);
  });

  it('raises no false alarm over subsidies that fit the new standard while that standard cannot be read', () => {
    const subsidies = linyi.subsidies.flatMap(({ kind, assistanceFen }, index) =>
      kind === 'FIXED' && assistanceFen !== null
        ? [[`subsidies[${index}].assistanceFen`, `${assistanceFen / 100 + 30}`] as const]
        : [],
    );
    expect(subsidies.length).toBeGreaterThan(1);
    expect(errors(linyi, ['standard.individualFen', '四百三'], ...subsidies)).toEqual([
      ['standard.individualFen', 'PARAMETER_NOT_YUAN'],
    ]);
  });

  it('raises none over the rows that name a code while that code cannot be read', () => {
    expect(errors(linyi, ['categories[0].code', '特困 1']).map((each) => (each as string[])[0])).toEqual([
      'categories[0].code',
    ]);
  });

  it('raises none inside a new row of which one value cannot be read', () => {
    const rows = [
      ['windows[1].kind', '延长期'],
      ['windows[1].opensOn', '明年'],
      ['windows[1].closesOn', '2025-02-28'],
      ['windows[1].clause', luoshan.clauses[0]?.id ?? ''],
    ] as const;
    expect(errors(luoshan, ...rows)).toEqual([['windows[1].opensOn', 'PARAMETER_NOT_DATE']]);
  });

  it('finds what is wrong below a row that was taken out where it stood before', () => {
    expect(
      errors(
        linyi,
        ['windows[0].closesOn', '昨天'],
        ['subsidies[1]', '删除'],
        ['subsidies[2].personPaysFen', '90'],
      ),
    ).toContainEqual(['subsidies[2]', 'NOTICE_SUBSIDY_SUM']);
  });

  it('puts nothing at the four millionth row', () => {
    const outcome = withEdits(luoshan, [{ path: 'windows[4000000].opensOn', text: '删除' }]);
    const kept = outcome.kind === 'problems' ? (outcome.rest.unreadable as Notice).windows : [];
    expect(kept).toHaveLength(luoshan.windows.length);
  });

  it('tells of one unreadable value anywhere in a full notice at that value alone', () => {
    const full = fullNotice();
    expect(errors(full)).toEqual([]);
    const rows = noticeParameters(full).filter(({ isEditable, isSpare }) => isEditable && !isSpare);
    const told = rows
      .filter((_, index) => index % 7 === 0)
      .flatMap(({ path }) => {
        const found = errors(full, [path, '删除']);
        return found.length === 1 ? [] : [[path, found]];
      });
    expect(told).toEqual([]);
  });
});

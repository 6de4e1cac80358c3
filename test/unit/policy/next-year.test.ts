import { readdirSync, readFileSync } from 'node:fs';
import { isLocalDate } from '../../../schema/values/local-date.ts';
import { movedDay, nextYear } from '../../../server/policy/next-year.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { loadNotice, projectNotice } from './notice-samples.ts';

const luoshan = projectNotice('luoshan-2025');
const linyi = projectNotice('linyi-2025');
const samples = new URL('../../notices/', import.meta.url);

function checked(raw: unknown): Notice {
  const check = checkNotice(raw);
  if (check.kind === 'problems') throw new Error(check.problems.map(({ code }) => code).join());
  return check.notice;
}

describe('nextYear', () => {
  it.each([
    ['luoshan-2025', luoshan],
    ['linyi-2025', linyi],
  ])('makes %s a draft that only its number and day of issue keep from being published', (_, notice) => {
    const { raw } = nextYear(notice, 2026);
    const check = checkNotice(raw);
    expect(check.kind === 'problems' && check.problems.map(({ place }) => place.path)).toEqual([
      'document.number',
      'document.issuedOn',
    ]);
    const draft = raw as Notice;
    const filled = checked({
      ...draft,
      document: { ...draft.document, number: '示例〔2025〕1号', issuedOn: '2025-10-01' },
    });
    expect(filled.benefitYear).toBe(2026);
    expect(filled.document.title).toContain('2026年度');
    expect(filled.subsidies.map(({ personPaysFen }) => personPaysFen)).toEqual(
      notice.subsidies.map(({ personPaysFen }) => personPaysFen),
    );
    expect(filled.divisions).toEqual(notice.divisions);
  });

  it.each(readdirSync(samples).filter((file) => file.endsWith('.yaml')))(
    'carries %s over one year at a time for four years, leap year and all',
    (file) => {
      const { notice } = loadNotice(readFileSync(new URL(file, samples), 'utf8'));
      let last = notice!;
      for (let year = last.benefitYear + 1; year <= notice!.benefitYear + 4; year++) {
        const draft = nextYear(last, year).raw as Notice;
        last = checked({
          ...draft,
          document: { ...draft.document, number: '示例', issuedOn: `${year - 1}-09-01` },
        });
      }
      expect(last.benefitYear).toBe(notice!.benefitYear + 4);
      expect(last.subsidies).toHaveLength(notice!.subsidies.length);
      const opens = ({ windows }: Notice) => windows.map(({ opensOn }) => opensOn.slice(5));
      expect(opens(last)).toEqual(opens(notice!));
    },
  );

  it('moves Luoshan’s window to 2025-10-01 … 2025-12-31, and carries over no quota and no target', () => {
    const { raw, review } = nextYear(luoshan, 2026);
    const draft = raw as Notice;
    expect(draft.windows[0]).toMatchObject({ opensOn: '2025-10-01', closesOn: '2025-12-31' });
    expect(draft.rewards.map(({ deadlineOn }) => deadlineOn)).toEqual(['2025-11-30', '2025-12-31']);
    expect(draft.categories.find(({ code }) => code === 'LIFTED_OUT')?.asOfOn).toBe('2025-06-25');
    expect([draft.quotas, draft.targets.enrollment]).toEqual([null, null]);
    const item = (path: string) => review.find((each) => each.path === path);
    expect(item('quotas')).toMatchObject({ was: '任务数、城乡低保、脱贫户，共 20 行', becomes: null });
    expect(item('targets.enrollment.persons')).toMatchObject({ was: '592727人', becomes: null });
    expect(item('standard.individualFen')).toMatchObject({ was: '400元', becomes: '400元' });
    expect(item('document.number')).toMatchObject({ was: '罗政办〔2024〕42号', becomes: null });
    expect(item('subsidies')).toMatchObject({ was: null, check: expect.stringContaining('上年没有规定') });
  });

  it('names every day that it moved: no date of last year is carried over unseen', () => {
    for (const notice of [luoshan, linyi]) {
      const { raw, review } = nextYear(notice, 2026);
      const paths = review.map(({ path }) => path);
      for (const [path, value] of leaves(raw)) {
        if (!isLocalDate(value)) continue;
        expect(paths.filter((each) => path.startsWith(each))).not.toEqual([]);
      }
    }
  });

  it('lists each of Luoshan’s 8 switches with last year’s choice and reason', () => {
    const switches = nextYear(luoshan, 2026).review.filter(({ path }) => path.startsWith('switches['));
    expect(switches).toHaveLength(luoshan.switches.length);
    for (const { was, check } of switches) {
      expect(was).toMatch(/本县的选择 .+；理由 .+/);
      expect(check).toContain('重新认定');
    }
  });

  it('folds a later document in and says so', () => {
    const revised = checked({
      ...luoshan,
      revisions: [
        {
          document: {
            number: '罗政办〔2024〕57号',
            title: '示例',
            issuer: '示例',
            issuedOn: '2024-11-18',
            cites: [],
          },
          from: '2024-11-20',
          clauses: [],
          changes: [{ path: 'rewards[0].deadlineOn', was: '2024-11-30', becomes: '2024-12-10' }],
        },
      ],
    });
    const { raw, review } = nextYear(revised, 2026);
    expect((raw as Notice).revisions).toEqual([]);
    expect((raw as Notice).rewards[0]?.deadlineOn).toBe('2025-12-10');
    expect(review[0]).toMatchObject({
      path: 'revisions',
      label: '修改通知 罗政办〔2024〕57号',
      was: '自2024年11月20日起',
    });
  });

  it('makes 29 February the 28th where there is none, and says so', () => {
    const leap = {
      ...luoshan,
      windows: [{ ...luoshan.windows[0]!, closesOn: '2024-02-29', opensOn: '2024-01-01' }],
    };
    const { raw, review } = nextYear(leap, 2026);
    expect((raw as Notice).windows[0]?.closesOn).toBe('2025-02-28');
    expect(review.find(({ path }) => path === 'windows[0].closesOn')?.check).toContain('没有这一天');
    const end = { ...luoshan, windows: [{ ...luoshan.windows[0]!, closesOn: '2027-02-28' }] };
    expect(nextYear(end, 2026).review.find(({ path }) => path === 'windows[0].closesOn')).toMatchObject({
      becomes: '2028-02-28',
      check: expect.stringContaining('2月有29天'),
    });
  });

  it('keeps the day of a floor set from above and of a division that ended', () => {
    const dated: Notice = {
      ...luoshan,
      standard: {
        ...luoshan.standard,
        floors: [{ of: 'FISCAL', fen: 70_000, from: '2025-06-01', document: '示例', clause: '一' }],
      },
      divisions: luoshan.divisions.map((division, index) =>
        index === 0 ? { ...division, validTo: '2025-03-31' } : division,
      ),
    };
    const draft = nextYear(dated, 2026).raw as Notice;
    expect(draft.standard.floors[0]?.from).toBe('2025-06-01');
    expect(draft.divisions[0]?.validTo).toBe('2025-03-31');
  });
});

describe('movedDay', () => {
  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-12-31', 1, '2025-12-31'],
    ['2025-02-28', 3, '2028-02-28'],
  ])('moves %s by %d years to %s', (day, years, moved) => {
    expect(movedDay(day, years)).toBe(moved);
  });
});

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

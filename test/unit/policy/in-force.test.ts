import fc from 'fast-check';
import { problemSentence } from '../../../schema/messages.ts';
import {
  applyChanges,
  applyRevision,
  documentsOn,
  type NoticeChange,
  noticeOn,
  revisionDays,
} from '../../../server/policy/in-force.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import { noticeShape } from '../../../server/policy/notice-shape.ts';
import { projectNotice } from './notice-samples.ts';

const luoshan = projectNotice('luoshan-2025');

const document = (number: string) => ({
  number,
  title: '示例修改通知',
  issuer: '示例县人民政府办公室',
  issuedOn: '2024-11-20',
});

function revised(
  ...revisions: { from: string; changes: NoticeChange[]; clauses?: unknown[]; number?: string }[]
): Notice {
  return noticeShape.parse({
    ...luoshan,
    revisions: revisions.map(({ number = '示例办〔2024〕2号', ...rest }) => ({
      document: document(number),
      ...rest,
    })),
  });
}

const later = {
  from: '2024-11-25',
  changes: [{ path: 'windows[0].closesOn', was: '2024-12-31', becomes: '2025-02-末' }],
};

describe('noticeOn', () => {
  it('is the very same object when nothing was revised, or not yet', () => {
    expect(noticeOn(luoshan, '2024-12-01')).toBe(luoshan);
    const notice = revised(later);
    expect(noticeOn(notice, '2024-11-24')).toBe(notice);
  });

  it('closes Luoshan on 2025-02-28 from 2024-11-25 on, that day included', () => {
    const notice = revised(later);
    expect(noticeOn(notice, '2024-11-25').windows[0]?.closesOn).toBe('2025-02-28');
    expect(notice.windows[0]?.closesOn).toBe('2024-12-31');
  });

  it('raises the fiscal subsidy from 670 to 700 yuan and leaves every other place as it was', () => {
    const notice = revised({
      from: '2024-12-10',
      changes: [{ path: 'standard.fiscal.fen', was: 67000, becomes: 70000 }],
    });
    const after = noticeOn(notice, '2024-12-10');
    expect(after).toEqual({
      ...luoshan,
      standard: { ...luoshan.standard, fiscal: { ...luoshan.standard.fiscal, fen: 70000 } },
    });
  });

  it('applies revisions by the day they hold from, and by the file within one day', () => {
    const deadline = (becomes: string) => [{ path: 'deadlines[0].closesOn', becomes }];
    const notice = revised(
      { from: '2024-12-20', changes: deadline('2025-01-20') },
      { from: '2024-12-10', changes: deadline('2025-01-10') },
      { from: '2024-12-20', changes: deadline('2025-01-21') },
    );
    const on = (day: string) => noticeOn(notice, day).deadlines[0]?.closesOn;
    expect(['2024-12-09', '2024-12-10', '2024-12-19', '2024-12-20'].map(on)).toEqual([
      '2024-12-30',
      '2025-01-10',
      '2025-01-10',
      '2025-01-21',
    ]);
    expect(revisionDays(notice)).toEqual(['2024-12-10', '2024-12-20']);
  });

  it('applies nothing twice when its outcome is asked again', () => {
    const stage = { deadlineOn: '2025-01-31', perPersonFen: 50, clause: '四(四)' };
    const notice = revised(later, { from: '2024-12-05', changes: [{ path: 'rewards[2]', becomes: stage }] });
    const once = noticeOn(notice, '2024-11-30');
    expect(once.revisions).toHaveLength(1);
    expect(noticeOn(once, '2024-11-30')).toBe(once);
    expect(noticeOn(once, '2024-12-05')).toEqual(noticeOn(notice, '2024-12-05'));
    expect(noticeOn(notice, '2024-12-05').rewards).toHaveLength(3);
  });

  it('adds the clauses of the revision, so that a new window can name one', () => {
    const window = { kind: 'LATE', opensOn: '2025-01-01', closesOn: '2025-02-末', clause: '补一' };
    const notice = revised({
      from: '2024-12-25',
      clauses: [{ id: '补一', title: '补缴', text: '示例：补缴期至2月底。' }],
      changes: [{ path: 'windows[1]', becomes: window }],
    });
    const after = noticeOn(notice, '2025-01-02');
    expect(after.windows[1]).toMatchObject({
      ...window,
      closesOn: '2025-02-28',
      closedRanges: [],
      waiting: null,
    });
    expect(after.clauses.at(-1)?.id).toBe('补一');
    expect(checkNotice(after).kind).toBe('ok');
  });

  it('answers the same for a day whatever the order of revisions that touch different places', () => {
    const revisions = [
      later,
      { from: '2024-12-01', changes: [{ path: 'rewards[0].deadlineOn', becomes: '2024-12-05' }] },
      { from: '2024-12-15', changes: [{ path: 'standard.fiscal.fen', becomes: 70000 }] },
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(revisions, { minLength: 3 }),
        fc.constantFrom('2024-11-24', '2024-11-25', '2024-12-01', '2024-12-14', '2024-12-15'),
        (order, day) => {
          const sorted = noticeOn(revised(...revisions), day);
          expect({ ...noticeOn(revised(...order), day), revisions: [] }).toEqual({
            ...sorted,
            revisions: [],
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('documentsOn', () => {
  it('names the notice, then each document in force with the places it sets', () => {
    const notice = revised(later, {
      from: '2024-12-05',
      number: '示例办〔2024〕3号',
      changes: [{ path: 'deadlines[0]', becomes: null }],
    });
    expect(
      documentsOn(notice, '2024-12-04').map(({ document: { number }, from, places }) => [
        number,
        from,
        places,
      ]),
    ).toEqual([
      ['罗政办〔2024〕42号', null, []],
      ['示例办〔2024〕2号', '2024-11-25', ['windows[0].closesOn']],
    ]);
    expect(documentsOn(notice, '2024-12-05').at(-1)?.document.number).toBe('示例办〔2024〕3号');
  });
});

describe('applyChanges', () => {
  const raw = { rewards: [{ fen: 1 }, { fen: 2 }, { fen: 3 }], standard: { fiscal: null, clause: '一' } };

  function value(...changes: NoticeChange[]): unknown {
    const before = structuredClone(raw);
    const outcome = applyChanges(raw, changes);
    expect(raw).toEqual(before);
    if (outcome.kind === 'problems') throw new Error(JSON.stringify(outcome.problems));
    return outcome.value;
  }

  function problems(...changes: NoticeChange[]) {
    const outcome = applyChanges(raw, changes);
    return outcome.kind === 'ok'
      ? []
      : outcome.problems.map(({ code, place, found, expected }) => [place.path, code, found, expected]);
  }

  it('takes items out last, so that changes 0 and 2 both mean the list as it stood', () => {
    expect(
      value(
        { path: 'rewards[0]', becomes: null },
        { path: 'rewards[2].fen', becomes: 30 },
        { path: 'rewards[1]', becomes: null },
        { path: 'rewards[3]', becomes: { fen: 4 } },
        { path: 'rewards[4]', becomes: { fen: 5 } },
      ),
    ).toMatchObject({ rewards: [{ fen: 30 }, { fen: 4 }, { fen: 5 }] });
  });

  it('adds an absent key and fills a map that is null, and leaves the parts it does not touch as they are', () => {
    const after = value(
      { path: 'standard.fiscal', was: null, becomes: { fen: 70000 } },
      { path: 'standard.note', becomes: '示例' },
    );
    expect(after).toEqual({ ...raw, standard: { fiscal: { fen: 70000 }, clause: '一', note: '示例' } });
    expect((after as typeof raw).rewards).toBe(raw.rewards);
  });

  it('keeps null as a value where a list may hold it: a quota that is missing', () => {
    const table = { quotas: { rows: [{ values: [5, 6, 7] }] } };
    expect(applyChanges(table, [{ path: 'quotas.rows[0].values[1]', was: 6, becomes: null }])).toEqual({
      kind: 'ok',
      value: { quotas: { rows: [{ values: [5, null, 7] }] } },
    });
  });

  it('lists every change that cannot be made, each at its own place with what was found', () => {
    expect(
      problems(
        { path: 'rewards[4]', becomes: { fen: 4 } },
        { path: 'rewards.1', becomes: 4 },
        { path: 'standard.fiscal.fen', becomes: 70000 },
        { path: 'rewards[0].fen', was: 100, becomes: 5 },
        { path: 'benefitYear', becomes: 2026 },
        { path: 'rewards[0]', becomes: null },
        { path: 'windows[0].closesOn', becomes: '2025-01-31' },
        { path: 'rewards[3]', becomes: null },
        { path: '__proto__.fen', becomes: 1 },
      ),
    ).toEqual([
      ['changes[0].path', 'NOTICE_CHANGE_NO_PLACE', 'rewards[4]', 'rewards 现有 3 项，序号从 0 起'],
      ['changes[1].path', 'NOTICE_CHANGE_BAD_PATH', 'rewards.1', 'rewards[1].deadlineOn'],
      ['changes[2].path', 'NOTICE_CHANGE_NO_PLACE', 'standard.fiscal.fen', 'standard.fiscal 现为空'],
      ['changes[3].was', 'NOTICE_CHANGE_WAS_DIFFERS', '100', '1'],
      ['changes[4].path', 'NOTICE_CHANGE_FIXED', 'benefitYear', undefined],
      ['changes[5].path', 'NOTICE_CHANGE_REPEATED', 'rewards[0]', undefined],
      ['changes[6].path', 'NOTICE_CHANGE_NO_PLACE', 'windows[0].closesOn', 'windows 现为空'],
      ['changes[7].path', 'NOTICE_CHANGE_NO_PLACE', 'rewards[3]', 'rewards 现有 3 项，序号从 0 起'],
      ['changes[8].path', 'NOTICE_CHANGE_BAD_PATH', '__proto__.fen', 'rewards[1].deadlineOn'],
    ]);
  });

  it('says both values when the stated one is not the one that stands', () => {
    const outcome = applyRevision(
      luoshan,
      { clauses: [], changes: [{ path: 'rewards[1].deadlineOn', was: '2024-12-30', becomes: '2025-01-31' }] },
      ['revisions', 0],
    );
    if (outcome.kind === 'ok') throw new Error('expected a problem');
    const [problem] = outcome.problems;
    expect(problem?.place.path).toBe('revisions[0].changes[0].was');
    expect(problemSentence(problem!, 'zh')).toContain('写的原值是“2024-12-30”，当时有效的值是“2024-12-31”');
  });

  it('compares a whole item as the format reads it: order of keys, defaults and month ends do not matter', () => {
    const was = { clause: '三(二)', closesOn: '2024-12-末', opensOn: '2024-10-01', kind: 'CONCENTRATED' };
    expect(
      applyChanges(luoshan, [{ path: 'windows[0]', was, becomes: { ...was, closesOn: '2025-01-31' } }]).kind,
    ).toBe('ok');
  });

  it('gives back the same list when as many items are added as taken out again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 8 }),
        fc.array(fc.integer(), { maxLength: 8 }),
        (items, added) => {
          const grown = applyChanges(
            { rewards: items },
            added.map((item, index) => ({ path: `rewards[${items.length + index}]`, becomes: item })),
          );
          expect(grown).toEqual({ kind: 'ok', value: { rewards: [...items, ...added] } });
          if (grown.kind === 'problems') return;
          const removals = added.map((_, index) => ({
            path: `rewards[${items.length + index}]`,
            becomes: null,
          }));
          expect(applyChanges(grown.value, removals)).toEqual({ kind: 'ok', value: { rewards: items } });
        },
      ),
    );
  });

  it('takes the first and the third of one list out although another list is named between them', () => {
    const raw = { rewards: ['a', 'b'], subsidies: [1, 2, 3, 4] };
    const removals = ['subsidies[0]', 'rewards[1]', 'subsidies[2]'].map((path) => ({ path, becomes: null }));
    expect(applyChanges(raw, removals)).toEqual({
      kind: 'ok',
      value: { rewards: ['a'], subsidies: [2, 4] },
    });
  });
});

describe('noticeOn with two documents of one day', () => {
  it('does not ask for sense between them: the second fills in what the first leaves out', () => {
    const document = { title: '示例', issuer: '示例办', issuedOn: '2024-11-18', cites: [] };
    const window = { kind: 'EXTENDED', opensOn: '2025-01-01', clause: '三(二)' };
    const revisions = [
      {
        document: { ...document, number: '示例一号' },
        from: '2024-11-20',
        changes: [{ path: 'windows[1]', becomes: window }],
      },
      {
        document: { ...document, number: '示例二号' },
        from: '2024-11-20',
        changes: [{ path: 'windows[1].closesOn', becomes: '2025-01-31' }],
      },
    ];
    const checked = checkNotice({ ...structuredClone(luoshan), revisions });
    if (checked.kind === 'problems') throw new Error(checked.problems.map(({ code }) => code).join());
    expect(noticeOn(checked.notice, '2024-11-20').windows[1]?.closesOn).toBe('2025-01-31');
  });
});

import { noticeOn } from '../../../server/policy/in-force.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { lostRevisions } from '../../../server/policy/notice-check/lost-revisions.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';
import {
  type RevisionDraft,
  type RevisionDraftChange,
  withRevision,
} from '../../../server/policy/revision-draft.ts';
import { projectNotice } from './notice-samples.ts';

const luoshan = projectNotice('luoshan-2025');
const linyi = projectNotice('linyi-2025');

function draft(changes: readonly RevisionDraftChange[], rest: Partial<RevisionDraft> = {}): RevisionDraft {
  return {
    document: { number: '示例〔2024〕57号', title: '修改通知', issuer: '示例', issuedOn: '2024-11-18' },
    from: '2024-11-20',
    clauses: [],
    changes,
    ...rest,
  };
}

function revised(notice: Notice, revision: RevisionDraft): Notice {
  const outcome = withRevision(notice, revision);
  const check = outcome.kind === 'ok' ? checkNotice(outcome.raw) : outcome;
  if (check.kind === 'problems') {
    throw new Error(check.problems.map(({ code, place }) => `${code} ${place.path}`).join('\n'));
  }
  return check.notice;
}

/** Path and code of every error. */
function errorsOf(outcome: ReturnType<typeof withRevision>): (readonly [string | undefined, string])[] {
  const problems = outcome.kind === 'problems' ? outcome.problems : [];
  return problems
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ place, code }) => [place.path, code] as const);
}

describe('withRevision', () => {
  it('changes a deadline from 20 November, and keeps beside it what stood there', () => {
    const notice = revised(luoshan, draft([{ path: 'rewards[0].deadlineOn', text: '2024年12月10日' }]));
    expect(notice.revisions[0]?.changes).toEqual([
      { path: 'rewards[0].deadlineOn', was: '2024-11-30', becomes: '2024-12-10' },
    ]);
    expect(noticeOn(notice, '2024-11-19').rewards[0]?.deadlineOn).toBe('2024-11-30');
    expect(noticeOn(notice, '2024-11-20').rewards[0]?.deadlineOn).toBe('2024-12-10');
    expect(notice.rewards).toEqual(luoshan.rewards);
  });

  it('makes the values of a new row one change, under a clause that the document brings', () => {
    const clauses = [{ id: '修改一', title: '延长期', text: '延长至2025年1月15日（示例）。' }];
    const notice = revised(
      luoshan,
      draft(
        [
          { path: 'windows[1].kind', text: '延长期' },
          { path: 'windows[1].opensOn', text: '2025-01-01' },
          { path: 'windows[1].closesOn', text: '2025-01-15' },
          { path: 'windows[1].clause', text: '修改一' },
        ],
        { clauses },
      ),
    );
    expect(notice.revisions[0]?.changes).toMatchObject([
      { path: 'windows[1]', becomes: { kind: 'EXTENDED', opensOn: '2025-01-01', closesOn: '2025-01-15' } },
    ]);
    expect(noticeOn(notice, '2024-11-20').windows).toHaveLength(2);
    expect(noticeOn(notice, '2024-11-20').clauses.at(-1)).toMatchObject({ id: '修改一' });
  });

  it('reads its texts against what stands on its day: a second document after the first', () => {
    const first = revised(luoshan, draft([{ path: 'rewards[0].perPersonFen', was: '2', text: '3' }]));
    const second = draft([{ path: 'rewards[0].perPersonFen', was: '3', text: '4 元' }], {
      from: '2024-12-01',
    });
    const notice = revised(first, second);
    const paid = (day: string) => noticeOn(notice, day).rewards[0]?.perPersonFen;
    expect([paid('2024-11-19'), paid('2024-11-20'), paid('2024-12-01')]).toEqual([200, 300, 400]);
    const stale = withRevision(
      first,
      draft([{ path: 'rewards[0].perPersonFen', was: '2', text: '4' }], { from: '2024-12-01' }),
    );
    const check = stale.kind === 'ok' ? checkNotice(stale.raw) : stale;
    expect(check).toMatchObject({
      kind: 'problems',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'NOTICE_CHANGE_WAS_DIFFERS' })]),
    });
  });

  it('takes a row out', () => {
    const notice = revised(linyi, draft([{ path: 'subsidies[6]', text: '删除' }]));
    expect(notice.revisions[0]?.changes).toMatchObject([{ path: 'subsidies[6]', becomes: null }]);
    expect(noticeOn(notice, '2024-11-20').subsidies).toHaveLength(linyi.subsidies.length - 1);
  });

  it('fills in a part that the notice left out as one change', () => {
    const notice = revised(
      luoshan,
      draft([
        { path: 'windows[0].benefit.start', text: '待遇年度1月1日' },
        { path: 'windows[0].benefit.clause', text: '三(二)' },
      ]),
    );
    expect(notice.revisions[0]?.changes).toMatchObject([
      { path: 'windows[0].benefit', becomes: { start: 'START_OF_YEAR', clause: '三(二)' } },
    ]);
  });

  it('names every value that cannot be read, and a draft without changes', () => {
    const outcome = withRevision(
      luoshan,
      draft([
        { path: 'rewards[0].deadlineOn', text: '2024-02-30' },
        { path: 'rewards[1].perPersonFen', text: '很多' },
        { path: 'nowhere[1].x', text: '1' },
        { path: '::', text: '1' },
      ]),
    );
    expect(errorsOf(outcome).map(([path]) => path)).toEqual([
      'rewards[0].deadlineOn',
      'rewards[1].perPersonFen',
      'nowhere[1].x',
      '::',
    ]);
    expect(withRevision(luoshan, draft([]))).toMatchObject({
      problems: [
        { code: 'NOTICE_REVISION_NO_CHANGE', place: { path: 'revisions[0].changes' } },
        { code: 'NOTICE_QUOTA_TOTAL_DIFFERS' },
      ],
    });
  });

  it('names a day that cannot be read and a number that is taken in one pass', () => {
    const { number } = luoshan.document;
    const changes = [
      { path: 'rewards[0].deadlineOn', text: '昨天' },
      { path: 'rewards[1].deadlineOn', text: '2024-12-31' },
      { path: 'windows[0].opensOn', text: '2025-06-01' },
    ];
    const document = { number, title: '修改通知', issuer: '示例', issuedOn: '2024-11-18' };
    const problems = errorsOf(withRevision(luoshan, draft(changes, { document })));
    expect(problems.slice(0, 3)).toEqual([
      ['rewards[0].deadlineOn', 'PARAMETER_NOT_DATE'],
      ['revisions[0].document.number', 'NOTICE_REVISION_NUMBER_OF_NOTICE'],
      ['revisions[0].changes[1].becomes', 'NOTICE_CHANGE_SAME'],
    ]);
    // What the good changes bring is told at their own places, and nothing at the one that cannot be read.
    expect(problems.slice(3).every(([path]) => path === 'revisions[0].changes[2]')).toBe(true);
    expect(problems.length).toBeGreaterThan(3);
  });
});

describe('lostRevisions', () => {
  const notice = revised(luoshan, draft([{ path: 'rewards[0].perPersonFen', text: '3' }]));

  it('names a document that the new file leaves out, unless it is withdrawn', () => {
    expect(lostRevisions(notice, luoshan)).toMatchObject([
      { code: 'NOTICE_REVISION_LOST', found: '示例〔2024〕57号', expected: '2024-11-20' },
    ]);
    expect(lostRevisions(notice, luoshan, ['示例〔2024〕57号'])).toEqual([]);
  });

  it('lets a row of a document be corrected, and a document be added', () => {
    const later = { revisions: notice.revisions.map((each) => ({ ...each, from: '2024-11-25' })) };
    expect(lostRevisions(notice, later)).toEqual([]);
    expect(lostRevisions(luoshan, notice)).toEqual([]);
  });
});

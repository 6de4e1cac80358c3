import { noticeOn, revisionDays } from '../../../../server/policy/in-force.ts';
import { nextYear } from '../../../../server/policy/next-year.ts';
import { checkNotice } from '../../../../server/policy/notice-check.ts';
import { clauseFacts } from '../../../../server/policy/notice-facts.ts';
import { noticeDifferences, noticeParameters, withEdits } from '../../../../server/policy/parameters.ts';
import { allNotices, furtherNotice, furtherNoticeNames } from '../../../support/further-notices.ts';

/* What a clerk sees of a notice: facts clause by clause, the 政策参数 sheet, next year's draft. */

it('has six further notices, each of a county of its own', () => {
  expect(furtherNoticeNames).toEqual([
    'age-bands',
    'banded-rewards',
    'employee-inclusive',
    'listed-precedence',
    'two-tiers',
    'waiting-periods',
  ]);
  expect(new Set(allNotices().map(([, { county }]) => county.code)).size).toBe(8);
});

describe.each(allNotices())('the notice %s', (_, notice) => {
  const states = [notice, ...revisionDays(notice).map((day) => noticeOn(notice, day))];

  it('says every number under its clause, in words', () => {
    for (const state of states) {
      const facts = clauseFacts(state).flatMap((clause) => clause.facts);
      expect(facts.length).toBeGreaterThan(8);
      for (const { label, value } of facts) {
        expect(`${label}：${value}`).not.toMatch(/undefined|null|NaN|\[object|[A-Z]{3,}_[A-Z]/);
      }
    }
  });

  it('comes back unchanged from its sheet of parameters, before and after each later document', () => {
    for (const state of states) {
      const outcome = withEdits(state, noticeParameters(state));
      expect(outcome.kind === 'ok' && outcome.raw).toEqual(state);
    }
  });

  it('differs in nothing from itself', () => {
    expect(noticeDifferences(notice, notice)).toEqual([]);
  });

  it('is a sound draft of the next year once it has a number and a date of issue', () => {
    const { raw, review } = nextYear(notice, notice.benefitYear + 1);
    const { document } = notice;
    const named = {
      ...(raw as object),
      document: { ...document, number: '示例新号', issuedOn: `${notice.benefitYear}-09-01`, cites: [] },
    };
    const check = checkNotice(named);
    expect(check.kind === 'problems' ? check.problems : []).toEqual([]);
    expect(review.length).toBeGreaterThan(5);
  });
});

describe('the differences that later documents make', () => {
  const notice = furtherNotice('listed-precedence');
  const differ = (left: string, right: string) =>
    noticeDifferences(noticeOn(notice, left), noticeOn(notice, right))
      .filter(({ path }) => !path.startsWith('revisions'))
      .map(({ path, was, becomes }) => [path, was, becomes]);

  it('are the last day and a second stage with its clause on 20 December', () => {
    const found = differ('2025-12-19', '2025-12-20');
    expect(found).toContainEqual(['windows[0].closesOn', '2025-12-31', '2026-02-28']);
    expect(found.map(([path]) => path).filter((path) => !/^(rewards\[1\]|clauses\[4\])/.test(path!))).toEqual(
      ['windows[0].closesOn'],
    );
  });

  it('are 670 and 700 yuan on 10 March, and nothing else', () => {
    expect(differ('2026-03-09', '2026-03-10')).toEqual([['standard.fiscal.fen', '670 元', '700 元']]);
  });
});

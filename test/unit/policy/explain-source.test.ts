import { amountDue, type Person } from '../../../server/policy/due.ts';
import { explainDue } from '../../../server/policy/explain/due.ts';
import { changingDocument } from '../../../server/policy/explain/source.ts';
import { noticeOn } from '../../../server/policy/in-force.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { adult, on, richNotice, richParts, usualChoices } from './due-samples.ts';

interface Later {
  readonly number: string;
  readonly from: string;
  readonly changes: readonly object[];
  readonly clauses?: readonly object[];
}

const windows = [{ kind: 'CONCENTRATED', opensOn: '2024-09-01', closesOn: '2025-02-28', clause: '一' }];

function revised(...later: readonly Later[]): Notice {
  const revisions = later.map(({ number, ...rest }) => ({
    document: { number, title: '补充通知', issuer: '示例县', issuedOn: rest.from },
    ...rest,
  }));
  return richNotice(usualChoices, { windows, newborn: null, revisions });
}

/** The sentences that name a document, as of a day. */
function sources(original: Notice, changes: Partial<Person>, day: string): string[] {
  const notice = noticeOn(original, day);
  const due = amountDue(notice, { ...adult, tier: 'FIRST', ...changes }, day);
  return explainDue(notice, due, original)
    .filter((sentence) => /^(标准|依据)/.test(sentence))
    .map((sentence) => sentence.replace(/。$/, '').replace(/^.*（(?=[^（]*$)/, ''));
}

const monitored = { categories: on('MONITORED') };
const raised: Later = {
  number: '示例办〔2024〕20号',
  from: '2024-11-01',
  changes: [{ path: 'subsidies[3].assistanceFen', was: 24_000, becomes: 30_000 }],
};
const base = '示例办〔2024〕9号 一“标准”';

describe('the document behind an amount', () => {
  it('is the notice itself before a later one, and both from 1 November on', () => {
    const original = revised(raised);
    expect(sources(original, monitored, '2024-10-31')).toEqual([`${base}）`, `${base}）`]);
    expect(sources(original, monitored, '2024-11-01')).toEqual([
      `${base}）`,
      `${base}，经示例办〔2024〕20号修改）`,
    ]);
  });

  it('is the later one alone where it brought the clause too', () => {
    const original = revised({
      ...raised,
      clauses: [{ id: '补一', title: '提高资助', text: '示例' }],
      changes: [...raised.changes, { path: 'subsidies[3].clause', becomes: '补一' }],
    });
    expect(sources(original, monitored, '2024-11-01')[1]).toBe('示例办〔2024〕20号 补一“提高资助”）');
  });

  it('stays with its subsidy when one before it is taken out, and names the last of two changes', () => {
    const original = revised(
      { ...raised, changes: [...raised.changes, { path: 'subsidies[2]', becomes: null }] },
      {
        number: '示例办〔2025〕1号',
        from: '2025-01-05',
        changes: [{ path: 'subsidies[2].assistanceFen', was: 30_000, becomes: 32_000 }],
      },
    );
    expect(sources(original, monitored, '2024-12-01')[1]).toBe(`${base}，经示例办〔2024〕20号修改）`);
    expect(sources(original, monitored, '2025-01-05')[1]).toBe(`${base}，经示例办〔2025〕1号修改）`);
    const severe = { categories: on('SEVERE_DISABILITY'), disabilityGrade: 1 };
    expect(sources(original, severe, '2025-01-05')[1]).toBe(`${base}）`);
  });

  it('names the document that raised the standard of one tier, not for the other', () => {
    const original = revised({
      number: '示例办〔2024〕21号',
      from: '2024-11-01',
      changes: [{ path: 'standard.amounts[1].individualFen', becomes: 62_000 }],
    });
    expect(sources(original, { tier: 'SECOND' }, '2024-11-01')).toEqual([
      `${base}，经示例办〔2024〕21号修改）`,
    ]);
    expect(sources(original, {}, '2024-11-01')).toEqual([`${base}）`]);
  });
});

describe('a subsidy paid afterwards', () => {
  const notice = richNotice(usualChoices, {
    windows,
    newborn: null,
    subsidies: [
      {
        categories: [],
        kind: 'AMOUNT',
        assistanceFen: 10_000,
        conditions: { disabilityGradeAtMost: 2 },
        timing: 'AFTERWARDS',
        clause: '一',
      },
      ...richParts.subsidies,
    ],
  });
  const said = explainDue(
    notice,
    amountDue(notice, { ...adult, tier: 'FIRST', disabilityGrade: 2 }, '2024-10-10'),
  );

  it('is not taken off at the counter: 400 yuan to collect, 100 back later', () => {
    expect(said[0]).toBe(
      '先缴后补：缴费时按本期标准缴 400 元，之后补助 100 元（医疗救助资金 100 元），个人实际负担 300 元。',
    );
    expect(said[2]).toBe(`依据：残疾 2 级或更重的人员，个人负担 300 元、事后补助 100 元（${base}）。`);
  });
});

describe('changingDocument', () => {
  it('names the document that changed one of 4 subsidies, from its day, and follows it when another goes', () => {
    const original = revised(
      raised,
      {
        number: '示例办〔2024〕21号',
        from: '2024-12-01',
        changes: [{ path: 'subsidies[2]', becomes: null }],
      },
      {
        number: '示例办〔2024〕22号',
        from: '2025-01-01',
        changes: [{ path: 'unlistedCategories.note', becomes: '示例' }],
      },
    );
    const changed = (day: string, path: string) =>
      changingDocument(noticeOn(original, day), original, path)?.number ?? null;
    expect(changed('2024-10-31', 'subsidies[3]')).toBeNull();
    expect(changed('2024-11-01', 'subsidies[3]')).toBe('示例办〔2024〕20号');
    expect(changed('2024-11-01', 'subsidies[3].assistanceFen')).toBe('示例办〔2024〕20号');
    expect(changed('2024-11-01', 'subsidies[2]')).toBeNull();
    expect(changed('2024-12-01', 'subsidies[2]')).toBe('示例办〔2024〕20号');
    expect(changed('2024-12-31', 'unlistedCategories.note')).toBeNull();
    expect(changed('2025-01-01', 'unlistedCategories.note')).toBe('示例办〔2024〕22号');
  });
});

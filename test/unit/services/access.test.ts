import {
  type Actor,
  mayImportPayments,
  requirePublishNotice,
  seesCounty,
  seesWholeCounty,
  signedIn,
} from '../../../server/services/access.ts';
import { type DivisionRecord, type DivisionTree, ownDivision } from '../../../server/services/divisions.ts';
import { Refusal } from '../../../server/services/refusal.ts';

const actor = (changes: Partial<Actor>): Actor => ({
  account: 'luoshan',
  displayName: '示例',
  role: 'BUREAU',
  countyCode: '411521',
  divisionCode: null,
  ...changes,
});

describe('access', () => {
  it.each([
    ['BUREAU', '411521', null, true, true],
    ['BUREAU', '411521', '411521', true, true],
    ['BUREAU', '411521', '411521-04', false, false],
    ['BUREAU', '140821', null, false, false],
    ['ADMIN', '*', null, true, true],
    ['ADMIN', '411521', null, true, true],
    ['ANALYST', '411521', null, true, false],
    ['ANALYST', '*', null, true, false],
    ['ANALYST', '411521', '411521-04', false, false],
    ['TOWNSHIP', '411521', '411521-04', false, false],
    ['TOWNSHIP', '411521', null, false, false],
    ['TOWNSHIP', '411521', '411521', false, false],
    ['TOWNSHIP', '*', null, false, false],
  ] as const)(
    '%s of %s in %s: sees all of 411521 %s, imports %s',
    (role, countyCode, divisionCode, sees, imports) => {
      const who = actor({ role, countyCode, divisionCode });
      expect(seesWholeCounty(who, '411521')).toBe(sees);
      expect(mayImportPayments(who, '411521')).toBe(imports);
    },
  );

  it('knows nobody without signing in, and another county is not seen', () => {
    expect(() => signedIn(null)).toThrow('NOT_SIGNED_IN');
    expect(seesCounty(actor({}), '140821')).toBe(false);
  });
});

describe('requirePublishNotice', () => {
  const needed = (who: Actor) => {
    try {
      requirePublishNotice(who, '411521');
    } catch (error) {
      return error instanceof Refusal ? error.values.needed : error;
    }
    return null;
  };

  it('tells the bureau of 140821 that 411521 has a bureau of its own, and an analyst that it takes the bureau', () => {
    expect(needed(actor({}))).toBeNull();
    expect(needed(actor({ countyCode: '140821' }))).toBe(
      '该县的医保局经办账号，或管理员账号（本账号只办理本县的）',
    );
    expect(needed(actor({ role: 'ANALYST' }))).toBe('县医保局经办角色');
    expect(needed(actor({ role: 'ANALYST', countyCode: '140821' }))).toBe('县医保局经办角色');
  });
});

describe('ownDivision', () => {
  const division = (code: string) => ({ code }) as DivisionRecord;
  const county = division('411521');
  const zhoudang = division('411521-04');
  const tree = {
    county,
    byCode: new Map([
      ['411521', county],
      ['411521-04', zhoudang],
    ]),
  } as unknown as DivisionTree;

  it('is the township of a township account, and nothing when that was left out or is the county', () => {
    const township = (divisionCode: string | null) => actor({ role: 'TOWNSHIP', divisionCode });
    expect(ownDivision(township('411521-04'), '411521', tree)).toBe(zhoudang);
    for (const code of [null, '411521', '411521-99']) {
      expect(() => ownDivision(township(code), '411521', tree)).toThrow('OUT_OF_SCOPE');
    }
    expect(ownDivision(actor({}), '411521', tree)).toBe(county);
  });
});

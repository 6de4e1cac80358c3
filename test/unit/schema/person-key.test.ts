import { hashPrefix, maskIdNumber, maskName, personKey } from '../../../schema/values/person-key.ts';

const hash = Uint8Array.from({ length: 16 }, (_, i) => i * 16 + 15);

describe('personKey', () => {
  it('is P and 16 letters of the first 80 bits', () => {
    expect(personKey(hash)).toBe('P1WFJYFTFBXQQZ3WZ');
  });

  it('is read back to the first 10 bytes, also in lower case with spaces', () => {
    const prefix = [15, 31, 47, 63, 79, 95, 111, 127, 143, 159];
    expect([...(hashPrefix(personKey(hash)) ?? [])]).toEqual(prefix);
    expect([...(hashPrefix(` ${personKey(hash).toLowerCase()} `) ?? [])]).toEqual(prefix);
  });

  it('is no ID number, no letter I, L, O or U, and nothing longer', () => {
    for (const text of ['', 'P', '411521199001011744', 'P1WFJYFTFBXQQZ3WI', `${personKey(hash)}0`]) {
      expect(hashPrefix(text)).toBeNull();
    }
  });
});

describe('maskIdNumber', () => {
  it('keeps the area and the last four of 18 characters', () => {
    expect(maskIdNumber('41152119900101174X')).toBe('411521********174X');
  });
});

describe('maskName', () => {
  it.each([
    ['王小明', '王*明'],
    ['王明', '王*'],
    ['欧阳小明', '欧**明'],
    ['𠮷野', '𠮷*'],
    ['王', '*'],
    ['', ''],
  ])('masks %s as %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

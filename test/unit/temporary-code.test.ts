import { isTemporaryCode, readPersonKey, temporaryCode } from '../../schema/values/temporary-code.ts';

const latest = '2025-12-31';

describe('temporaryCode', () => {
  it('is XSE, the county, seven digits of a number and a check digit', () => {
    expect([1, 2, 9_999_999].map((serial) => temporaryCode('411521', serial))).toEqual([
      'XSE41152100000019',
      'XSE41152100000023',
      'XSE41152199999994',
    ]);
  });

  it('is none for number 0, for 10,000,000 and for a county that is not six digits', () => {
    expect(() => temporaryCode('411521', 0)).toThrow();
    expect(() => temporaryCode('411521', 10_000_000)).toThrow();
    expect(() => temporaryCode('4115', 1)).toThrow();
  });
});

describe('readPersonKey', () => {
  const code = temporaryCode('411521', 1);

  it.each([code, code.toLowerCase(), ` ${code.slice(0, 9)} ${code.slice(9)}`, `ＸＳＥ${code.slice(3)}`])(
    'reads %j as the same temporary code',
    (text) => {
      const reading = readPersonKey(text, latest);
      expect(reading).toEqual({ ok: true, idNumber: code, endsIn000: false, isTemporary: true });
      expect(isTemporaryCode(code)).toBe(true);
    },
  );

  it('reads an ID number as before, and says that it is no temporary code', () => {
    expect(readPersonKey('11010519491231002x', latest)).toEqual({
      ok: true,
      idNumber: '11010519491231002X',
      endsIn000: false,
      isTemporary: false,
    });
  });

  it('notices each of the 126 single digits of a code mistyped', () => {
    let noticed = 0;
    for (let at = 3; at < code.length; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const wrong = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`;
        if (wrong === code) continue;
        if (!readPersonKey(wrong, latest).ok) noticed++;
      }
    }
    expect(noticed).toBe(126);
  });

  it.each([
    ['', 'BLANK'],
    ['XSE4115210000001', 'TEMPORARY_CODE'],
    ['XSE411521000000190', 'TEMPORARY_CODE'],
    ['4115211990', 'LENGTH'],
    ['示例', 'NOT_DIGITS'],
  ])('refuses %j: %s', (text, fault) => {
    expect(readPersonKey(text, latest)).toEqual({ ok: false, fault });
  });
});

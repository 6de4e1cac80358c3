import fc from 'fast-check';
import {
  comparableName,
  gradeOfNumber,
  readEthnicity,
  readGrade,
  readName,
  readStatus,
  readYesNo,
} from '../../../server/ingest/rosters/facts.ts';
import { SeenPersons } from '../../../server/ingest/rosters/seen-persons.ts';
import { idOf } from './roster-fixture.ts';

describe('facts of a roster', () => {
  it.each([
    ['享受', 'ACTIVE'],
    ['在保', 'ACTIVE'],
    ['停保', 'SUPPORT_ENDED'],
    ['脱贫不享受政策', 'SUPPORT_ENDED'],
    ['风险已消除', 'RISK_ELIMINATED'],
    ['', null],
    ['待定', undefined],
  ])('status %j is %s', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  it.each([
    ['一级', 1],
    ['1级', 1],
    ['贰级', 2],
    ['Ⅳ', 4],
    ['1-2级', 2],
    ['一、二级', 2],
    ['三至四级', 4],
    ['肢体二级', 2],
    ['视力残疾一级', 1],
    ['重度', 2],
    ['无', null],
    ['', null],
    ['五级', undefined],
    ['2-1级', undefined],
    ['肢体三级；精神二级', undefined],
    ['12', undefined],
  ])('grade %j is %s', (text, grade) => {
    expect(readGrade(text)).toBe(grade);
  });

  it('takes the grade from the last digit of a disability number of 20 characters', () => {
    expect(gradeOfNumber(`${idOf(1)}43`)).toBe(3);
    expect(gradeOfNumber(`${idOf(1)}4B`)).toBeNull();
    expect(gradeOfNumber(idOf(1))).toBeNull();
  });

  it.each([
    ['是', true],
    ['√', true],
    ['Y', true],
    ['否', false],
    ['×', false],
    ['—', false],
    ['', null],
    ['大学', undefined],
  ])('yes or no %j is %s', (text, value) => {
    expect(readYesNo(text)).toBe(value);
  });

  it.each([
    ['汉族', false],
    ['汉', false],
    ['回族', true],
    ['', null],
    ['56', undefined],
  ])('ethnicity %j is a minority: %s', (text, value) => {
    expect(readEthnicity(text)).toBe(value);
  });

  it.each([
    ['示例甲', '示例甲'],
    [' 示　例 ', '示例'],
    ['示例·买买提', '示例·买买提'],
    ['Shili  Name', 'Shili Name'],
    ['示例𬭎', '示例𬭎'],
  ])('name %j is %s', (text, name) => {
    expect(readName(text)).toEqual({ name, fault: null });
  });

  it.each([
    ['', 'NAME_BLANK'],
    [' \u200b', 'NAME_BLANK'],
    ['=HYPERLINK("x")', 'NAME_FORMULA'],
    ['＋cmd', 'NAME_FORMULA'],
    ['13800000000', 'NAME_INVALID'],
    ['示例\u0007', 'NAME_INVALID'],
    ['示例\ufffd', 'NAME_INVALID'],
    ['示例;drop', 'NAME_INVALID'],
  ])('name %j is refused: %s', (text, fault) => {
    expect(readName(text)).toEqual({ name: null, fault });
  });

  it('compares names without spaces and dots', () => {
    expect(comparableName('示例•买 买提')).toBe(comparableName('示例·买买提'));
    expect(comparableName('示例甲')).not.toBe(comparableName('示例乙'));
  });
});

describe('SeenPersons', () => {
  it('tells line and sheet of the first time, and whether the name was the same', () => {
    const seen = new SeenPersons();
    expect(seen.add(idOf(1), 0, '示例甲', 2, 7)).toBeNull();
    expect(seen.add(idOf(1), 0, '示例甲', 3, 9)).toEqual({ sheet: 2, line: 7, sameName: true });
    expect(seen.add(idOf(1), 0, '示例乙', 3, 9)).toEqual({ sheet: 2, line: 7, sameName: false });
  });

  it('keeps categories, persons of other areas and days, and temporary codes apart', () => {
    const seen = new SeenPersons();
    const all = [
      idOf(1),
      idOf(2),
      idOf(1, '19800102'),
      `9${idOf(1).slice(0, 17)}`,
      'XSE41152100000011',
      'XSE41152100000022',
    ];
    for (const id of all) expect(seen.add(id, 0, '示例', 0, 1)).toBeNull();
    for (const id of all) expect(seen.add(id, 70, '示例', 0, 1)).toBeNull();
    for (const id of all) expect(seen.add(id, 0, '示例', 0, 2)?.line).toBe(1);
  });

  it('knows lines past two million in a file without sheets', () => {
    const seen = new SeenPersons();
    seen.add(idOf(1), 0, '示例', 0, 5_999_999);
    expect(seen.add(idOf(1), 0, '示例', 0, 6_000_000)?.line).toBe(5_999_999);
  });

  it('answers as a map does, whatever the persons and however it grows', () => {
    const person = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 28 }));
    fc.assert(
      fc.property(fc.array(person, { maxLength: 6000 }), (persons) => {
        const seen = new SeenPersons();
        const map = new Map<string, number>();
        for (const [at, [serial, day]] of persons.entries()) {
          const id = idOf(serial, `198001${String(day).padStart(2, '0')}`);
          expect(seen.add(id, 0, '示例', 1, at)?.line).toBe(map.get(id));
          if (!map.has(id)) map.set(id, at);
        }
      }),
      { numRuns: 10 },
    );
  });
});

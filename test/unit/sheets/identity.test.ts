import { identityFromTableName, tableNameFor, tabNameFor } from '../../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../../schema/sheets/model.ts';

const county: SheetIdentity = {
  kind: 'progress',
  campaignId: '411521-2025',
  divisionCode: '411521',
  level: 'TOWNSHIP',
  asOf: 'latest',
};

describe('tableNameFor', () => {
  it('writes kind, county, year, level, division and day, ending with an underscore', () => {
    expect(tableNameFor(county)).toBe('zj_progress_411521_2025_TOWNSHIP_411521_latest_');
    expect(tableNameFor({ ...county, level: 'VILLAGE', divisionCode: '411521004', asOf: '2024-11-30' })).toBe(
      'zj_progress_411521_2025_VILLAGE_411521004_20241130_',
    );
  });

  it('numbers a second sheet of the same identity', () => {
    expect(tableNameFor(county, 2)).toBe('zj_progress_411521_2025_TOWNSHIP_411521_latest_2');
  });

  it('writes any character of a division code as letters, digits and points only', () => {
    const odd = { ...county, divisionCode: '示例-01_a.b' };
    expect(tableNameFor(odd)).toMatch(/^[A-Za-z_][A-Za-z0-9_.]*$/);
    expect(identityFromTableName(tableNameFor(odd))).toEqual(odd);
  });

  it('refuses an identity that is no identity, as a bug', () => {
    expect(() => tableNameFor({ ...county, campaignId: '411521' })).toThrow(/cannot be a name/);
    expect(() => tableNameFor({ ...county, asOf: '2024-02-30' })).toThrow(/cannot be a name/);
  });
});

describe('identityFromTableName', () => {
  it.each(['', '1', '12', '_2', '__34'])('still reads the name after a copy appended %p', (suffix) => {
    expect(identityFromTableName(tableNameFor(county) + suffix)).toEqual(county);
  });

  it('does not take digits of a copy for part of a fixed day', () => {
    const fixed = { ...county, asOf: '2024-11-30' };
    expect(identityFromTableName(`${tableNameFor(fixed)}15`)).toEqual(fixed);
  });

  it.each([
    '表1',
    'zj_',
    'zj_progress_411521_2025_COUNTY_411521_latest_',
    'zj_progress_411521_2025_TOWNSHIP_411521_20240230_',
  ])('answers null for %s', (name) => {
    expect(identityFromTableName(name)).toBeNull();
  });
});

describe('tabNameFor', () => {
  it('drops what a tab may not hold and keeps at most 31 characters', () => {
    expect(tabNameFor("'罗山县[2025]: 进度/表?'")).toBe('罗山县2025 进度表');
    expect(tabNameFor('村'.repeat(40))).toHaveLength(31);
    expect(tabNameFor(`${'村'.repeat(30)}𠮷`)).toBe('村'.repeat(30));
    expect(tabNameFor('???')).toBe('征缴');
  });
});

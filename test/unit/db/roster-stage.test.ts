import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RosterStage, type StagedRow } from '../../../server/db/rosters/stage.ts';

function row(person: number, changes: Partial<StagedRow> = {}): StagedRow {
  const hash = createHash('sha256').update(String(person)).digest().subarray(0, 16);
  return {
    hash,
    nameHash: hash.subarray(0, 8),
    line: person + 2,
    household: null,
    place: person % 300,
    category: person % 3,
    status: 0,
    disabilityGrade: null,
    lowIncomeFamily: null,
    student: null,
    ethnicMinority: null,
    idNumber: String(person).padStart(18, '0'),
    name: `示例${person}`,
    ...changes,
  };
}

describe('RosterStage', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhengjiao-stage-'));
  });

  it('gives 300,000 rows back in key order, each as it came, from 20 MB that did not stay in memory', () => {
    const stage = new RosterStage(folder);
    const many = 300_000;
    for (let person = 0; person < many; person++) stage.add(row(person));
    expect(stage.rows).toBe(many);
    // The file has no name while it is open: nothing is left when the process ends.
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
    const seen = new Uint8Array(many);
    let last = Buffer.alloc(16);
    let next = 0;
    let outOfOrder = 0;
    let wrong = 0;
    for (const group of stage.groups(20_000)) {
      expect(group.from).toBe(next);
      next = group.to;
      for (const each of group.rows) {
        const person = Number(each.idNumber);
        seen[person] = (seen[person] as number) + 1;
        if (last.compare(each.hash) > 0) outOfOrder++;
        if (each.line !== person + 2 || each.name !== `示例${person}` || each.place !== person % 300) wrong++;
        last = Buffer.from(each.hash);
      }
    }
    stage.close();
    expect(next).toBe(256);
    expect(seen.every((times) => times === 1)).toBe(true);
    expect({ outOfOrder, wrong }).toEqual({ outOfOrder: 0, wrong: 0 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps the order in which rows of one person came, and every fact of a row', () => {
    const stage = new RosterStage(folder);
    const facts = {
      household: 7,
      place: null,
      category: null,
      status: 2,
      disabilityGrade: 4,
      lowIncomeFamily: true,
      student: false,
      ethnicMinority: null,
    };
    for (const line of [9, 4, 6]) stage.add(row(1, { line, ...facts }));
    stage.add(row(2));
    const rows = [...stage.groups(1)].flatMap((group) => group.rows).filter((each) => each.household === 7);
    expect(rows.map((each) => each.line)).toEqual([9, 4, 6]);
    const { place, category, status, disabilityGrade, lowIncomeFamily, student, ethnicMinority } =
      rows[0] as StagedRow;
    expect({ place, category, status, disabilityGrade, lowIncomeFamily, student, ethnicMinority }).toEqual({
      place: null,
      category: null,
      status: 2,
      disabilityGrade: 4,
      lowIncomeFamily: true,
      student: false,
      ethnicMinority: null,
    });
    stage.close();
  });

  it('puts keys that differ only in their last byte in order', () => {
    const stage = new RosterStage(folder);
    const hash = (last: number) => Buffer.concat([Buffer.alloc(15, 5), Buffer.from([last])]);
    for (const last of [9, 2, 200, 2, 0]) stage.add(row(last, { hash: hash(last) }));
    const rows = [...stage.groups(1)].flatMap((group) => group.rows);
    expect(rows.map((each) => each.hash[15])).toEqual([0, 2, 2, 9, 200]);
    stage.close();
  });

  it('covers the whole key space when there is no row at all', () => {
    expect([...new RosterStage(folder).groups(1000)]).toEqual([{ from: 0, to: 256, rows: [] }]);
    const narrow = [...new RosterStage(folder).groups(1000, 100)];
    expect(narrow.map(({ from, to }) => [from, to])).toEqual([
      [0, 100],
      [100, 200],
      [200, 256],
    ]);
  });
});

import {
  type BreakdownAnswer,
  type BreakdownJournal,
  journalText,
  newJournal,
  readJournal,
} from '../../../schema/sheets/breakdown-journal.ts';
import {
  acknowledged,
  behind,
  carried,
  chosen,
  conflicted,
  isInStep,
  pendingEdits,
  scanned,
  settled,
  withOutbox,
  withoutOutbox,
  withWriting,
} from '../../../schema/sheets/breakdown-journal-steps.ts';
import type { ReadBreakdown } from '../../../schema/sheets/breakdown-read-back.ts';
import type { BreakdownColumnShape } from '../../../schema/values/breakdown.ts';
import type { FilledCell } from '../../../schema/values/breakdown-check.ts';

const east = '990101-01001';
const west = '990101-01002';
const morning = '2025-01-10T01:00:00.000Z';
const noon = '2025-01-10T04:00:00.000Z';

const columns: readonly BreakdownColumnShape[] = [
  { code: 'TASK', name: '任务数', isFilled: true, isSubQuota: false, quotaPersons: 300 },
  { code: 'LIFTED_OUT', name: '脱贫户', isFilled: false, isSubQuota: true, quotaPersons: null },
];

type Rows = Readonly<Record<string, readonly FilledCell[]>>;

function read(rows: Rows, remarks: Readonly<Record<string, string>> = {}): ReadBreakdown {
  return {
    kind: 'read',
    token: null,
    layout: {
      sheetName: '示例',
      headerRow: 0,
      columnOf: new Map(),
      rowOf: new Map(),
      tokenCell: null,
      remainderOf: new Map(),
    },
    rows: Object.entries(rows).map(([villageCode, cells], index) => ({
      villageCode,
      villageName: '',
      cells,
      line: index + 1,
      addresses: [],
    })),
    numbers: new Map(),
    remarks: new Map(Object.entries(remarks)),
    locked: new Set(),
    problems: [],
  };
}

function answer(numbers: Readonly<Record<string, readonly (number | null)[]>>, version = 2): BreakdownAnswer {
  return {
    version,
    token: `token ${version}`,
    numbers: new Map(Object.entries(numbers)),
    remarks: new Map(),
  };
}

/** East has 100, west nothing; the other column is the bureau's. */
function fresh(): BreakdownJournal {
  return newJournal({
    ...answer({ [east]: [100, 7], [west]: [null, 8] }, 1),
    sheetKey: 'sheet',
    sheetId: '{1}',
    campaignId: '990101-2025',
    divisionCode: '990101-01',
    divisionName: '示例镇',
    edition: 1,
    form: {
      columns,
      villages: [
        { code: east, name: '示例东村', isAbolished: false },
        { code: west, name: '示例西村', isAbolished: false },
      ],
      facts: {},
    },
  });
}

const typed = (rows: Rows, journal = fresh()) => scanned(journal, read(rows), morning);
const mine = (journal: BreakdownJournal) =>
  Object.fromEntries(Object.entries(journal.edits).map(([key, edit]) => [key, [edit.base, edit.mine]]));

describe('scanned', () => {
  it('finds nothing on a sheet as it was inserted', () => {
    expect(pendingEdits(typed({ [east]: [100, 7], [west]: [null, 8] }))).toEqual([]);
  });

  it('keeps 120 over 100, the word 四百, and leaves the bureau’s column alone', () => {
    const journal = typed({ [west]: [{ text: '四百' }, 8], [east]: [120, 99] });
    expect(mine(journal)).toEqual({ [`${east}/TASK`]: [100, 120], [`${west}/TASK`]: [null, '四百'] });
  });

  it('keeps an emptied cell as an edit, and drops one that was typed back', () => {
    const emptied = typed({ [east]: [null, 7], [west]: [null, 8] });
    expect(mine(emptied)).toEqual({ [`${east}/TASK`]: [100, null] });
    expect(mine(typed({ [east]: [100, 7] }, emptied))).toEqual({});
  });

  it('keeps the last edit of a row that is gone', () => {
    const before = typed({ [east]: [120, 7], [west]: [null, 8] });
    expect(mine(typed({ [west]: [30, 8] }, before))).toEqual({
      [`${east}/TASK`]: [100, 120],
      [`${west}/TASK`]: [null, 30],
    });
  });

  it('takes the first of two rows of one village', () => {
    const journal = scanned(
      fresh(),
      {
        ...read({ [east]: [120, 7] }),
        rows: [...read({ [east]: [120, 7] }).rows, ...read({ [east]: [5, 7] }).rows],
      },
      morning,
    );
    expect(mine(journal)).toEqual({ [`${east}/TASK`]: [100, 120] });
  });

  it('knows a number that we were writing when the pane was closed for the service’s', () => {
    const write = [{ villageCode: east, columnCode: 'TASK', from: 100, to: 90 }];
    const cutOff = withWriting(fresh(), write);
    expect(mine(typed({ [east]: [90, 7] }, cutOff))).toEqual({});
    expect(mine(typed({ [east]: [100, 7] }, cutOff))).toEqual({});
    expect(mine(typed({ [east]: [95, 7] }, cutOff))).toEqual({ [`${east}/TASK`]: [100, 95] });
    expect(typed({ [east]: [100, 7] }, cutOff).writing).toEqual({});
  });
});

describe('acknowledged', () => {
  const sent = () => withOutbox(typed({ [east]: [120, 7], [west]: [80, 8] }), 'key 1', 'SAVE', noon);

  it('has what was sent as its base, and what was typed since as an edit of that', () => {
    const since = typed({ [east]: [125, 7], [west]: [80, 8] }, sent());
    const done = acknowledged(since, answer({ [east]: [120, 7], [west]: [80, 8] }));
    expect(mine(done)).toEqual({ [`${east}/TASK`]: [120, 125] });
    expect([done.outbox, done.baseVersion, done.token]).toEqual([null, 2, 'token 2']);
  });

  it('finds an edit that was typed back to the old number while it was under way', () => {
    const since = typed({ [east]: [100, 7], [west]: [80, 8] }, sent());
    const done = acknowledged(since, answer({ [east]: [120, 7], [west]: [80, 8] }));
    expect(mine(typed({ [east]: [100, 7], [west]: [80, 8] }, done))).toEqual({
      [`${east}/TASK`]: [120, 100],
    });
  });

  it('lists 100 typed back over 120 until the answer comes, and no longer once the 120 was refused', () => {
    const since = typed({ [east]: [100, 7], [west]: [80, 8] }, sent());
    expect(mine(since)[`${east}/TASK`]).toEqual([100, 100]);
    expect(mine(acknowledged(since, answer({ [east]: [120, 7], [west]: [80, 8] })))).toEqual({
      [`${east}/TASK`]: [120, 100],
    });
    expect(mine(withoutOutbox(since))).toEqual({ [`${west}/TASK`]: [null, 80] });
  });

  it('is the same act when it is asked for again, and none of it once it was refused', () => {
    expect(withOutbox(sent(), 'key 2', 'SUBMIT', noon).outbox?.mutationKey).toBe('key 1');
    expect(withoutOutbox(sent()).outbox).toBeNull();
    expect(pendingEdits(withoutOutbox(sent()))).toHaveLength(2);
  });
});

describe('behind', () => {
  it('names the cell that another has changed, never one that was typed into', () => {
    const journal = typed({ [east]: [100, 7], [west]: [80, 8] });
    const now = answer({ [east]: [140, 7], [west]: [60, 8] });
    expect(behind(journal, now)).toEqual([{ villageCode: east, columnCode: 'TASK', from: 100, to: 140 }]);
    expect(isInStep(journal, now)).toBe(false);
    const shown = settled(journal, behind(journal, now), []);
    expect(mine(typed({ [east]: [140, 7], [west]: [80, 8] }, shown))).toEqual({
      [`${west}/TASK`]: [null, 80],
    });
  });

  it('leaves a cell that was held with its old base', () => {
    const journal = fresh();
    const writes = behind(journal, answer({ [east]: [140, 7], [west]: [null, 8] }));
    const held = settled(withWriting(journal, writes), writes, writes);
    expect(mine(typed({ [east]: [101, 7] }, held))).toEqual({ [`${east}/TASK`]: [100, 101] });
  });
});

describe('chosen', () => {
  const conflict = { villageCode: east, columnCode: 'TASK', base: 100, mine: 120, theirs: 140 };
  const open = () => conflicted(typed({ [east]: [120, 7], [west]: [80, 8] }), [conflict]);

  it('puts mine on theirs, and touches no other edit', () => {
    const journal = chosen(open(), conflict, 'MINE', noon);
    expect(mine(journal)).toEqual({ [`${east}/TASK`]: [140, 120], [`${west}/TASK`]: [null, 80] });
    expect(journal.conflicts).toEqual([]);
  });

  it('has nothing to send where theirs was chosen', () => {
    expect(mine(chosen(open(), conflict, 'THEIRS', noon))).toEqual({ [`${west}/TASK`]: [null, 80] });
  });

  it('is not asked any more when theirs was typed by hand', () => {
    const journal = typed({ [east]: [140, 7], [west]: [80, 8] }, open());
    expect(journal.conflicts).toEqual([]);
    expect(mine(journal)).toEqual({ [`${west}/TASK`]: [null, 80] });
  });
});

describe('carried', () => {
  it('moves an edit to its village, shows where another was first, and names what has no place', () => {
    const journal = typed({ [east]: [120, 7], [west]: [80, 8] });
    const { form } = journal;
    const next = {
      form,
      numbers: new Map([
        [east, [140, 7]],
        [west, [null, 8]],
      ]),
      remarks: new Map(),
    };
    expect(carried(journal, next)).toEqual({
      edits: [{ villageCode: west, columnCode: 'TASK', base: null, mine: 80 }],
      conflicts: [{ villageCode: east, columnCode: 'TASK', base: 100, mine: 120, theirs: 140 }],
      left: [],
    });
    const smaller = { ...next, form: { ...form, villages: form.villages.slice(0, 1) } };
    expect(carried(journal, smaller).left).toEqual([
      { villageCode: west, columnCode: 'TASK', base: null, mine: 80 },
    ]);
  });
});

describe('readJournal', () => {
  it('reads what was written and nothing else', () => {
    const journal = typed({ [east]: [120, 7] });
    expect(readJournal(journalText(journal))).toEqual(journal);
    expect(readJournal('{"format":2}')).toBeNull();
    expect(readJournal('no journal')).toBeNull();
    expect(readJournal(7)).toBeNull();
  });
});

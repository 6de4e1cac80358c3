import type { FoundColumn } from '../header.ts';
import type { PersonColumn } from './person-columns.ts';

/** Where one person of a row stands. */
export interface PersonSlot {
  readonly name: FoundColumn;
  readonly id: FoundColumn;
  /** A disability number beside the ID number; its first 18 characters must be the same. */
  readonly disability: FoundColumn | null;
  /** Written again in each row of the household. */
  readonly isHouseholder: boolean;
}

/** Why the columns of persons cannot be told. */
export type SlotFault =
  | { readonly code: 'ROSTER_HEADER_NOT_FOUND' }
  | { readonly code: 'HEADER_HOLDS_DATA' }
  | { readonly code: 'ROSTER_COLUMN_MISSING'; readonly missing: 'name' | 'idNumber' | 'township' | 'village' }
  | {
      readonly code: 'ROSTER_PAIR_INCOMPLETE';
      readonly headers: readonly string[];
      readonly lacks: 'name' | 'idNumber';
    }
  | { readonly code: 'ROSTER_LAYOUT_UNCLEAR'; readonly headers: readonly string[] };

export interface ArrangedPersons {
  readonly slots: readonly PersonSlot[];
  readonly faults: readonly SlotFault[];
  /** Column index -> key, to remember. */
  readonly keys: ReadonlyMap<number, string>;
}

interface Group {
  readonly owner: PersonColumn['owner'];
  readonly names: number[];
  readonly ids: number[];
  readonly disability: number[];
}

/**
 * Pairs the name and the number of each person of a row.
 *
 * @param hasRelation a column 与户主关系: each person has a row, and the householder's columns only say whose household
 * @param isSaid somebody said that the householder's columns name a person of the roster
 */
export function arrangePersons(
  columns: readonly PersonColumn[],
  texts: readonly string[],
  hasRelation: boolean,
  isSaid: boolean,
): ArrangedPersons {
  const keys = new Map<number, string>();
  const groups = groupByOwner(columns);
  for (const group of groups.filter(({ owner }) => owner.kind === 'OTHER')) {
    for (const index of [...group.names, ...group.ids, ...group.disability]) keys.set(index, 'ignore');
  }
  let people = groups.filter(({ owner }) => owner.kind !== 'OTHER');
  const faults: SlotFault[] = [];
  const headers = (indexes: readonly number[]) => indexes.map((index) => texts[index] ?? '');

  const self = people.find(({ owner }) => owner.kind === 'SELF');
  const holder = people.find(({ owner }) => owner.kind === 'HOUSEHOLDER');
  const isWhole = (group: Group | undefined) =>
    group !== undefined && group.names.length > 0 && group.ids.length > 0;
  if (self && holder && isWhole(self)) {
    const holderColumns = [...holder.names, ...holder.ids];
    if (!isWhole(holder) || (hasRelation && !isSaid)) {
      // Only a reference to the household: its head has a row of his own.
      for (const index of holderColumns) keys.set(index, 'ignore');
      people = people.filter((group) => group !== holder);
    } else if (!isSaid) {
      faults.push({
        code: 'ROSTER_LAYOUT_UNCLEAR',
        headers: headers([...holderColumns, ...self.names, ...self.ids]),
      });
    }
  }

  const slots: { slot: PersonSlot; group: Group; at: number }[] = [];
  for (const group of people) {
    const ids = group.ids.length > 0 ? group.ids : group.disability;
    if (group.names.length !== ids.length) {
      const lacks = group.names.length < ids.length ? 'name' : 'idNumber';
      faults.push(
        people.length === 1 && (group.names.length === 0 || ids.length === 0)
          ? { code: 'ROSTER_COLUMN_MISSING', missing: lacks }
          : { code: 'ROSTER_PAIR_INCOMPLETE', headers: headers([...group.names, ...ids]), lacks },
      );
      continue;
    }
    for (const [at, name] of group.names.entries()) {
      const id = ids[at] as number;
      const beside = group.ids.length > 0 && group.names.length === 1 ? group.disability[0] : undefined;
      const column = (index: number): FoundColumn => ({ index, header: texts[index] ?? '' });
      slots.push({
        group,
        at: name,
        slot: {
          name: column(name),
          id: column(id),
          disability: beside === undefined ? null : column(beside),
          isHouseholder: group.owner.kind === 'HOUSEHOLDER',
        },
      });
      if (beside !== undefined) keys.set(beside, 'disabilityNumber');
    }
  }
  if (people.length === 0 && faults.length === 0) faults.push({ code: 'ROSTER_HEADER_NOT_FOUND' });
  slots.sort((a, b) => a.at - b.at);
  let members = 0;
  for (const { slot, group } of slots) {
    const kind = slots.length === 1 ? 'SELF' : group.owner.kind;
    const isFirstSelf = kind === 'SELF' && group.names[0] === slot.name.index;
    if (isFirstSelf) {
      keys.set(slot.name.index, 'name');
      keys.set(slot.id.index, 'idNumber');
    } else if (kind === 'HOUSEHOLDER') {
      keys.set(slot.name.index, 'householderName');
      keys.set(slot.id.index, 'householderId');
    } else {
      members++;
      keys.set(slot.name.index, `memberName${members}`);
      keys.set(slot.id.index, `memberId${members}`);
    }
  }
  return { slots: slots.map(({ slot }) => slot), faults, keys };
}

function groupByOwner(columns: readonly PersonColumn[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { index, holds, owner } of columns) {
    const key = owner.kind === 'MEMBER' ? `MEMBER ${owner.label}` : owner.kind;
    const group = groups.get(key) ?? { owner, names: [], ids: [], disability: [] };
    groups.set(key, group);
    (holds === 'name' ? group.names : holds === 'id' ? group.ids : group.disability).push(index);
  }
  return [...groups.values()];
}

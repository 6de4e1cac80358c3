/** One person as one county counts this person. */
export interface CountedSomewhere {
  readonly countyCode: string;
  readonly countedOn: string;
  /** Has had all money back here. */
  readonly isRefunded: boolean;
  /** Is taken off here at present, because another county counts the person. */
  readonly isElsewhere: boolean;
  /** The county has said that the other one shall count the person. */
  readonly gaveUp: boolean;
}

/**
 * Which counties take a person off, and for which county. The earliest payment counts, of one day that of the smaller
 * county code; a county that gave the person up comes after those that did not. Who has had all money back in a county
 * does not count there, and is taken off there already: as elsewhere, if that came first, else as refunded.
 *
 * @param persons one person, a row for each county that has a payment of this person
 * @returns county -> the county that counts the person; counties that take nobody off are left out
 */
export function elsewhereCounties(persons: readonly CountedSomewhere[]): Map<string, string> {
  const [keeper] = persons
    .filter(({ isRefunded }) => !isRefunded)
    .toSorted((left, right) => {
      if (left.gaveUp !== right.gaveUp) return left.gaveUp ? 1 : -1;
      if (left.countedOn !== right.countedOn) return left.countedOn < right.countedOn ? -1 : 1;
      return left.countyCode < right.countyCode ? -1 : 1;
    });
  const away = new Map<string, string>();
  if (!keeper) return away;
  for (const { countyCode, isRefunded, isElsewhere } of persons) {
    if (countyCode !== keeper.countyCode && (!isRefunded || isElsewhere)) {
      away.set(countyCode, keeper.countyCode);
    }
  }
  return away;
}

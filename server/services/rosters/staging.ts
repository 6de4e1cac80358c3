import { type CategoryNames, commonCategoryNames } from '../../../schema/files/index.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { RosterState } from '../../db/rosters/reading.ts';
import type { RosterStage } from '../../db/rosters/stage.ts';
import type { PlaceFinder } from '../../ingest/division-names.ts';
import { createIdHasher, personHashBytes } from '../../ingest/id-hash.ts';
import type { ProblemList } from '../../ingest/problem-list.ts';
import { readRoster } from '../../ingest/rosters/read-roster.ts';
import type { RosterReading, RosterRecord, RosterSource } from '../../ingest/rosters/types.ts';
import { keyText } from './compare.ts';
import { createNameHasher } from './names.ts';
import { rosterStatuses } from './plan.ts';

/** What the reading needs beside the file. */
export interface StagingContext {
  readonly state: RosterState;
  readonly asOfOn: LocalDate;
  readonly columns: Readonly<Record<string, string>>;
  readonly places: PlaceFinder;
  /** Of the notice; the common ones come after them. */
  readonly categories: readonly CategoryNames[];
  readonly problems: ProblemList;
  readonly idHashKey: Uint8Array;
}

/**
 * Reads a roster and puts its good rows on the stage, each person under the key.
 *
 * @param categories takes the codes that rows of the stage point to
 * @param onProgress share of the file, 0 to 1; false stops the reading
 * @returns as `readRoster`
 */
export function stageRoster(
  source: RosterSource,
  { state, asOfOn, columns, places, categories: names, problems, idHashKey }: StagingContext,
  stage: RosterStage,
  categories: string[],
  onProgress: (share: number) => boolean,
): Promise<RosterReading | null> {
  const { kind, categoryCode } = state.source;
  const { merged } = state;
  const hashId = createIdHasher(idHashKey);
  const hashName = createNameHasher(idHashKey);
  const placeOf = new Map(places.places.map((place, i) => [placeKey(place), i]));
  const categoryOf = new Map<string, number>();
  const indexOf = (code: string): number => {
    const known = categoryOf.get(code);
    if (known !== undefined) return known;
    categoryOf.set(code, categories.length);
    return categories.push(code) - 1;
  };
  const own = Buffer.alloc(personHashBytes);
  const add = (record: RosterRecord) => {
    hashId(record.idNumber, own, 0);
    stage.add({
      // A newborn's code that a number has followed is that person.
      hash: merged.size === 0 ? own : (merged.get(keyText(own)) ?? own),
      nameHash: hashName(record.name),
      line: record.line,
      household: record.household,
      place: placeOf.get(placeKey(record)) ?? null,
      category: kind === 'RESIDENTS' || record.categoryCode === null ? null : indexOf(record.categoryCode),
      status: rosterStatuses.indexOf(record.status),
      disabilityGrade: record.disabilityGrade,
      lowIncomeFamily: record.lowIncomeFamily,
      student: record.student,
      ethnicMinority: record.ethnicMinority,
      idNumber: record.idNumber,
      name: record.name,
    });
  };
  const context = {
    kind,
    asOfOn,
    columns,
    places,
    categories: [...names, ...commonCategoryNames],
    problems,
    defaultCategory: categoryCode,
  };
  return readRoster(source, context, async (rows, share) => {
    for (const row of rows) add(row);
    return onProgress(share);
  });
}

function placeKey(place: {
  readonly townshipCode: string | null;
  readonly villageCode: string | null;
}): string {
  return `${place.townshipCode ?? ''}|${place.villageCode ?? ''}`;
}

import {
  lastYearByVillage,
  residentsByVillage,
  rosterByVillage,
  type VillageCount,
} from '../../db/breakdowns/prefill.ts';
import type { Database } from '../../db/database.ts';
import type { BreakdownScene } from './scope.ts';

/** What is known of villages before they are asked: persons by village code; absent is not known. */
export interface VillageFacts {
  readonly lastYear: ReadonlyMap<string, number>;
  readonly population: ReadonlyMap<string, number>;
  /** Of a category; null when no roster names it, and 0 for a village nobody on it lives in. */
  roster(categoryCode: string | null, villageCode: string): number | null;
}

/** Last year's insured, residents and rostered persons of all villages of the county. */
export async function villageFacts(
  { reader, heavy }: Pick<Database, 'reader' | 'heavy'>,
  { key }: Pick<BreakdownScene, 'key'>,
): Promise<VillageFacts> {
  const [last, residents, rosters] = [lastYearByVillage(key), residentsByVillage(key), rosterByVillage(key)];
  const lastYear = await reader.all<VillageCount>(last.sql, last.parameters);
  const population = await heavy.all<VillageCount>(residents.sql, residents.parameters);
  const sets = await reader.all<VillageCount & { readonly categories: string }>(
    rosters.sql,
    rosters.parameters,
  );
  const byCategory = new Map<string, Map<string, number>>();
  for (const { village, categories, persons } of sets) {
    for (const category of categories.split(',')) {
      if (category === '') continue;
      const counts = byCategory.get(category) ?? new Map<string, number>();
      byCategory.set(category, counts.set(village, (counts.get(village) ?? 0) + Number(persons)));
    }
  }
  const counted = (rows: readonly VillageCount[]) =>
    new Map(rows.map(({ village, persons }) => [village, Number(persons)]));
  return {
    lastYear: counted(lastYear),
    population: counted(population),
    roster: (category, village) => {
      const counts = category === null ? undefined : byCategory.get(category);
      return counts ? (counts.get(village) ?? 0) : null;
    },
  };
}

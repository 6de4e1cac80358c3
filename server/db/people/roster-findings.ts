import { personKey } from '../../../schema/values/person-key.ts';
import type { ReviewFinding } from '../review-items.ts';
import { ask, type Steps } from '../steps.ts';

/** What a roster may say otherwise than an event that a clerk recorded. */
export const eventFindingKinds = ['DEAD_ON_ROSTER', 'PLACE_DIFFERS'] as const;

interface FoundRow {
  readonly kind: (typeof eventFindingKinds)[number];
  readonly person_hash: Uint8Array;
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly on_day: string;
}

/**
 * Whom a roster lists that was published on a later day than their recorded death, and whom it puts elsewhere than a
 * recorded move did. Neither overwrites the other: somebody looks. Only persons with events are read.
 */
export function* eventFindings(
  countyCode: string,
  sourceCode: string,
  asOfOn: string,
): Steps<ReviewFinding[]> {
  const entries = `from person_event v join roster_entry e on e.county_code = v.county_code
    and e.person_hash = v.person_hash and e.source_code = ? and e.to_batch is null
    join person p on p.county_code = v.county_code and p.person_hash = v.person_hash
    where v.county_code = ?`;
  const rows = yield* ask<FoundRow>(
    `select distinct 'DEAD_ON_ROSTER' as kind, v.person_hash, p.township_code, p.village_code, v.on_day
     ${entries} and v.kind = 'DEATH' and v.on_day < ?
     union all
     select distinct 'PLACE_DIFFERS', v.person_hash, p.township_code, p.village_code, p.township_code
     ${entries} and v.kind in ('TRANSFER', 'CORRECTION') and e.township_code is not null
     and (e.township_code <> p.township_code
     or (e.village_code is not null and e.village_code <> coalesce(p.village_code, e.village_code)))`,
    [sourceCode, countyCode, asOfOn, sourceCode, countyCode],
  );
  return rows.map((row) => ({
    kind: row.kind,
    subject: `${personKey(row.person_hash)}/${sourceCode}`,
    area: 'ROSTER',
    townshipCode: row.township_code,
    villageCode: row.village_code,
    personHash: row.person_hash,
    onDay: row.kind === 'DEAD_ON_ROSTER' ? row.on_day : null,
    detail: { sourceCode },
  }));
}

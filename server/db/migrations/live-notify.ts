import type { DatabaseKind } from './tables.ts';

/**
 * PostgreSQL tells whoever listens that a campaign has changed, when the change is committed (decision 031). SQLite
 * says it by `pragma data_version`.
 */
export function liveNotify(kind: DatabaseKind): string[] {
  if (kind === 'sqlite') return [];
  return [
    `create function zj_live_notify() returns trigger language plpgsql as $$
     begin
       perform pg_notify('zj_live', new.county_code || '-' || new.benefit_year);
       return null;
     end $$`,
    // A lock that changes nothing is told by nobody.
    `create trigger zj_live_campaign after update of figures_version on campaign for each row
     when (old.figures_version is distinct from new.figures_version) execute function zj_live_notify()`,
    // A trigger of inserts knows no old row, so a lock on a breakdown is told too: whoever listens finds nothing new.
    `create trigger zj_live_breakdown after insert or update of version on breakdown for each row
     execute function zj_live_notify()`,
  ];
}

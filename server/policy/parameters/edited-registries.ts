import { valueAt } from '../notice-check/faults.ts';
import type { Named, Registries, RegistryName } from './tables.ts';

const lists: Readonly<Partial<Record<RegistryName, readonly string[]>>> = {
  clauses: ['clauses'],
  categories: ['categories'],
  tiers: ['standard', 'tiers'],
  groups: ['standard', 'groups'],
  metrics: ['metrics'],
};

/** Who can be meant once a draft's new and renamed entries are there: by the new names and by those of before. */
export function editedRegistries(before: Registries, raw: unknown): Registries {
  const edited = (name: RegistryName) => withNew(before[name], entriesAt(raw, lists[name] ?? []));
  return {
    clauses: edited('clauses'),
    categories: edited('categories'),
    tiers: edited('tiers'),
    groups: edited('groups'),
    metrics: edited('metrics'),
  };
}

function withNew(before: readonly Named[], now: readonly Named[]): readonly Named[] {
  const added = now.filter(({ code }) => !before.some((entry) => entry.code === code));
  const kept = before.map((entry) => {
    const renamed = now.find(({ code }) => code === entry.code);
    if (!renamed) return entry;
    const names = [...(renamed.aliases ?? []), ...(entry.aliases ?? []), entry.name];
    return { ...renamed, aliases: [...new Set(names)].filter((name) => name !== renamed.name) };
  });
  return [...kept, ...added];
}

/** Entries with a code and a name; one that is only half filled in cannot be meant yet. */
function entriesAt(raw: unknown, path: readonly string[]): Named[] {
  const items = valueAt(raw, path);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const code = valueAt(item, ['code']) ?? valueAt(item, ['id']);
    const name = valueAt(item, ['name']) ?? valueAt(item, ['id']);
    const aliases = valueAt(item, ['aliases']);
    if (typeof code !== 'string' || typeof name !== 'string') return [];
    return [{ code, name, aliases: Array.isArray(aliases) ? aliases.map(String) : [] }];
  });
}

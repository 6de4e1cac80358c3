import type { Query } from './batch.ts';
import type { Entity } from './entity.ts';
import { invalidArgument } from './failure.ts';
import type { Schema } from './schema.ts';

type Row = Record<string, unknown>;

/** What a proxy needs to know its object again: id and reference. */
export function identityOf(entity: Entity): Row {
  const id = entity.Id;
  return {
    ...(id === null || id === undefined ? {} : { Id: id }),
    ...(entity.referenceId ? { _ReferenceId: entity.referenceId } : {}),
  };
}

/** Answers `load`: the selected properties of an object, or of each member of a collection. */
export function answerQuery(entity: Entity, query: Query, schema: Schema): Row {
  const members = entity.items();
  if (!members) return { ...identityOf(entity), ...select(entity, query, schema) };
  const skip = query.Skip ?? 0;
  const wanted = members.slice(skip, query.Top === undefined ? undefined : skip + query.Top);
  const own = select(entity, { Select: (query.Select ?? []).filter((s) => s === 'count') }, schema, true);
  const inner = { ...query, Select: (query.Select ?? []).filter((s) => s !== 'count') };
  return {
    ...own,
    _Items: wanted.map((member, i) => ({
      ...identityOf(member),
      _Index: i + skip,
      ...select(member, inner, schema),
    })),
  };
}

function select(entity: Entity, query: Query, schema: Schema, nothingIsNothing = false): Row {
  const asked = query.Select ?? [];
  const paths = [
    ...(asked.length > 0 || nothingIsNothing ? asked : ['*']),
    ...(query.Expand ?? []).map((path) => `${path}/*`),
  ];
  const row: Row = {};
  for (const path of paths) {
    const [head = '*', ...rest] = path.split(/[/.]/);
    if (head === 'items') Object.assign(row, select(entity, { Select: [rest.join('/') || '*'] }, schema));
    else if (head === '*' || head === '$all') Object.assign(row, everything(entity, schema));
    else readOne(entity, head, rest, schema, row);
  }
  return row;
}

function everything(entity: Entity, schema: Schema): Row {
  const names = schema[entity.typeName]?.scalars ?? entity.readableNames();
  const readable = names.filter((name) => name !== '_ReferenceId' && name !== 'Id');
  return Object.fromEntries(readable.map((name) => [name, entity.read(name) ?? null]));
}

function readOne(entity: Entity, head: string, rest: readonly string[], schema: Schema, row: Row): void {
  const name = wireName(entity, head, schema);
  const isNavigation = schema[entity.typeName]?.navigations.includes(name) ?? false;
  if (rest.length === 0 && !isNavigation) {
    row[name] = entity.read(name) ?? null;
    return;
  }
  const child = entity.child(name);
  if (child === undefined)
    throw invalidArgument(`The property '${head}' doesn't exist on ${entity.typeName}.`);
  row[name] = child
    ? merge(row[name] as Row | undefined, answerQuery(child, { Select: [rest.join('/') || '*'] }, schema))
    : null;
}

/** `rowCount` as asked for → `RowCount` as the class spells it. */
export function wireName(entity: Entity, asked: string, schema: Schema): string {
  const lower = asked.toLowerCase();
  const shape = schema[entity.typeName];
  const known = shape && [...shape.scalars, ...shape.navigations].find((n) => n.toLowerCase() === lower);
  if (known) return known;
  if (shape && !asked.startsWith('_'))
    throw invalidArgument(`The property '${asked}' doesn't exist on ${entity.typeName}.`);
  return asked.charAt(0).toUpperCase() + asked.slice(1);
}

function merge(before: Row | undefined, added: Row): Row {
  if (!before) return added;
  const out: Row = { ...before };
  for (const [name, value] of Object.entries(added)) {
    const had = out[name];
    if (name === '_Items' && Array.isArray(had) && Array.isArray(value))
      out[name] = had.map((row: Row, i) => merge(row, value[i] as Row));
    else out[name] = isRow(had) && isRow(value) ? merge(had, value) : value;
  }
  return out;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

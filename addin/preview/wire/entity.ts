import { invalidArgument, itemNotFound } from './failure.ts';

/**
 * One object of Excel's object model. Members whose names begin with a capital (or `_` and a capital) are
 * what the add-in reaches over the wire; everything else is the preview's own.
 */
export class Entity {
  /** Excel class name, e.g. `Range`; told by the request, used to look the class up in the schema. */
  typeName = '';
  /** Set while the add-in keeps a reference to this object (`track`, or a range between two syncs). */
  referenceId: string | null = null;

  /** Identity that office.js keeps so that it can ask for the same object again. */
  get Id(): unknown {
    return null;
  }

  read(name: string): unknown {
    if (!isMember(this, name)) return undefined;
    const value: unknown = member(this, name);
    return typeof value === 'function' ? undefined : value;
  }

  /** @returns false when there is no such property here */
  write(name: string, value: unknown): boolean {
    const found = descriptor(this, name);
    if (!found) return false;
    if (!found.set && !found.writable) throw invalidArgument(`${name} is read-only.`);
    (this as unknown as Record<string, unknown>)[name] = value;
    return true;
  }

  child(name: string): Entity | null | undefined {
    const value = isMember(this, name) ? member(this, name) : undefined;
    return value instanceof Entity || value === null ? value : undefined;
  }

  item(_key: unknown): Entity | null {
    return null;
  }

  /** Members of a collection in order; null for an object that is not a collection. */
  items(): readonly Entity[] | null {
    return null;
  }

  /** Names of what can be read without being asked for, beside the schema's. */
  readableNames(): readonly string[] {
    return [];
  }
}

/** An ordered collection with ids and names as keys, compared without regard to case, as Excel does. */
export class Collection<T extends Entity> extends Entity {
  protected readonly list: T[] = [];

  override items(): readonly T[] {
    return this.list;
  }

  protected keysOf(entry: T): readonly unknown[] {
    return [entry.Id, entry.read('Name')];
  }

  find(key: unknown): T | null {
    const wanted = String(key).toLowerCase();
    const matches = (entry: T) =>
      this.keysOf(entry).some((k) => k !== null && k !== undefined && String(k).toLowerCase() === wanted);
    return this.items().find(matches) ?? null;
  }

  override item(key: unknown): T {
    const found = this.find(key);
    if (!found) throw itemNotFound();
    return found;
  }

  GetItem(key: unknown): T {
    return this.item(key);
  }

  GetItemOrNullObject(key: unknown): T | null {
    return this.find(key);
  }

  GetItemAt(index: number): T {
    const found = this.items()[index];
    if (!found) throw itemNotFound();
    return found;
  }

  GetCount(): number {
    return this.items().length;
  }

  get Count(): number {
    return this.items().length;
  }

  add(entry: T, at = this.list.length): T {
    this.list.splice(at, 0, entry);
    return entry;
  }

  remove(entry: T): void {
    const at = this.list.indexOf(entry);
    if (at >= 0) this.list.splice(at, 1);
  }
}

/** The method of that wire name, bound; undefined when the object has none. */
export function methodOf(entity: Entity, name: string): ((...args: unknown[]) => unknown) | undefined {
  const value = isMember(entity, name) ? member(entity, name) : undefined;
  return typeof value === 'function'
    ? (...args) => (value as (...a: unknown[]) => unknown).apply(entity, args)
    : undefined;
}

function isMember(entity: Entity, name: string): boolean {
  return /^_?[A-Z]/.test(name) && name in entity;
}

function member(entity: Entity, name: string): unknown {
  return (entity as unknown as Record<string, unknown>)[name];
}

function descriptor(entity: Entity, name: string): PropertyDescriptor | undefined {
  if (!isMember(entity, name)) return undefined;
  for (let at: object | null = entity; at; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
  return undefined;
}

/** Which properties each Excel class has, read from the loaded runtime itself. */
export interface ClassShape {
  readonly scalars: readonly string[];
  readonly navigations: readonly string[];
  readonly readOnly: readonly string[];
}

export type Schema = Readonly<Record<string, ClassShape>>;

/**
 * Reads the names every `Excel.*` class publishes on its prototype.
 * Self-contained, so that it can run inside another window as well.
 *
 * @param excel the `Excel` namespace of a loaded office.js
 */
export function reflectSchema(excel: Readonly<Record<string, unknown>>): Schema {
  const schema: Record<string, ClassShape> = {};
  for (const key of Object.keys(excel)) {
    const type = excel[key];
    if (typeof type !== 'function') continue;
    const prototype = type.prototype as Record<string, unknown> | undefined;
    const published = (name: string): unknown => {
      // A few accessors of the prototype want an instance and throw; those publish nothing.
      try {
        return prototype?.[name];
      } catch {
        return undefined;
      }
    };
    const className = published('_className');
    if (typeof className !== 'string') continue;
    const scalars = (published('_scalarPropertyOriginalNames') ?? []) as string[];
    const updateable = (published('_scalarPropertyUpdateable') ?? []) as boolean[];
    const navigations = (published('_navigationPropertyNames') ?? []) as string[];
    schema[className] = {
      scalars: [...scalars],
      navigations: navigations.map((name) => name.charAt(0).toUpperCase() + name.slice(1)),
      readOnly: scalars.filter((_, i) => updateable.length > 0 && !updateable[i]),
    };
  }
  return schema;
}

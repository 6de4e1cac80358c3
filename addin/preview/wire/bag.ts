import { Entity } from './entity.ts';

/**
 * An object that only remembers: a chart's title, an axis, a header line. Whatever the class publishes can be
 * set and read back; the schema still refuses names the class does not have.
 */
export class Bag extends Entity {
  readonly values: Record<string, unknown>;
  private readonly children = new Map<string, Entity>();
  private readonly onChange: (() => void) | undefined;

  constructor(values: Record<string, unknown> = {}, onChange?: () => void) {
    super();
    this.values = values;
    this.onChange = onChange;
  }

  override get Id(): unknown {
    return this.values.Id ?? null;
  }

  override read(name: string): unknown {
    return super.read(name) ?? this.values[name] ?? null;
  }

  override write(name: string, value: unknown): boolean {
    if (super.write(name, value)) return true;
    this.values[name] = value;
    this.onChange?.();
    return true;
  }

  override child(name: string): Entity | null | undefined {
    const own = super.child(name);
    if (own !== undefined) return own;
    let child = this.children.get(name);
    if (!child) {
      child = new Bag({}, this.onChange);
      this.children.set(name, child);
    }
    return child;
  }

  /** The remembered objects below this one. */
  parts(): readonly (readonly [name: string, part: Bag])[] {
    return [...this.children].flatMap(([name, child]) =>
      child instanceof Bag ? [[name, child] as const] : [],
    );
  }

  override readableNames(): readonly string[] {
    return Object.keys(this.values);
  }

  /** Values and what lies below them, as plain JSON, for snapshots. */
  plain(): Record<string, unknown> {
    const below = this.parts().flatMap(([name, part]) => {
      const inner = part.plain();
      return Object.keys(inner).length > 0 ? [[lowerFirst(name), inner] as const] : [];
    });
    const own = Object.entries(this.values).map(([name, value]) => [lowerFirst(name), value] as const);
    return Object.fromEntries([...own, ...below]);
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

import { Collection, Entity } from '../wire/entity.ts';

/** One key with its value: a workbook setting or a sheet's custom property. */
export class KeyValue extends Entity {
  readonly Key: string;
  Value: unknown;
  private readonly owner: KeyValues;

  constructor(owner: KeyValues, key: string, value: unknown) {
    super();
    this.owner = owner;
    this.typeName = owner.itemType;
    this.Key = key;
    this.Value = value;
  }

  override get Id(): unknown {
    return this.Key;
  }

  Delete(): void {
    this.owner.remove(this);
  }
}

/** Keys are compared as Excel does, without regard to case; adding an existing one replaces its value. */
export class KeyValues extends Collection<KeyValue> {
  readonly itemType: string;

  constructor(itemType: 'Setting' | 'WorksheetCustomProperty') {
    super();
    this.typeName = `${itemType}Collection`;
    this.itemType = itemType;
  }

  protected override keysOf(entry: KeyValue): readonly unknown[] {
    return [entry.Key];
  }

  Add(key: string, value: unknown): KeyValue {
    const known = this.find(key);
    if (known) known.Value = value;
    return known ?? this.add(new KeyValue(this, key, value));
  }

  plain(): Record<string, unknown> {
    return Object.fromEntries(this.items().map((item) => [item.Key, item.Value]));
  }
}

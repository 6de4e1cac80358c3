import { Collection, Entity } from '../wire/entity.ts';
import { invalidArgument, itemNotFound } from '../wire/failure.ts';
import { rootNamespaceOf } from './xml.ts';

/** One XML document that is saved with the workbook, whichever add-in put it there. */
export class CustomXmlPart extends Entity {
  override typeName = 'CustomXmlPart';
  /** Of the root element. */
  NamespaceUri: string;
  private readonly owner: CustomXmlParts;
  private readonly id: string;
  private xml: string;

  constructor(owner: CustomXmlParts, id: string, xml: string) {
    super();
    this.owner = owner;
    this.id = id;
    this.NamespaceUri = rootNamespaceOf(xml);
    this.xml = xml;
  }

  override get Id(): unknown {
    return this.id;
  }

  GetXml(): string {
    return this.xml;
  }

  SetXml(xml: string): void {
    this.NamespaceUri = rootNamespaceOf(xml);
    this.xml = xml;
  }

  Delete(): void {
    this.owner.remove(this);
  }
}

/** `workbook.customXmlParts`: of the file, not of an add-in. */
export class CustomXmlParts extends Collection<CustomXmlPart> {
  override typeName = 'CustomXmlPartCollection';
  private readonly newId: () => string;

  constructor(newId: () => string) {
    super();
    this.newId = newId;
  }

  Add(xml: string): CustomXmlPart {
    return this.add(new CustomXmlPart(this, this.newId(), xml));
  }

  GetByNamespace(namespaceUri: string): PartsOfNamespace {
    if (!namespaceUri) throw invalidArgument();
    return new PartsOfNamespace(this, namespaceUri);
  }

  protected override keysOf(part: CustomXmlPart): readonly unknown[] {
    return [part.Id];
  }
}

/** The parts of one namespace, as they are when they are looked at. */
class PartsOfNamespace extends Collection<CustomXmlPart> {
  override typeName = 'CustomXmlPartScopedCollection';
  private readonly all: CustomXmlParts;
  private readonly namespaceUri: string;

  constructor(all: CustomXmlParts, namespaceUri: string) {
    super();
    this.all = all;
    this.namespaceUri = namespaceUri;
  }

  override items(): readonly CustomXmlPart[] {
    return this.all.items().filter(({ NamespaceUri }) => NamespaceUri === this.namespaceUri);
  }

  GetOnlyItem(): CustomXmlPart {
    const only = this.GetOnlyItemOrNullObject();
    if (!only) throw this.items().length === 0 ? itemNotFound() : invalidArgument();
    return only;
  }

  GetOnlyItemOrNullObject(): CustomXmlPart | null {
    const items = this.items();
    return items.length === 1 ? (items[0] ?? null) : null;
  }

  protected override keysOf(part: CustomXmlPart): readonly unknown[] {
    return [part.Id];
  }
}

import { Document, isNode, isPair, isScalar, isSeq, visit } from 'yaml';

/**
 * A notice as the text of a file: what `readNoticeFile` reads back to the same value.
 *
 * @param value plain JSON: a checked notice, or a draft of one
 * @param comments path such as `subsidies[3].personPaysFen` → what to say there, without `#`
 */
export function writeNoticeFile(value: unknown, comments: ReadonlyMap<string, string> = new Map()): string {
  // Without aliases: the reader takes none, so that every number stands beside its own clause.
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, list) {
      // Lists of single values in one line: [40, 80, null].
      if (list.items.every((item) => isScalar(item))) list.flow = true;
    },
  });
  for (const [path, comment] of comments) noteAt(document, path, comment);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Before the key that the path ends in, or before the list item. */
function noteAt(document: Document, path: string, comment: string): void {
  const steps = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );
  const last = steps.at(-1);
  const holder = steps.length > 1 ? document.getIn(steps.slice(0, -1), true) : document.contents;
  const text = comment
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  visit(document, {
    Collection(_, collection) {
      if (collection !== holder) return undefined;
      if (isSeq(collection) && collection.flow) collection.flow = false;
      for (const [index, item] of collection.items.entries()) {
        const node = isPair(item) ? item.key : item;
        const name = isPair(item) ? (isScalar(node) ? node.value : null) : index;
        if (name === last && isNode(node)) node.commentBefore = text;
      }
      return visit.BREAK;
    },
  });
}

/**
 * The items with the last one repeated up to 1, 4, 16, 64 or 256 of them: a list in a statement that is kept prepared
 * has few lengths, so that there are few statements. More than 256 come back as they are.
 */
export function padded<Item>(items: readonly Item[]): readonly Item[] {
  const last = items.at(-1);
  const size = sizes.find((each) => each >= items.length) ?? items.length;
  if (last === undefined || size === items.length) return items;
  return [...items, ...Array.from({ length: size - items.length }, () => last)];
}

const sizes = [1, 4, 16, 64, 256];

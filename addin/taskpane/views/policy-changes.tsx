import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { usePaneStyles } from './styles.ts';

interface ListedChange {
  readonly path: string;
  readonly label: string;
  readonly was?: string | null | undefined;
  readonly becomes?: string | null | undefined;
}

const pageSize = 30;

/** What becomes of each place: name, then old and new value. Empty is said in words. */
export function PolicyChanges({
  changes,
  words = { was: '原为', becomes: '改为' },
}: {
  readonly changes: readonly ListedChange[];
  readonly words?: { readonly was: string; readonly becomes: string };
}) {
  const styles = usePaneStyles();
  const [shown, setShown] = useState(pageSize);
  return (
    <>
      <ul className={styles.list} aria-label="修改">
        {changes.slice(0, shown).map(({ path, label, was, becomes }) => (
          <li key={path} className={styles.change}>
            <Text weight="semibold">{label}</Text>
            <span>
              {words.was}：{valueWords(was)}
            </span>
            <span>
              {words.becomes}：{valueWords(becomes)}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > shown && (
        <Button size="small" onClick={() => setShown(shown + pageSize)}>
          再列出 {Math.min(pageSize, changes.length - shown)} 处
        </Button>
      )}
    </>
  );
}

function valueWords(text: string | null | undefined): string {
  if (text === null || text === undefined) return '（没有这一项）';
  return text === '' ? '（空白：没有规定）' : text;
}

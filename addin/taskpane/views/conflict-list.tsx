import { Button, Text } from '@fluentui/react-components';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { Facts } from './facts.tsx';
import { usePaneStyles } from './styles.ts';

export type Side = 'MINE' | 'THEIRS';
type Content = number | string | null;

/** A cell that two have changed, with all three numbers. */
export interface ConflictItem {
  readonly key: string;
  /** 「示例东岗村 低保对象」. */
  readonly name: string;
  readonly base: Content;
  readonly mine: Content;
  readonly theirs: Content;
  /** Who wrote theirs, and when. */
  readonly who: string;
  /** Chosen already; null or absent: still to be chosen. */
  readonly side?: Side | null;
}

interface Props<Item extends ConflictItem> {
  readonly items: readonly Item[];
  /** What the two sides are called: 我的 and 对方的, 文件的 and 系统的. */
  readonly words: Readonly<Record<Side, string>>;
  readonly label: string;
  readonly isBusy: boolean;
  readonly onChoose: (items: readonly Item[], side: Side) => void;
}

const sides = ['MINE', 'THEIRS'] as const;

/** Conflicts, each chosen by itself or all one way. */
export function ConflictList<Item extends ConflictItem>({
  items,
  words,
  label,
  isBusy,
  onChoose,
}: Props<Item>) {
  const styles = usePaneStyles();
  return (
    <>
      {items.length > 1 && (
        <div className={styles.row}>
          {sides.map((side) => (
            <Button
              key={side}
              size="small"
              disabledFocusable={isBusy}
              onClick={() => !isBusy && onChoose(items, side)}
            >
              全部用{words[side]}
            </Button>
          ))}
        </div>
      )}
      <ul className={styles.list} aria-label={label}>
        {items.map((item) => (
          <li key={item.key} className={styles.change}>
            <Text weight="semibold">{item.name}</Text>
            <Facts
              label={item.name}
              lines={[
                ['原来', contentWords(item.base)],
                [words.MINE, contentWords(item.mine)],
                [words.THEIRS, `${contentWords(item.theirs)}${item.who}`],
                ...(item.side ? ([['选定', words[item.side]]] as const) : []),
              ]}
            />
            <div className={styles.row}>
              {sides.map((side) => (
                <Button
                  key={side}
                  size="small"
                  appearance={item.side === side ? 'primary' : 'secondary'}
                  {...(item.side === undefined ? {} : { 'aria-pressed': item.side === side })}
                  disabledFocusable={isBusy}
                  aria-label={`${item.name}用${words[side]}`}
                  onClick={() => !isBusy && onChoose([item], side)}
                >
                  用{words[side]}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

export function contentWords(content: Content): string {
  if (content === null || content === '') return '（空白）';
  return typeof content === 'number' ? groupDigits(content) : content;
}

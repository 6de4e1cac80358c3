import { Button, mergeClasses } from '@fluentui/react-components';
import { answerText, type DueAnswer } from '../acts/due.ts';
import { copyText } from '../clipboard.ts';
import { useAct } from '../use-act.ts';
import { usePaneStyles } from './styles.ts';

/** @param title whose words stand first in what is copied: county, year, day */
export function DueResult({ title, answer }: { readonly title: string; readonly answer: DueAnswer | null }) {
  const styles = usePaneStyles();
  return (
    <>
      {/* In place before there is an answer: only what is put into a live region is read out. */}
      <div role="status" aria-live="polite">
        {answer && <Amount answer={answer} />}
      </div>
      {answer && (
        <section className={styles.section} aria-label="说明">
          <Sentences title="可以这样说明" sentences={answer.explanation} />
          <Sentences title="待遇从哪天开始" sentences={answer.cover} />
          <Copy key={answerText(title, answer)} text={answerText(title, answer)} />
        </section>
      )}
    </>
  );
}

function Amount({ answer }: { readonly answer: DueAnswer }) {
  const styles = usePaneStyles();
  const { outcome, headline, assistance, missing } = answer;
  return (
    <div className={mergeClasses(styles.answer, outcome !== 'DUE' && styles.answerOpen)}>
      <span className={styles.amount}>{headline}</span>
      {assistance !== null && <span>{assistance}</span>}
      {outcome === 'NO_RULE' && <span>不能当作免缴，也不能当作全额。</span>}
      {missing.length > 0 && <span>还缺：{missing.join('、')}</span>}
    </div>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  const styles = usePaneStyles();
  if (sentences.length === 0) return null;
  return (
    <>
      <h3 className={styles.subheading}>{title}</h3>
      <ol className={styles.sentences} aria-label={title}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </>
  );
}

function Copy({ text }: { readonly text: string }) {
  const styles = usePaneStyles();
  const [state, copy] = useAct(() => copyText(text));
  return (
    <div className={styles.row}>
      <Button onClick={() => void copy()}>复制说明</Button>
      <span role="status" aria-live="polite">
        {state.kind === 'done' && (state.result ? '已复制。' : '不能使用剪贴板，请选中文字复制。')}
      </span>
    </div>
  );
}

import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Notice } from '../notice.ts';
import { type Path, valueAt } from '../notice-check/faults.ts';
import { pathOf } from '../notice-place.ts';
import { withPlaced } from '../parameters/placed-values.ts';
import { registriesOf, unitOf } from '../parameters/tables.ts';
import { leafText } from '../parameters/text.ts';
import { type Leaf, leafName, partAt } from '../parameters/walk.ts';
import { type CitedFact, joined } from './fact.ts';

/** What later documents change, each beside the clause that it changes. */
export function revisionFacts(notice: Notice): CitedFact[] {
  return notice.revisions.flatMap((revision, index) =>
    revision.changes.map((change, at) => {
      const path = pathOf(change.path);
      const target = path && partAt(notice, path);
      const place = `revisions[${index}].changes[${at}]`;
      const source = `${formatChineseDate(revision.from)}起，${revision.document.number}`;
      const name =
        target === null ? change.path : target.kind === 'leaf' ? leafName(target.leaf) : target.title;
      const cited = target?.kind === 'leaf' ? target.leaf.clause : (target?.own[0]?.clause ?? null);
      const value =
        target?.kind === 'leaf'
          ? changeText(notice, target.leaf, change.was, change.becomes)
          : partText(notice, path ?? [], change.becomes);
      return {
        path: place,
        label: `后来的修改：${name}`,
        value: `${value}（${source}）`,
        // What no clause is cited for is shown with the first one, rather than nowhere.
        clause: cited ?? notice.clauses[0]!.id,
      };
    }),
  );
}

function changeText(notice: Notice, leaf: Leaf, was: unknown, becomes: unknown): string {
  const [before, after] = [written(notice, leaf, was), written(notice, leaf, becomes)];
  return was === undefined ? `改为 ${after}` : `由 ${before} 改为 ${after}`;
}

/** An item or part as a whole: what it states itself, without the lists inside it. */
function partText(notice: Notice, path: Path, becomes: unknown): string {
  if (becomes === null) return '删去';
  // The changed value still lacks the defaults of the format; only what it states is read.
  const draft = withPlaced(notice, [{ path, value: becomes }]) as Notice;
  const part = partAt(draft, path);
  const own = part?.kind === 'part' ? part.own : [];
  const stated = own.filter(({ kind, value }) => kind !== 'clause' && value !== undefined && value !== null);
  const values = stated.map((leaf) => `${leaf.label} ${written(draft, leaf, leaf.value)}`);
  const act = valueAt(notice, path) === undefined ? '增加一项' : '整项改写';
  return values.length === 0 ? act : `${act}：${values.join('，')}`;
}

function written(notice: Notice, leaf: Leaf, value: unknown): string {
  const unit = unitOf(leaf.pattern) ?? (leaf.kind === 'persons' ? '人' : null);
  const text = leafText({ ...leaf, value }, registriesOf(notice));
  return text === '' ? '没有规定' : joined([text, unit], ' ');
}

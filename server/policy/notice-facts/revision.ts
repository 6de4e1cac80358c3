import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Notice } from '../notice.ts';
import { pathOf } from '../notice-place.ts';
import { registriesOf, unitOf } from '../parameter-tables.ts';
import { leafText } from '../parameter-text.ts';
import { type Leaf, leafName, partAt } from '../parameters-walk.ts';
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
        target?.kind === 'leaf' ? changeText(notice, target.leaf, change) : partText(change.becomes);
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

function changeText(
  notice: Notice,
  leaf: Leaf,
  { was, becomes }: { was?: unknown; becomes: unknown },
): string {
  const registries = registriesOf(notice);
  const unit = unitOf(leaf.pattern) ?? (leaf.kind === 'persons' ? '人' : null);
  const write = (value: unknown) => {
    const text = leafText({ ...leaf, value }, registries);
    return text === '' ? '没有规定' : joined([text, unit], ' ');
  };
  return was === undefined ? `改为 ${write(becomes)}` : `由 ${write(was)} 改为 ${write(becomes)}`;
}

/** An item or part as a whole is named, not written out: its values are facts of the notice from that day on. */
function partText(becomes: unknown): string {
  return becomes === null ? '删去' : '整项改为新的规定';
}

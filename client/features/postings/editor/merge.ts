// Two people changed the same posting: what can be joined by itself, and what someone has to decide.
import { differingPaths, type Fields, isSame, withValue } from '#client/features/postings/content.ts';
import { valueAt } from '#shared/postings/content.ts';

/** A field that both changed. What is mine stands in the typed text, where it may go on changing. */
export interface Conflict {
  path: string;
  theirs: unknown;
}

export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

export interface Merge {
  /** Theirs wherever only they changed something, mine everywhere else. */
  content: Fields;
  /** Fields taken over from them. */
  taken: string[];
  /** Fields that both changed to different values; `content` has mine. */
  conflicts: Conflict[];
}

interface Sides {
  /** What both began with. */
  base: Fields;
  mine: Fields;
  theirs: Fields;
}

export const mergeContents = ({ base, mine, theirs }: Sides): Merge => {
  const merge: Merge = { content: mine, taken: [], conflicts: [] };
  for (const path of differingPaths(base, theirs)) {
    const [was, my, their] = [valueAt(base, path), valueAt(mine, path), valueAt(theirs, path)];
    if (isSame(my, their)) continue;
    if (isSame(was, my)) {
      merge.content = withValue(merge.content, path, their);
      merge.taken.push(path);
    } else {
      merge.conflicts.push({ path, theirs: their });
    }
  }
  return merge;
};

/** The typed text once every conflict is decided; undecided fields stay as they are typed by now. */
export const decide = (typed: Fields, conflicts: readonly Conflict[], choices: Choices): Fields =>
  conflicts.reduce(
    (content, { path, theirs }) => (choices[path] === 'theirs' ? withValue(content, path, theirs) : content),
    typed,
  );

/** A draft that comes back from reviewers → their comments and tracked changes (ISO/IEC 29500-1, 17.13). */
import type { ZipEntry } from '../../files/zip-entries.ts';
import type { ChangePiece, ReturnedChange, ReturnedComment, ReturnedDraft } from '../../model/returned-draft.ts';
import type { PaperProblem } from '../problem.ts';
import { guarded, WordPackage } from './package.ts';
import { below, childAt, elements, textOf, type XmlElement } from './xml.ts';

/**
 * Never throws for what a file holds.
 * @param entries of the package
 * @param signer who has signed the draft's own comments and changes; these are of midnight, and count as accepted
 */
export function readReturned(entries: readonly ZipEntry[], signer: string): ReturnedDraft | PaperProblem {
  const source = new WordPackage(entries);
  return guarded(() => {
    const root = source.root(source.main);
    if (root === undefined) return 'otherFormat';
    const part = [...source.related(source.main).values()].find((each) => each.endsWith('comments.xml'));
    const reading = new ReturnedReading(signer);
    reading.walk(root, UNCHANGED);
    return reading.result((part !== undefined && source.root(part)) || undefined);
  });
}

/** Whether the draft had what is read, and whether it stands there now. */
interface Presence {
  readonly before: boolean;
  readonly after: boolean;
}

const UNCHANGED: Presence = { before: true, after: true };

const CHANGES: Readonly<Record<string, 'added' | 'removed'>> = {
  'w:ins': 'added',
  'w:moveTo': 'added',
  'w:del': 'removed',
  'w:moveFrom': 'removed',
};

/** With or without fractions and zone, as programs that save a draft write it. */
const MIDNIGHT = /T00:00:00(?:\.0+)?Z?$/;

/** Paragraphs up to an end that was neither added nor removed. */
interface Passage {
  pieces: ChangePiece[];
  readonly by: Set<string>;
}

/** The words under a comment, by the passage that holds them. */
type Under = Map<Passage, string>;

class ReturnedReading {
  private readonly changes: ReturnedChange[] = [];
  private readonly strangers = new Set<string>();
  private readonly open = new Set<string>();
  private readonly under = new Map<string, Under>();
  private passage: Passage = { pieces: [], by: new Set() };
  /** Paragraphs within each other: one more for that of a text box. */
  private depth = 0;

  constructor(private readonly signer: string) {}

  walk(element: XmlElement, presence: Presence): void {
    for (const child of elements(element)) this.element(child, presence);
  }

  private element(element: XmlElement, presence: Presence): void {
    const change = CHANGES[element.name];
    if (change !== undefined) {
      this.walk(element, this.within(element, change, presence));
      return;
    }
    switch (element.name) {
      case 'w:p':
        this.paragraph(element, presence);
        return;
      case 'w:commentRangeStart':
        this.open.add(idOf(element));
        return;
      case 'w:commentRangeEnd':
        this.open.delete(idOf(element));
        return;
      case 'w:commentReference':
        this.note(idOf(element), '');
        return;
      case 'w:t':
      case 'w:delText':
        this.add(textOf(element), presence);
        return;
      case 'w:tab':
        this.add('\t', presence);
        return;
      case 'w:br':
      case 'w:cr':
        this.add('\n', presence);
        return;
      case 'w:noBreakHyphen':
        this.add('-', presence);
        return;
      case 'w:pPr':
      case 'w:rPr':
      case 'mc:Fallback':
        return;
    }
    this.walk(element, presence);
  }

  private within(element: XmlElement, change: 'added' | 'removed', { before, after }: Presence): Presence {
    if (this.isOwn(element)) return change === 'added' ? { before, after } : { before: false, after: false };
    return change === 'added' ? { before: false, after } : { before, after: false };
  }

  /** @param element a comment or change */
  private isOwn({ attributes }: XmlElement): boolean {
    if (!MIDNIGHT.test(attributes['w:date'] ?? '')) return false;
    const author = attributes['w:author'] ?? '';
    if (author !== this.signer) this.strangers.add(author);
    return true;
  }

  private paragraph(paragraph: XmlElement, presence: Presence): void {
    const outer = this.passage;
    const isBox = this.depth > 0;
    if (isBox) this.passage = { pieces: [], by: new Set() };
    this.depth += 1;
    this.signed(paragraph);
    this.walk(paragraph, presence);
    this.depth -= 1;
    const end = this.endOf(paragraph);
    if (end === undefined) this.close();
    else this.passage.pieces.push({ kind: end, text: '\n' });
    if (isBox) {
      this.close();
      this.passage = outer;
    }
  }

  /** Who has changed the runs and the end of a paragraph. */
  private signed(paragraph: XmlElement): void {
    for (const name of Object.keys(CHANGES)) {
      for (const change of below(paragraph, name)) {
        if (!this.isOwn(change)) this.passage.by.add(change.attributes['w:author'] ?? '');
      }
    }
  }

  /** How the end of a paragraph was changed by a reviewer. */
  private endOf(paragraph: XmlElement): 'added' | 'removed' | undefined {
    const properties = childAt(paragraph, 'w:pPr', 'w:rPr');
    const changed = properties && elements(properties).find(({ name }) => CHANGES[name] !== undefined);
    return changed === undefined || this.isOwn(changed) ? undefined : CHANGES[changed.name];
  }

  private close(): void {
    const { pieces, by } = this.passage;
    if (pieces.some(({ kind }) => kind !== 'kept')) this.changes.push({ by: [...by], pieces });
    this.passage = { pieces: [], by: new Set() };
  }

  private add(text: string, { before, after }: Presence): void {
    if (before) for (const id of this.open) this.note(id, text);
    if (!before && !after) return;
    const kind = before && after ? 'kept' : before ? 'removed' : 'added';
    const last = this.passage.pieces.at(-1);
    if (last?.kind === kind) this.passage.pieces.splice(-1, 1, { kind, text: last.text + text });
    else this.passage.pieces.push({ kind, text });
  }

  private note(id: string, text: string): void {
    const under: Under = this.under.get(id) ?? new Map();
    this.under.set(id, under.set(this.passage, (under.get(this.passage) ?? '') + text));
  }

  result(comments: XmlElement | undefined): ReturnedDraft {
    const all = comments === undefined ? [] : elements(comments).filter(({ name }) => name === 'w:comment');
    const others = all.filter((comment) => !this.isOwn(comment));
    const read = others.map((comment) => this.comment(comment)).filter(({ text }) => text !== '');
    return { comments: read, changes: this.changes, strangers: [...this.strangers] };
  }

  private comment(comment: XmlElement): ReturnedComment {
    const lines = below(comment, 'w:p').map((paragraph) => below(paragraph, 'w:t').map(textOf).join('').trim());
    const places = [...(this.under.get(idOf(comment)) ?? [])];
    const [passage, under] = places.find(([, words]) => words.trim() !== '') ?? places[0] ?? [];
    const pieces = passage?.pieces.filter(({ kind }) => kind !== 'added') ?? [];
    return {
      by: comment.attributes['w:author'] ?? '',
      text: lines.filter((line) => line !== '').join('\n'),
      under: under ?? '',
      around: pieces.map(({ text }) => text).join(''),
    };
  }
}

function idOf({ attributes }: XmlElement): string {
  return attributes['w:id'] ?? '';
}

/** The structure of the report as the tree that readers' programs go through (ISO 32000-1, 14.7 and 14.8). */

import type { Change } from '../../model/review.ts';
import type { StructureElement } from '../../model/structure.ts';
import { type KeptElement, keptElements } from '../kept-elements.ts';
import { type Annotation, rectangle } from './annotations.ts';
import { type PdfFile, reference } from './pdf-file.ts';
import { array, dictionary, name, number, type Syntax, text } from './syntax.ts';

/** A page of which content and annotations are written. */
export interface TaggedPage {
  readonly reference: Syntax;
  /** Height of the paper, pt. */
  readonly height: number;
  /** The element of each piece of marked content, by its number. */
  readonly owners: readonly StructureElement[];
  readonly annotations: readonly Annotation[];
}

/** Writes the tree and gives its root. @param pages each has its index as its place in the parent tree */
export function addStructure(file: PdfFile, document: StructureElement, pages: readonly TaggedPage[]): Syntax {
  const tree = new StructureTree(file, pages);
  return tree.write(document);
}

/** An element in the making: all of it that is known of its pages and of what stands before it. */
interface Entry {
  readonly element: StructureElement;
  /** The page of its first piece of content, as an index. */
  page: number | undefined;
  /** Its content and children, one after the other. */
  kids: Syntax;
  count: number;
  /** The references to it and to the element that it stands in; those of elements that are left out stay empty. */
  own: number;
  parent: Syntax;
}

function addKid(entry: Entry, kid: Syntax): void {
  entry.kids += entry.count === 0 ? kid : ` ${kid}`;
  entry.count += 1;
}

const NONE: readonly never[] = [];

class StructureTree {
  private readonly entries = new Map<StructureElement, Entry>();
  private readonly annotations = new Map<StructureElement, (Annotation & { readonly page: number })[]>();
  /** Elements of annotations, by their place in the parent tree. */
  private readonly annotated = new Map<number, Syntax>();
  private readonly notes: Syntax[] = [];

  constructor(
    private readonly file: PdfFile,
    private readonly pages: readonly TaggedPage[],
  ) {
    pages.forEach(({ owners, annotations, reference: Pg }, page) => {
      owners.forEach((owner, content) => {
        const entry = this.entryOf(owner);
        entry.page ??= page;
        // Content on a page other than that of the first is told with its page.
        addKid(entry, entry.page === page ? `${content}` : dictionary({ Type: name('MCR'), Pg, MCID: `${content}` }));
      });
      for (const annotation of annotations) push(this.annotations, annotation.element, { ...annotation, page });
    });
  }

  private entryOf(element: StructureElement): Entry {
    const known = this.entries.get(element);
    if (known !== undefined) return known;
    const entry = { element, page: undefined, kids: '', count: 0, own: 0, parent: '' };
    this.entries.set(element, entry);
    return entry;
  }

  /** Elements of a role stand together in the file: what is alike takes less room. */
  write(document: StructureElement): Syntax {
    const root = this.file.reserve();
    const roles = new Map<StructureElement['role'], Entry[]>();
    const kept = keptElements(document, (element) => this.entries.has(element));
    this.collect(kept, roles);
    for (const entries of roles.values()) for (const entry of entries) entry.own = this.file.reserve();
    this.connect(kept, reference(root));
    for (const entries of roles.values()) for (const entry of entries) this.add(entry);
    const entries = {
      Type: name('StructTreeRoot'),
      K: reference(this.entryOf(document).own),
      ParentTree: this.parentTree(),
      ParentTreeNextKey: number(this.pages.length + this.annotated.size),
      IDTree: this.notes.length === 0 ? undefined : this.noteIds(),
    };
    return this.file.add(dictionary(entries), root);
  }

  /** The entries of an element and of all below it, in reading order. */
  private collect({ element, children }: KeptElement, roles: Map<StructureElement['role'], Entry[]>): void {
    push(roles, element.role, this.entryOf(element));
    for (const child of children) this.collect(child, roles);
  }

  /** Tells an element and all below it what they stand in. */
  private connect({ element, children }: KeptElement, parent: Syntax): void {
    const entry = this.entryOf(element);
    const own = reference(entry.own);
    entry.parent = parent;
    for (const child of children) {
      this.connect(child, own);
      addKid(entry, reference(this.entryOf(child.element).own));
    }
  }

  private add(entry: Entry): void {
    const { element, page, own } = entry;
    for (const annotation of this.annotations.get(element) ?? NONE) addKid(entry, this.addAnnotation(annotation, own));
    // Most objects of a file are such dictionaries.
    let entries = `/S /${element.role}/P ${entry.parent}`;
    const addEntry = (key: string, value: Syntax | undefined) => {
      if (value !== undefined) entries += `/${key} ${value}`;
    };
    addEntry('Pg', page === undefined ? undefined : this.pages[page]?.reference);
    addEntry('ID', element.role === 'Note' ? this.noteId(own) : undefined);
    addEntry('A', this.attributes(entry));
    addEntry('Alt', element.role === 'Figure' ? text(element.alternative) : undefined);
    addEntry('K', entry.count === 0 ? undefined : entry.count === 1 ? entry.kids : `[${entry.kids}]`);
    this.file.add(`<<${entries}>>`, own);
  }

  /** A link as a child of its element; a note in an element of its own. */
  private addAnnotation(annotation: Annotation & { readonly page: number }, owner: number): Syntax {
    const { kind, key, page } = annotation;
    const Pg = this.pages[page]?.reference;
    const kid = dictionary({ Type: name('OBJR'), Pg, Obj: annotation.reference });
    if (kind === 'link') {
      this.annotated.set(key, reference(owner));
      return kid;
    }
    const own = this.file.add(dictionary({ S: name('Annot'), P: reference(owner), Pg, K: kid }));
    this.annotated.set(key, own);
    return own;
  }

  private attributes({ element, page }: Entry): Syntax | undefined {
    if (element.role === 'TH') return attributesOf('Table', { Scope: name(element.scope), ...spans(element) });
    if (element.role === 'TD') return isSingle(element) ? undefined : attributesOf('Table', spans(element));
    if (element.role === 'Form')
      return attributesOf('PrintField', { Role: name('cb'), checked: name(element.checked ? 'on' : 'off') });
    if (element.role === 'Span') return element.change && attributesOf('Layout', DECORATIONS[element.change]);
    if (element.role !== 'Figure') return undefined;
    const { height } = this.pages[page ?? 0] as TaggedPage;
    return attributesOf('Layout', { BBox: rectangle(element.frame, height), Placement: name('Block') });
  }

  /** From what stands on the pages to the elements that it belongs to (14.7.4.4). */
  private parentTree(): Syntax {
    const ofPages = this.pages.map(({ owners }, page) => {
      const elements = owners.map((owner) => reference(this.entryOf(owner).own));
      return `${page} ${this.file.add(array(elements))}`;
    });
    const ofAnnotations = [...this.annotated].sort(([one], [other]) => one - other);
    const flat = [...ofPages, ...ofAnnotations.map(([key, own]) => `${key} ${own}`)];
    return this.file.add(dictionary({ Nums: array(flat) }));
  }

  /** Notes have names, unique in the document (ISO 14289-1, 7.9). */
  private noteId(own: number): Syntax {
    const id = `(note-${String(this.notes.length + 1).padStart(6, '0')})`;
    this.notes.push(`${id} ${reference(own)}`);
    return id;
  }

  private noteIds(): Syntax {
    return this.file.add(dictionary({ Names: array(this.notes) }));
  }
}

const DECORATIONS: Record<Change, Record<string, Syntax>> = {
  inserted: { TextDecorationType: name('Underline') },
  deleted: { TextDecorationType: name('LineThrough') },
};

/** The attributes that an owner defines; undefined where there are none. */
function attributesOf(owner: string, entries: Readonly<Record<string, Syntax>>): Syntax | undefined {
  return Object.keys(entries).length === 0 ? undefined : dictionary({ O: name(owner), ...entries });
}

/** Whether a cell is of one row and one column. */
function isSingle({ rowSpan, colSpan }: Extract<StructureElement, { role: 'TD' }>): boolean {
  return rowSpan === 1 && colSpan === 1;
}

function spans({ rowSpan, colSpan }: { readonly rowSpan: number; readonly colSpan: number }): Record<string, Syntax> {
  return {
    ...(rowSpan > 1 ? { RowSpan: number(rowSpan) } : {}),
    ...(colSpan > 1 ? { ColSpan: number(colSpan) } : {}),
  };
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}

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

/** A piece of marked content of an element. */
interface Piece {
  readonly page: number;
  /** Its number on that page. */
  readonly content: number;
}

type Role = StructureElement['role'];

/** An element in its place. */
interface Placed {
  readonly element: StructureElement;
  readonly parent: StructureElement | undefined;
}

/** An element and all below it, in reading order. */
function placedElements(kept: KeptElement): Placed[] {
  const all: Placed[] = [];
  const add = ({ element, children }: KeptElement, parent: StructureElement | undefined) => {
    all.push({ element, parent });
    for (const child of children) add(child, element);
  };
  add(kept, undefined);
  return all;
}

const NONE: readonly never[] = [];

class StructureTree {
  private readonly contents = new Map<StructureElement, Piece[]>();
  private readonly annotations = new Map<StructureElement, (Annotation & { readonly page: number })[]>();
  /** The reference to each element that is written. */
  private readonly references = new Map<StructureElement, Syntax>();
  /** Elements of annotations, by their place in the parent tree. */
  private readonly annotated = new Map<number, Syntax>();
  private readonly notes: Syntax[] = [];

  constructor(
    private readonly file: PdfFile,
    private readonly pages: readonly TaggedPage[],
  ) {
    pages.forEach(({ owners, annotations }, page) => {
      owners.forEach((owner, content) => {
        push(this.contents, owner, { page, content });
      });
      for (const annotation of annotations) push(this.annotations, annotation.element, { ...annotation, page });
    });
  }

  /** Elements of a role stand together in the file: what is alike takes less room. */
  write(document: StructureElement): Syntax {
    const root = this.file.reserve();
    const roles = new Map<Role, Placed[]>();
    const kept = keptElements(document, (element) => this.contents.has(element));
    for (const placed of placedElements(kept)) push(roles, placed.element.role, placed);
    const written = [...roles.values()].flat();
    const numbers = written.map(() => this.file.reserve());
    written.forEach(({ element }, index) => {
      this.references.set(element, reference(numbers[index] as number));
    });
    written.forEach(({ element, parent }, index) => {
      this.add(element, numbers[index] as number, parent === undefined ? reference(root) : this.referenceTo(parent));
    });
    const entries = {
      Type: name('StructTreeRoot'),
      K: this.referenceTo(document),
      ParentTree: this.parentTree(),
      ParentTreeNextKey: number(this.pages.length + this.annotated.size),
      IDTree: this.notes.length === 0 ? undefined : this.noteIds(),
    };
    return this.file.add(dictionary(entries), root);
  }

  private add(element: StructureElement, own: number, parent: Syntax): void {
    const contents = this.contents.get(element) ?? NONE;
    const page = contents[0]?.page;
    const kids: Syntax[] = [];
    for (const piece of contents) kids.push(piece.page === page ? number(piece.content) : this.elsewhere(piece));
    for (const child of element.children) {
      const kid = this.references.get(child);
      if (kid !== undefined) kids.push(kid);
    }
    for (const annotation of this.annotations.get(element) ?? NONE) kids.push(this.addAnnotation(annotation, own));
    // Most objects of a file are such dictionaries.
    let entries = `/S /${element.role}/P ${parent}`;
    const addEntry = (key: string, value: Syntax | undefined) => {
      if (value !== undefined) entries += `/${key} ${value}`;
    };
    addEntry('Pg', page === undefined ? undefined : this.pages[page]?.reference);
    addEntry('ID', element.role === 'Note' ? this.noteId(own) : undefined);
    addEntry('A', this.attributes(element));
    addEntry('Alt', element.role === 'Figure' ? text(element.alternative) : undefined);
    addEntry('K', kids.length > 1 ? array(kids) : kids[0]);
    this.file.add(`<<${entries}>>`, own);
  }

  /** What stands for content among the children of an element that begins on another page. */
  private elsewhere({ page, content }: Piece): Syntax {
    return dictionary({ Type: name('MCR'), Pg: this.pages[page]?.reference, MCID: number(content) });
  }

  private referenceTo(element: StructureElement): Syntax {
    return this.references.get(element) as Syntax;
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

  private attributes(element: StructureElement): Syntax | undefined {
    if (element.role === 'TH') return attributesOf('Table', { Scope: name(element.scope), ...spans(element) });
    if (element.role === 'TD') return isSingle(element) ? undefined : attributesOf('Table', spans(element));
    if (element.role === 'Form')
      return attributesOf('PrintField', { Role: name('cb'), checked: name(element.checked ? 'on' : 'off') });
    if (element.role === 'Span') return element.change && attributesOf('Layout', DECORATIONS[element.change]);
    if (element.role !== 'Figure') return undefined;
    const page = this.pages[this.contents.get(element)?.[0]?.page ?? 0] as TaggedPage;
    return attributesOf('Layout', { BBox: rectangle(element.frame, page.height), Placement: name('Block') });
  }

  /** From what stands on the pages to the elements that it belongs to (14.7.4.4). */
  private parentTree(): Syntax {
    const ofPages = this.pages.map(({ owners }, page) => {
      const elements = owners.map((owner) => this.referenceTo(owner));
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

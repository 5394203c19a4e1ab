/**
 * The structure of the report as 自定义标引 (GB/T 33190-2016, 16): elements that name the objects which they consist of.
 * Roles and attributes are those of PDF 1.7 (ISO 32000-1, 14.8), in the namespace that ISO 32000-2 has for them.
 */
import type { Change } from '../../model/review.ts';
import type { StructureElement } from '../../model/structure.ts';
import { type KeptElement, keptElements } from '../kept-elements.ts';
import { Xml, xml } from '../xml.ts';
import type { PageObject } from './text-objects.ts';
import { part } from './values.ts';

const NAMESPACE = 'http://iso.org/pdf/ssn';

/** A page with what stands on it. */
export interface TaggedPage {
  readonly id: number;
  readonly objects: readonly PageObject[];
}

/** The list of taggings. @param file of the one */
export function customTags(file: string): string {
  const tag = xml`<ofd:CustomTag NameSpace="${NAMESPACE}"><ofd:FileLoc>${file}</ofd:FileLoc></ofd:CustomTag>`;
  return part('CustomTags', [tag]);
}

/** The tagging itself. */
export function structureTags(document: StructureElement, pages: readonly TaggedPage[]): string {
  const references = new Map<StructureElement, Xml[]>();
  for (const { id: page, objects } of pages) {
    for (const { id, element } of objects) {
      if (element === undefined) continue;
      const reference = xml`<ofd:ObjectRef PageRef="${page}">${id}</ofd:ObjectRef>`;
      const known = references.get(element);
      if (known === undefined) references.set(element, [reference]);
      else known.push(reference);
    }
  }
  const tag = ({ element, children }: KeptElement, namespaces?: Xml): Xml => {
    const name = new Xml(element.role);
    const content = [...(references.get(element) ?? []), ...children.map((child) => tag(child))];
    return xml`<${name}${namespaces}${attributes(element)}>${content}</${name}>`;
  };
  const namespaces = xml` xmlns="${NAMESPACE}" xmlns:ofd="http://www.ofdspec.org/2016"`;
  const root = tag(
    keptElements(document, (element) => references.has(element)),
    namespaces,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${root.text}`;
}

function attributes(element: StructureElement): readonly (Xml | undefined)[] {
  if (element.role === 'TH') return [xml` Scope="${element.scope}"`, ...spans(element)];
  if (element.role === 'TD') return spans(element);
  if (element.role === 'Figure') return [xml` Alt="${element.alternative}"`];
  if (element.role === 'Form') return [xml` Role="cb" checked="${element.checked ? 'on' : 'off'}"`];
  if (element.role !== 'Span') return [];
  return [element.change && xml` TextDecorationType="${DECORATIONS[element.change]}"`];
}

const DECORATIONS: Readonly<Record<Change, string>> = { inserted: 'Underline', deleted: 'LineThrough' };

function spans({ rowSpan, colSpan }: { readonly rowSpan: number; readonly colSpan: number }): (Xml | undefined)[] {
  return [rowSpan > 1 ? xml` RowSpan="${rowSpan}"` : undefined, colSpan > 1 ? xml` ColSpan="${colSpan}"` : undefined];
}

/** Shapes as path objects (GB/T 33190-2016, 9.3). */
import { eachStep, type Path, type PathStep, type Shape } from '../../model/page.ts';
import { type Xml, xml } from '../xml.ts';
import type { Ids } from './ids.ts';
import type { PageObject } from './text-objects.ts';
import { BLACK, box, boxAround, colourElement, length, lengths, widened } from './values.ts';

export function pathObject({ path, fill, stroke, element }: Shape, ids: Ids): PageObject {
  const id = ids.next();
  const boundary = widened(boxAround(path.points), (stroke?.width ?? 0) / 2);
  const attributes = [
    xml`ID="${id}" Boundary="${box(boundary)}"`,
    stroke && xml` LineWidth="${length(stroke.width)}"`,
    stroke?.cap === 'round' ? xml` Cap="Round"` : undefined,
    stroke === undefined ? xml` Stroke="false"` : undefined,
    fill === undefined ? undefined : xml` Fill="true"`,
  ];
  const colours: (Xml | undefined)[] = [
    stroke === undefined || stroke.colour === BLACK ? undefined : colourElement('StrokeColor', stroke.colour),
    fill === undefined ? undefined : colourElement('FillColor', fill),
  ];
  const data = xml`<ofd:AbbreviatedData>${steps(path, boundary)}</ofd:AbbreviatedData>`;
  return { id, xml: xml`<ofd:PathObject ${attributes}>${colours}${data}</ofd:PathObject>`, element };
}

const OPERATORS: Readonly<Record<PathStep, string>> = { M: 'M', L: 'L', C: 'B', Z: 'C' };

/** The path from the corner of its box. */
function steps(path: Path, corner: { readonly x: number; readonly y: number }): string {
  const moved = path.points.map((value, index) => value - (index % 2 === 0 ? corner.x : corner.y));
  const parts: string[] = [];
  eachStep(path, (step, from, to) => {
    parts.push(from === to ? OPERATORS[step] : `${OPERATORS[step]} ${lengths(moved.slice(from, to))}`);
  });
  return parts.join(' ');
}

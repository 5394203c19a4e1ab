/**
 * The third story: what moved between two states.
 *
 *   compareReports      both document trees as one, with what came and went marked
 *   whatMoved           inputs, figures and why, places of the report (from the marked tree), findings
 *   listings            text for the terminal, changes.json, 变更说明.docx
 */
import type { PrintedSpot } from '../../diagnostics/finding.ts';
import { parseJsonOnce } from '../../input/read-json.ts';
import type { NamedState } from '../../model/build-state.ts';
import type { Layout } from '../../model/page.ts';
import { pageSpans } from '../../model/printed-pages.ts';
import { renderDocx } from '../../render/docx/render-docx.ts';
import { type Files, jsonFile } from '../../render/render.ts';
import { findingPlaces } from '../../review/finding-places.ts';
import { changeNote } from '../../review/moved/change-note.ts';
import type { Movement } from '../../review/moved/movement.ts';
import { movementJson } from '../../review/moved/movement-json.ts';
import { type MovementTextOptions, movementText } from '../../review/moved/movement-text.ts';
import { whatMoved } from '../../review/moved/what-moved.ts';
import { brochure } from '../../style/brochure.ts';

export const CHANGES_FILE = 'changes.json';
export const CHANGE_NOTE_FILE = '变更说明.docx';

export interface Listing {
  readonly former: NamedState;
  readonly present: NamedState;
  readonly movement: Movement;
  readonly text: string;
  readonly json: unknown;
}

export function listingOf(
  former: NamedState,
  present: NamedState,
  layout: MovementTextOptions['layout'] = 'causes',
): Listing {
  const movement = whatMoved(former.state, present.state, parseJsonOnce);
  const labels = { former: former.name, present: present.name };
  return { former, present, movement, text: movementText(movement, { layout, labels }), json: movementJson(movement) };
}

/** The listing as files of a build. @param layout of the present report, for the pages that the note names */
export async function listingFiles({ former, present, movement, json }: Listing, layout: Layout): Promise<Files> {
  const { report, figures } = present.state;
  const spans = pageSpans(layout);
  const blockAt = ({ part, block }: PrintedSpot) => report.parts.find(({ id }) => id === part)?.blocks[block];
  const now = findingPlaces(report, figures, spans);
  const then = findingPlaces(former.state.report, former.state.figures, new Map());
  const note = changeNote(movement, {
    labels: { former: former.name, present: present.name },
    meta: report.meta,
    pageOf: (spot) => {
      const block = blockAt(spot);
      return block === undefined ? undefined : spans.get(block)?.first;
    },
    whereOf: (finding) => (movement.findings.went.includes(finding) ? then(finding) : now(finding)),
  });
  return new Map([
    [CHANGES_FILE, jsonFile(json)],
    [CHANGE_NOTE_FILE, await renderDocx(note, brochure, new Map())],
  ]);
}

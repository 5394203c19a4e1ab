/** An audit for programs: each finding with its place in the paper in parts. */
import { excerptOf, type PaperSpot, placeWords } from '../../audit/spots.ts';
import { NOT_ON_PAPER } from '../../check/check.ts';
import { type FindingFilter, filterFindings } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { PaperPlace } from '../../model/paper.ts';
import type { Audit } from '../../stories/audit/auditing.ts';

/** @param faults files that were not read */
export function auditJson(audit: Audit, faults: readonly Finding[], filter: FindingFilter) {
  const { paper, unit, year, profile, held, unread } = audit;
  const shown = audit.findings.filter(({ finding }) => filterFindings([finding], filter).length > 0);
  return {
    unit,
    year,
    profile: profile.id,
    files: paper.files,
    findings: [
      ...filterFindings(faults, filter),
      ...shown.map(({ finding, at, related }) => {
        const { rule, severity, message, actual, expected, hint, consequences } = finding;
        return {
          ...{ rule, severity, message },
          ...(at === undefined ? {} : { place: spotJson(at) }),
          ...{ actual, expected, hint },
          related: related.map(spotJson),
          ...(consequences && { consequences: consequences.map((one) => ({ rule: one.rule, message: one.message })) }),
        };
      }),
    ],
    unread: unread.map(({ place, what }) => ({ ...placeJson(place), what })),
    held,
    notAsked: NOT_ON_PAPER,
  };
}

function spotJson(spot: PaperSpot) {
  return { ...placeJson(spot.place), headings: spot.headings, words: excerptOf(spot) };
}

function placeJson(place: PaperPlace) {
  const said = placeWords(place);
  switch (place.kind) {
    case 'page':
      return { file: place.file, said, page: place.page, line: place.line, cell: place.cell };
    case 'word':
      return { file: place.file, said, paragraph: place.paragraph, cell: place.cell };
    case 'sheet':
      return { file: place.file, said, sheet: place.sheet, address: place.address };
  }
}

/** Findings about a paper: told of its pages and paragraphs, in words that speak of no dossier. */
import type { Finding, Place } from '../diagnostics/finding.ts';
import type { PaperTexts } from './paper-texts.ts';
import { excerptOf, type PaperSpot, placeWords } from './spots.ts';

export interface PaperFinding {
  /** Its places are those of the paper in words. */
  readonly finding: Finding;
  readonly at?: PaperSpot;
  /** Other places to look at. */
  readonly related: readonly PaperSpot[];
}

export function inPaper(finding: Finding, texts: PaperTexts): PaperFinding {
  const { place, related = [], ...told } = finding;
  const at = place && texts.find(place);
  const others = related.flatMap((other) => texts.find(other) ?? []).filter((spot) => spot.place !== at?.place);
  return {
    finding: {
      ...worded(told),
      place: at === undefined ? { file: texts.file } : placeOf(at),
      related: others.map(placeOf),
      ...(finding.consequences && {
        consequences: finding.consequences.map((one) => inPaper(one, texts).finding),
      }),
    },
    ...(at === undefined ? {} : { at }),
    related: others,
  };
}

function placeOf(spot: PaperSpot): Place {
  const { headings, place } = spot;
  // Who has a Word file before them finds a paragraph by its heading.
  const above = place.kind === 'word' ? headings.slice(-1) : [];
  return { file: place.file, path: [...above, `${placeWords(place)}“${excerptOf(spot)}”`].join(' › ') };
}

/** Words of who writes a dossier: files, keys, waivers. */
const OF_DOSSIER =
  /report\.json|facts|priorYear|\.md|reasons|waivers|declared|amountUnit|profile\.json|明细|填写(?!，或删去)|模板(?!的提示)|prose/;

type Told = Omit<Finding, 'place' | 'related'>;

/** What a hint adds in brackets about the dossier. */
const ASIDE = /（[^（）]*(?:facts|reasons|report\.json|priorYear)[^（）]*）/u;

/** A hint that says what to do in a dossier helps nobody who has the paper alone. */
function worded({ hint, message, ...rest }: Told): Told {
  const said = message.replaceAll('已公开', '').replaceAll('按明细计算', '按表中的数计算').replaceAll('明细中', '表中');
  const told = hint?.replace(ASIDE, '');
  return { ...rest, message: said, ...(told === undefined || OF_DOSSIER.test(told) ? {} : { hint: told }) };
}

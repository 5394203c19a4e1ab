/** Names with one character wrong. */
import { literally } from '../../model/literally.ts';
import { rememberedByText } from '../../model/remembered.ts';
import { type Hit, hits, type Reading } from '../reading/words.ts';

const HAN = '[一-龥]';

/**
 * Places where the text has the name but for one character within it. The first one is left alone: with another first
 * character it is often another place or office of the same kind.
 */
export function nearMisses(reading: Reading, name: string): Hit[] {
  const pattern = nearly(name);
  return pattern === undefined ? [] : hits(reading, pattern).filter(({ match }) => match[0] !== name);
}

/** Characters of names of which the patterns are kept. */
const KEPT = 5_000;

const nearly = rememberedByText((name): RegExp | undefined => {
  const characters = [...name];
  const forms = characters
    .map((_, index) => characters.map((one, at) => (at === index ? HAN : literally(one))).join(''))
    .slice(1, -1);
  return forms.length === 0 ? undefined : new RegExp(forms.join('|'), 'g');
}, KEPT);

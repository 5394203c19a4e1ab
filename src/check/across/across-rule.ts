/** What a rule over the units of a batch is. It is asked once, of all units of one year. */
import type { AcrossFinding, PeerUnit } from '../../model/peer-unit.ts';
import type { RuleEntry } from '../other-rules.ts';

export interface AcrossRule extends RuleEntry {
  check(units: readonly PeerUnit[]): readonly AcrossFault[];
}

/** A finding without what its rule says of it. */
export type AcrossFault = Omit<AcrossFinding, 'rule' | 'severity'>;

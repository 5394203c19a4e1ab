/** What reviewers have done to a draft in Word: comments and tracked changes that are not the draft's own. */

export interface ReturnedDraft {
  readonly comments: readonly ReturnedComment[];
  readonly changes: readonly ReturnedChange[];
  /** Signers of comments and changes that look like a draft's own, but are not signed as it is. */
  readonly strangers: readonly string[];
}

export interface ReturnedComment {
  readonly by: string;
  readonly text: string;
  /** The words under it as the draft had them; empty for a comment at a mere point. */
  readonly under: string;
  /** The paragraph in which these stand, as the draft had it. */
  readonly around: string;
}

/** A paragraph that was changed, or several that were parted or joined. */
export interface ReturnedChange {
  /** Each who has changed it, once. */
  readonly by: readonly string[];
  readonly pieces: readonly ChangePiece[];
}

/** The end of a paragraph is `\n`. */
export interface ChangePiece {
  readonly kind: 'kept' | 'added' | 'removed';
  readonly text: string;
}

export function textBefore({ pieces }: Pick<ReturnedChange, 'pieces'>): string {
  return textWithout(pieces, 'added');
}

export function textAfter({ pieces }: Pick<ReturnedChange, 'pieces'>): string {
  return textWithout(pieces, 'removed');
}

function textWithout(pieces: readonly ChangePiece[], other: ChangePiece['kind']): string {
  return pieces.map(({ kind, text }) => (kind === other ? '' : text)).join('');
}

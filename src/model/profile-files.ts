/** A profile as it is read: its settings with those it extends laid under, and the texts of its templates and forms. */

import type { Place } from '../diagnostics/finding.ts';
import type { FormSpec, Profile } from './profile.ts';

export interface SourceText {
  readonly source: string;
  /** Name of the file in messages. */
  readonly file: string;
}

export interface FormFile {
  readonly spec: FormSpec;
  readonly file: string;
  /** Place of a value in the form's JSON. */
  readonly locate: (path: readonly (string | number)[]) => Place;
}

export interface ProfileFiles {
  /** Folder name. */
  readonly id: string;
  readonly profile: Profile;
  /** By file name, e.g. `revenue.md.hbs`. */
  readonly templates: ReadonlyMap<string, SourceText>;
  /** Shared phrases `partials/<name>.hbs`, by name. */
  readonly partials: ReadonlyMap<string, SourceText>;
  /** `forms/<name>.json`, by name. */
  readonly forms: ReadonlyMap<string, FormFile>;
  /** Place of a value, or of its key, in profile.json (of the folder that sets it). */
  readonly locate: (path: readonly (string | number)[], what?: 'key' | 'value') => Place;
  /** Every file of the profile and of those it extends, the most general profile first. */
  readonly sources: readonly SourceText[];
}

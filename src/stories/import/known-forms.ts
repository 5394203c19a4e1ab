/** Forms that tables of files are recognised by: those of the place and, as it prints them, those of the country. */
import { classesOf, type TablesBy } from '../../loading.ts';
import { asPrinted } from '../../validate/chosen-tables.ts';
import { type Form, formsOf } from '../../workbook/recognise/forms.ts';

export function knownForms({ profile, catalogues, tables }: TablesBy): readonly Form[] {
  const { classification, tableSet } = catalogues;
  const general = tableSet.tables.map((form) => asPrinted(form, profile.profile));
  return formsOf({ tables, general, classification, classes: classesOf(profile.profile, catalogues) });
}

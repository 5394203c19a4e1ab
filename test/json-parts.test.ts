/** JSON put together of kept parts is the JSON of the whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentedItemText, indentedListText, listText, objectText } from '../src/model/json-parts.ts';

const values = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
const objects = fc.dictionary(fc.string(), fc.oneof(values, fc.constant(undefined)), { noNullPrototype: true });

describe('JSON of parts', () => {
  it('is that of the whole object, with fields in their order and without those that have no value', () => {
    fc.assert(
      fc.property(objects, (object) => {
        expect(objectText<Record<string, unknown>>(object, {})).toBe(JSON.stringify(object));
      }),
    );
  });

  it('takes the text of a field from its writer', () => {
    const text = objectText({ a: 1, b: ['二', 3], c: undefined }, { b: (items) => listText(items, JSON.stringify) });
    expect(text).toBe('{"a":1,"b":["二",3]}');
  });

  it('is that of the whole list, indented, for an empty one too', () => {
    fc.assert(
      fc.property(fc.array(objects), (list) => {
        expect(indentedListText(list, indentedItemText)).toBe(JSON.stringify(list, null, 1));
      }),
    );
    expect(indentedListText([], indentedItemText)).toBe('[]');
  });
});

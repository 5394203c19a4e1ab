/** The colour space sRGB as an ICC profile, computed from its definition (IEC 61966-2-1; ICC.1:2004-10). */

/** Chromaticities of red, green, blue and of the white point D65. */
const PRIMARIES = [
  [0.64, 0.33],
  [0.3, 0.6],
  [0.15, 0.06],
] as const;
const WHITE = [0.3127, 0.329] as const;
/** The white to which profiles refer: D50 (ICC.1, 7.2.16). */
const PROFILE_WHITE: Vector = [0.9642, 1, 0.8249];
/** From XYZ to the responses of the cones, as Bradford's adaptation takes them (ICC.1, annex E). */
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
/** Y = ((X + 0.055) / 1.055) ^ 2.4, below 0.04045 X / 12.92. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** The profile of a display, version 4. */
export function srgbProfile(): Buffer {
  const white = xyz(WHITE);
  const adaptation = adaptationTo(PROFILE_WHITE, white);
  const [red, green, blue] = columnsOf(multiply(adaptation, rgbToXyz(white)));
  const curve = parametricCurve();
  const tags: [string, Buffer][] = [
    ['desc', words('sRGB IEC61966-2.1')],
    ['cprt', words('No copyright')],
    ['wtpt', typed('XYZ ', fixed(PROFILE_WHITE))],
    ['chad', typed('sf32', fixed(adaptation.flat()))],
    ['rXYZ', typed('XYZ ', fixed(red))],
    ['gXYZ', typed('XYZ ', fixed(green))],
    ['bXYZ', typed('XYZ ', fixed(blue))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return profileOf(tags);
}

const HEADER = 128;

function profileOf(tags: readonly [string, Buffer][]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Buffer, number>();
  let end = HEADER + table.length;
  tags.forEach(([tag, data], index) => {
    const place = places.get(data) ?? end;
    if (!places.has(data)) end += data.length;
    places.set(data, place);
    table.write(tag, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(place, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
  });
  return Buffer.concat([header(end), table, ...places.keys()]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // The day of the specification: a profile of the same bytes whenever it is made.
  [2004, 10, 1].forEach((part, index) => {
    bytes.writeUInt16BE(part, 24 + 2 * index);
  });
  bytes.write('acsp', 36, 'latin1');
  fixed(PROFILE_WHITE).copy(bytes, 68);
  return bytes;
}

/** A value of a type, padded to whole words. */
function typed(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(-data.length & 3)]);
}

/** A text in English. */
function words(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16();
  const record = Buffer.alloc(20);
  record.writeUInt32BE(1, 0);
  record.writeUInt32BE(12, 4);
  record.write('enUS', 8, 'latin1');
  record.writeUInt32BE(letters.length, 12);
  record.writeUInt32BE(28, 16);
  return typed('mluc', Buffer.concat([record, letters]));
}

/** A curve of the third kind (ICC.1, 10.15). */
function parametricCurve(): Buffer {
  return typed('para', Buffer.concat([Buffer.from([0, 3, 0, 0]), fixed(CURVE)]));
}

/** Numbers with 16 binary places. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => {
    bytes.writeInt32BE(Math.round(value * 0x10000), 4 * index);
  });
  return bytes;
}

/** Of the luminance 1. */
function xyz([x, y]: readonly [number, number]): Vector {
  return [x / y, 1, (1 - x - y) / y];
}

/** The primaries in columns, of such luminance that together they are white. */
function rgbToXyz(white: Vector): Matrix {
  const columns = PRIMARIES.map(xyz) as unknown as Matrix;
  const luminances = apply(inverse(columnsOf(columns)), white);
  return columnsOf(columns.map((column, index) => scaled(column, luminances[index] as number)) as unknown as Matrix);
}

function adaptationTo(target: Vector, source: Vector): Matrix {
  const [from, to] = [apply(BRADFORD, source), apply(BRADFORD, target)];
  const gains: Matrix = [
    [to[0] / from[0], 0, 0],
    [0, to[1] / from[1], 0],
    [0, 0, to[2] / from[2]],
  ];
  return multiply(inverse(BRADFORD), multiply(gains, BRADFORD));
}

function scaled([x, y, z]: Vector, factor: number): Vector {
  return [x * factor, y * factor, z * factor];
}

function dot(one: Vector, other: Vector): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function cross(one: Vector, other: Vector): Vector {
  return [
    one[1] * other[2] - one[2] * other[1],
    one[2] * other[0] - one[0] * other[2],
    one[0] * other[1] - one[1] * other[0],
  ];
}

function apply([first, second, third]: Matrix, vector: Vector): Vector {
  return [dot(first, vector), dot(second, vector), dot(third, vector)];
}

/** Rows of a matrix as columns, or columns as rows. */
function columnsOf([a, b, c]: Matrix): Matrix {
  return [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ];
}

function multiply(left: Matrix, right: Matrix): Matrix {
  const [first, second, third] = columnsOf(right);
  return columnsOf([apply(left, first), apply(left, second), apply(left, third)]);
}

function inverse([a, b, c]: Matrix): Matrix {
  const determinant = dot(a, cross(b, c));
  const columns: Matrix = [cross(b, c), cross(c, a), cross(a, b)];
  return columnsOf(columns.map((column) => scaled(column, 1 / determinant)) as unknown as Matrix);
}

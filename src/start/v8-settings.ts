/** What V8 is told. Kept code fits only where V8 is set as when it was kept. */

/**
 * A command ends within a second or two: what is hot for the whole of it shall be optimised, not what is hot for a
 * moment. V8's own budget (67,584 bytes of bytecode run) spends a third of a build's CPU on code that is hardly used
 * again; with this one a build takes a sixth less CPU than with 200,000, the fortieth of a process still a tenth less, and
 * none is slower. From Node 22 on it counts calls, more of them, and is left alone.
 *
 * Patterns are compiled once, for the processor: V8 would first make bytecode of each, and compile it again when it is used
 * a second time, as most are. A build takes 3 % less CPU, a batch the same.
 */
export const COMPILING =
  Number.parseInt(process.versions.node, 10) < 22 ? ['--interrupt-budget=800000', '--no-regexp-tier-up'] : [];

/**
 * The heap may grow by so much of what is in use, in percent, before V8 looks for garbage again. One unit is done with what
 * it has taken before the heap is four times what was in use when V8 looked first: looking a second time costs a build
 * 5 % of its CPU, and it needs no less memory.
 */
export const ONE_UNIT = [...COMPILING, '--heap-growing-percent=300'];

/** A process that does many units, or stays: two threads of a batch would take 960 MB, and take 840. */
export const MANY_UNITS = '--heap-growing-percent=100';

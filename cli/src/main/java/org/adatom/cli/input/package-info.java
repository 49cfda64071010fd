/**
 * Input files: read with the place of every node, checked against the records that describe them, bound to those
 * records.
 *
 * <p>The records are the single source of truth. {@link org.adatom.cli.input.Shape} is what reflection finds in them;
 * the checker, the published JSON Schema and the help texts all read that. Validation and binding are one pass, so an
 * error always knows its line and column, and no library's generic message has to be translated; a test holds the
 * published schema to the same verdicts with a JSON Schema validator.
 */
@org.jspecify.annotations.NullMarked
package org.adatom.cli.input;

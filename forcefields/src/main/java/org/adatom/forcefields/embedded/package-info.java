/**
 * The embedded-atom family: tables read from DYNAMO files or made from analytic formulas, interpolated by one class
 * ({@link org.adatom.forcefields.embedded.EmbeddedAtom}).
 */
package org.adatom.forcefields.embedded;

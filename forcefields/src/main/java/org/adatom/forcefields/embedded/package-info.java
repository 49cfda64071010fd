/**
 * The embedded-atom family: tables read from DYNAMO files or made from analytic formulas, interpolated by {@link
 * org.adatom.forcefields.embedded.EmbeddedAtom}, or with angular terms by {@link
 * org.adatom.forcefields.embedded.AngularDependent}.
 */
package org.adatom.forcefields.embedded;

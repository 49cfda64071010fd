/**
 * The embedded-atom family: tables read from DYNAMO files or made from analytic formulas, interpolated by {@link
 * org.adatom.forcefields.embedded.EmbeddedAtom}, or with angular terms by {@link
 * org.adatom.forcefields.embedded.AngularDependent}; effective-medium theory as formulas, {@link
 * org.adatom.forcefields.embedded.Emt}.
 */
package org.adatom.forcefields.embedded;

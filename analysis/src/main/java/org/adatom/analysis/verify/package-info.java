/**
 * The certificate of a force field: what must hold whatever its formula, measured on configurations of its species.
 * {@link org.adatom.analysis.verify.Verification} runs the checks.
 */
package org.adatom.analysis.verify;

package org.adatom.analysis.verify;

/** The outcome of a check; later ones are worse. */
public enum Verdict {
    /** Holds within the limit. */
    PASS,
    /** Allowed, but to be known. */
    WARN,
    /** Does not hold: results of this force field are not to be trusted. */
    FAIL
}

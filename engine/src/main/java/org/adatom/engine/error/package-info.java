/** What can go wrong, by kind: bad input, a simulation that broke, files that cannot be read or written. */
package org.adatom.engine.error;

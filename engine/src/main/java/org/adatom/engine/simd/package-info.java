/** Vector code that is not physics: array functions with the same bits everywhere, and the vector width. */
package org.adatom.engine.simd;

/** The only place that knows threads. */
package org.adatom.engine.parallel;

/** What is measured while a simulation runs or from its files, and the report that shows it. */
package org.adatom.analysis;

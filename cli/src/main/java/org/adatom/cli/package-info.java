/** The command line: verbs, input files, logs. */
package org.adatom.cli;

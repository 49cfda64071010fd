/** What a person at the terminal sees besides results. */
@org.jspecify.annotations.NullMarked
package org.adatom.cli.console;

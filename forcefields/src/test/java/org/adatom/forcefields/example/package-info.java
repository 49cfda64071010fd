/** The worked example of docs/adding-a-force-field.md. */
package org.adatom.forcefields.example;

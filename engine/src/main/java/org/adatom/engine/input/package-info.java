/** What a class says about its own parameters so that input files can be checked, documented and converted. */
package org.adatom.engine.input;

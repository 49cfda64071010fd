/**
 * Active learning: a committee of networks runs dynamics, the frames on which its members disagree are labelled and learned from, until there are
 * none left.
 */
package org.adatom.analysis.training.active;

/** Labelled configurations, which every kind of model is fitted to, and how far a model is from their labels. */
package org.adatom.forcefields.training;

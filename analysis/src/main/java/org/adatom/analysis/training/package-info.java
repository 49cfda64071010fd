/** Fitting models to labelled configurations, step by step, and what came of it. */
package org.adatom.analysis.training;

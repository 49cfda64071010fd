/**
 * Elastic constants: {@link org.adatom.analysis.elastic.ElasticConstants} computes them from stresses of strained crystals,
 * {@link org.adatom.analysis.elastic.ElasticTensor} knows what follows from them.
 */
package org.adatom.analysis.elastic;

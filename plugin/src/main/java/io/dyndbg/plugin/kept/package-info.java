/**
 * Between the first and the second station, and over all classes of a module: where guards' answers are kept. A statement behind one that
 * is kept can't be reached by a switch at a logger, and should say so. {@link ModuleLook} sees which {@linkplain ModuleClasses classes}
 * may matter to others, by what they {@linkplain MayKeep keep} and what their guards {@linkplain MayDecide decide}; {@link KeptSearch}
 * looks for the {@link Place places}; {@link KeptPlaces} is what it finds; {@link ClassAnswers} tells what of one class stands behind them.
 */
package io.dyndbg.plugin.kept;

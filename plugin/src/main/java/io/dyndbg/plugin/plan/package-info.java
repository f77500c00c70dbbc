/**
 * Third station: decides what can be woven, and what is left alone and why. {@link ClassPlan} makes the records, and a {@link Wrap}
 * for each place to weave: {@link Copies} tells which statements are one site, {@link Receivers} whether its logger can be
 * answered for, {@link ArgumentPolicy} what becomes of its arguments.
 */
package io.dyndbg.plugin.plan;

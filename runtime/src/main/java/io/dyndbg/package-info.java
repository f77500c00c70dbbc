/**
 * The faces of the runtime: {@link io.dyndbg.Dyndbg} for people and programs, and {@link io.dyndbg.Link} for woven classes, which
 * stands here since each of them spells its name.
 */
package io.dyndbg;

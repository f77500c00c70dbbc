/** The goals: parameters in, messages out, no logic. */
package io.dyndbg.plugin.mojo;
